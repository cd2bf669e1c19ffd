import type { AstroIntegration, ViteUserConfig } from 'astro';
import { checkedOnce } from '../site/content.ts';

/** What pages import: for each reform that has 编者说明, by its path, a function that loads it. */
const INDEX = 'virtual:remarks';
/** Before the path of a reform; the ending is what @astrojs/mdx goes by. */
const ONE = `${INDEX}/`;
const ENDING = '.mdx';
/** How Vite marks what is no file. */
const RESOLVED = '\0';

/**
 * Gives @astrojs/mdx what stands below the quotations, and nothing else: no front matter, no official
 * text, no file without 编者说明. What the reader refused isn't there.
 */
export function compiledRemarks(): AstroIntegration {
  return {
    name: 'compiled-remarks',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [remarksModules()] } });
      },
    },
  };
}

function remarksModules(): NonNullable<ViteUserConfig['plugins']>[number] {
  return {
    name: 'remarks',
    resolveId: { filter: { id: /^virtual:remarks/ }, handler: (id: string) => RESOLVED + id },
    load: {
      filter: { id: /^\0virtual:remarks/ },
      handler: (id: string) => {
        const module = id.slice(RESOLVED.length);
        return module === INDEX ? indexModule() : remarksOf(module);
      },
    },
  };
}

const remarked = () => checkedOnce().catalog.reforms.filter(({ remarks }) => remarks);

const moduleOf = (url: string) => ONE + url.slice(1, -1) + ENDING;

const indexModule = () =>
  [
    'export const remarks = {',
    ...remarked().map(({ url }) => {
      const [key, module] = [url, moduleOf(url)].map((text) => JSON.stringify(text));
      return `  ${key}: () => import(${module}),`;
    }),
    '};',
  ].join('\n');

const remarksOf = (module: string) =>
  remarked().find(({ url }) => moduleOf(url) === module)?.remarks?.mdx;
