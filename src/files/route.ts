import type { APIRoute, GetStaticPaths } from 'astro';
import { files } from '../site/files.ts';
import { FORMATS, type Format } from './formats.ts';
import type { SiteFile } from './list.ts';

/**
 * The paths of all files of a format, while writing: a build writes them itself (`made-files`), since
 * a route costs more than most files do. Each format is a route of its own: Astro gives an address
 * without a slash at its end only to routes that spell their extension.
 */
export const pathsOf = (format: Format): GetStaticPaths =>
  (() =>
    import.meta.env.PROD
      ? []
      : files
          .filter((file) => file.format === format)
          .map((file) => ({
            params: { file: file.url.slice(1, -(format.length + 1)) },
            props: { file },
          }))) satisfies GetStaticPaths;

/** Makes a file and hands it out. */
export const serveFile: APIRoute<{ file: SiteFile }> = ({ props: { file } }) => {
  const content = file.make();
  const body = typeof content === 'string' ? content : new Uint8Array(content);
  return new Response(body, { headers: { 'content-type': FORMATS[file.format].type } });
};
