import type { APIRoute, GetStaticPaths } from 'astro';

import { type ExportFile, FORMATS } from '../export/files.ts';
import { files } from '../files.ts';

/** All files that readers take away. */
export const getStaticPaths = (() =>
  files.map((file) => ({
    params: { file: file.url.slice(1) },
    props: { file },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ file: ExportFile }> = ({ props: { file } }) => {
  const content = file.make();
  const body = typeof content === 'string' ? content : new Uint8Array(content);
  return new Response(body, { headers: { 'content-type': FORMATS[file.format].type } });
};
