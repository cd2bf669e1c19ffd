import type { APIRoute, GetStaticPaths } from 'astro';
import { titleFiles } from '../../../search/build/make-titles.ts';
import { catalog } from '../../../site/catalog.ts';
import { unwatched } from '../../../site/reads.ts';

/** Unwatched, since only pages are kept: these files are made by every build. */
export const getStaticPaths = (() =>
  [...unwatched(() => titleFiles(catalog))].map(([shard, content]) => ({
    params: { shard },
    props: { content },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ content: object }> = ({ props }) => Response.json(props.content);
