import type { APIRoute, GetStaticPaths } from 'astro';
import { pairFiles } from '../../../../site/search.ts';

export const getStaticPaths = (() => pairFiles()) satisfies GetStaticPaths;

export const GET: APIRoute<{ content: string }> = ({ props }) =>
  new Response(props.content, { headers: { 'content-type': 'application/json' } });
