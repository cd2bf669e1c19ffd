import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { OLDEST_KERNEL } from '../delivery/oldest-kernel.ts';

const SRC = join(import.meta.dirname, '..');
const INSTEAD = join(import.meta.dirname, 'instead');

/** What stands in `instead/` under a file's path in `src/` takes its place. */
const instead: Plugin = {
  name: 'instead',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
      const own = join(INSTEAD, relative(SRC, join(resolveDir, path)));
      return existsSync(own) ? { path: own } : undefined;
    });
  },
};

/**
 * The script of every page as one classic script, since browsers refuse modules from a disc: all that
 * is loaded later on a server is in it.
 * @throws {Error} where a stand-in lacks what others import from the file whose place it takes.
 */
export async function discScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(SRC, 'browser/page.ts')],
    absWorkingDir: SRC,
    bundle: true,
    format: 'iife',
    target: OLDEST_KERNEL,
    charset: 'utf8',
    minify: true,
    legalComments: 'none',
    plugins: [instead],
    logLevel: 'silent',
    write: false,
  });
  const [script, ...others] = outputFiles;
  if (!script || others.length > 0)
    throw new Error(`${outputFiles.length} scripts in place of one`);
  return script.text;
}
