import type { APIRoute, GetStaticPaths } from 'astro';
import { searchFiles } from '../../site/search.ts';

/** What a search or a suggestion reads, while writing: a build writes it itself (`search-files`). */
export const getStaticPaths = (() =>
  import.meta.env.PROD
    ? []
    : [...searchFiles()].map(({ path, content }) => ({
        params: { file: path.replace(/^search\/|\.json$/g, '') },
        props: { content },
      }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ content: Uint8Array }> = ({ props }) =>
  new Response(new Uint8Array(props.content), { headers: { 'content-type': 'application/json' } });
