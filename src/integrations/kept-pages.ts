import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroPrerenderer } from 'astro';
import { keptSite } from '../keeping/this-build.ts';
import { pageDates } from '../policy/address/history.ts';
import { wholeCatalog } from '../site/content.ts';
import { watched } from '../site/reads.ts';

/**
 * Takes the pages that would be made the same from the last site, and makes the others. Pages of
 * routes without parameters are always made: their modules run only when they are, so that what two
 * of them share may have been read for the first alone.
 */
export function keptPages(): AstroIntegration {
  let root = '';
  return {
    name: 'kept-pages',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = fileURLToPath(config.outDir);
      },
      'astro:build:start': ({ setPrerenderer }) => setPrerenderer((own) => keeping(own, root)),
    },
  };
}

function keeping(own: AstroPrerenderer, root: string): AstroPrerenderer {
  const site = keptSite();
  const dates = pageDates(wholeCatalog());
  /** What pages read before any of them is made is read for all of them. */
  const always = new Set<number>();
  const before = async <T>(run: () => T | Promise<T>): Promise<T> => {
    const { made, reads } = await watched(run);
    for (const part of reads) always.add(part);
    return made;
  };
  return {
    ...own,
    setup: () => before(async () => own.setup?.()),
    getStaticPaths: () => before(() => own.getStaticPaths()),
    render: async (request, options) => {
      const { type, params } = options.routeData;
      if (type !== 'page' || params.length === 0) return own.render(request, options);
      const { pathname } = new URL(request.url);
      const file = `${decodeURI(pathname).slice(1)}index.html`;
      const dated = dates.get(pathname);
      await site.put(root, file, dated ? JSON.stringify(dated) : '', async () => {
        const { made, reads } = await watched(() => rendered(own.render(request, options)));
        return { made, reads: reads.union(always) };
      });
      // Astro writes no file for an answer without a body: this one is written already.
      return new Response(null);
    },
  };
}

/** @throws {Error} where the page is something else than a page. */
async function rendered(answer: ReturnType<AstroPrerenderer['render']>): Promise<Uint8Array> {
  const given = await answer;
  const response = given instanceof Response ? given : given.response;
  if (response.status !== 200) throw new Error(`${response.status} in place of a page`);
  return new Uint8Array(await response.arrayBuffer());
}
