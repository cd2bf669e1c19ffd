import type { APIRoute, GetStaticPaths } from 'astro';
import { searchFiles } from '../../site/search.ts';

/** Files of pairs and of titles while writing: a build writes them itself (`search-files`). */
export const getStaticPaths = (() =>
  import.meta.env.PROD
    ? []
    : [...searchFiles()].map(({ path, content }) => ({
        params: { file: path.replace(/^search\/|\.json$/g, '') },
        props: { content },
      }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ content: Uint8Array }> = ({ props }) =>
  new Response(new Uint8Array(props.content), { headers: { 'content-type': 'application/json' } });
