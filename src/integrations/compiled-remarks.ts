import type { AstroIntegration, ViteUserConfig } from 'astro';
import type { Notice, Reform } from '../policy/model.ts';
import { checkedOnce } from '../site/content.ts';

/** What pages import: for each notice that has 编者说明, by its id, a function that loads them. */
const INDEX = 'virtual:remarks';
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
      handler: (id: string) => moduleOf(id.slice(RESOLVED.length)),
    },
  };
}

/** The code of a module: the index, what a notice has, or one reform's MDX, by the ending that tells it. */
function moduleOf(id: string): string | undefined {
  if (id === INDEX) return index(checkedOnce().catalog.notices);
  const [, notice, number] = /^virtual:remarks\/(\w+)(?:\/(\d+)\.mdx)?$/.exec(id) ?? [];
  const reforms = checkedOnce().catalog.notices.find((one) => one.id === notice)?.reforms;
  if (number === undefined) return reforms && remarksOf(reforms);
  return reforms?.find((reform) => String(reform.number) === number)?.remarks?.mdx;
}

/** One module for each notice: one for each reform would cost the bundle more than the MDX itself. */
const index = (notices: readonly Notice[]): string =>
  `export const remarks = {${notices
    .filter(({ reforms }) => reforms.some(({ remarks }) => remarks))
    .map(({ id }) => `${JSON.stringify(id)}: () => import(${JSON.stringify(`${INDEX}/${id}`)})`)
    .join()}};`;

function remarksOf(reforms: readonly Reform[]): string {
  const written = reforms.filter(({ remarks }) => remarks);
  return [
    ...written.map(
      ({ notice, number }) =>
        `import { Content as c${number} } from ${JSON.stringify(`${INDEX}/${notice.id}/${number}.mdx`)};`,
    ),
    `export default {${written.map(({ number }) => `${number}: c${number}`).join()}};`,
  ].join('\n');
}
