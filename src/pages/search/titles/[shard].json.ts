import type { APIRoute, GetStaticPaths } from 'astro';
import { titleShards } from '../../../search/build/make-titles.ts';
import type { Title } from '../../../search/core/lexicon.ts';
import { catalog } from '../../../site/catalog.ts';
import { unwatched } from '../../../site/reads.ts';

/** Unwatched, since only pages are kept: these files are made by every build. */
export const getStaticPaths = (() =>
  [...unwatched(() => titleShards(catalog))].map(([shard, titles]) => ({
    params: { shard },
    props: { titles },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ titles: Title[] }> = ({ props }) => Response.json(props.titles);
