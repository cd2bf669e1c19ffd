import type { APIRoute, GetStaticPaths } from 'astro';
import { titleFiles } from '../../../search/build/make-titles.ts';
import { catalog } from '../../../site/catalog.ts';

export const getStaticPaths = (() =>
  [...titleFiles(catalog)].map(([shard, content]) => ({
    params: { shard },
    props: { content },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ content: object }> = ({ props }) => Response.json(props.content);
