import type { AstroIntegration, ViteUserConfig } from 'astro';
import type { Notice, Reform } from '../policy/model.ts';
import { checkedOnce } from '../site/content.ts';

/** What pages import: for each notice that has 编者说明, by its id, a function that loads them. */
const INDEX = 'virtual:remarks';
/** What the page 关于本站 imports. */
const ABOUT = 'virtual:about.mdx';
/** How Vite marks what is no file. */
const RESOLVED = '\0';

/**
 * Gives @astrojs/mdx the editors' text as the reader found it sound, and nothing else: no front matter,
 * no official text, no file of `content/`. What the reader refused isn't there, so that a program in it
 * doesn't run, in `astro dev` either.
 */
export function compiledText(): AstroIntegration {
  return {
    name: 'compiled-text',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [textModules()] } });
      },
    },
  };
}

function textModules(): NonNullable<ViteUserConfig['plugins']>[number] {
  return {
    name: 'editors-text',
    resolveId: {
      filter: { id: /^virtual:(remarks|about)/ },
      handler: (id: string) => RESOLVED + id,
    },
    load: {
      filter: { id: /^\0virtual:(remarks|about)/ },
      handler: (id: string) => moduleOf(id.slice(RESOLVED.length)),
    },
  };
}

/** The code of a module: the index, what a notice has, or some MDX, by the ending that tells it. */
function moduleOf(id: string): string | undefined {
  const { catalog } = checkedOnce();
  if (id === INDEX) return index(catalog.notices);
  if (id === ABOUT) return textAlone(catalog.about.mdx);
  const [, notice, number] = /^virtual:remarks\/(\w+)(?:\/(\d+)\.mdx)?$/.exec(id) ?? [];
  const reforms = catalog.notices.find((one) => one.id === notice)?.reforms;
  if (number === undefined) return reforms && remarksOf(reforms);
  const mdx = reforms?.find((reform) => String(reform.number) === number)?.remarks?.mdx;
  return mdx === undefined ? undefined : textAlone(mdx);
}

/** MDX whose front matter is empty, so that nothing at its beginning is taken for one: it names layouts. */
const textAlone = (mdx: string): string => `---\n---\n\n${mdx}`;

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
