/** Makes sites with the same text as a built one, as others would: `bench:weight` and `bench:scale` hold ours beside them. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { ensureTools } from '../tests/debian.ts';

/** Fetched when it is first asked for, and kept out of package.json: only this measurement needs it. */
const STARLIGHT = { astro: '7.3.5', '@astrojs/starlight': '0.42.4' };
const TITLE = '福建自贸试验区创新成果复制推广';

/** A page's title, and its text as Markdown that any builder takes. */
interface Text {
  /** The page's path, with slashes at its ends: `/fj7/16/`. */
  path: string;
  title: string;
  markdown: string;
}

/**
 * The text of some pages of a built site: headings, paragraphs and lists, without anything else.
 * @param paths those of the pages, as `Text` has them.
 */
export const textsOf = (dist: string, paths: readonly string[]): Text[] =>
  paths.map((path) => {
    const main = found(parse(readFileSync(join(dist, path, 'index.html'), 'utf8')), 'main');
    const blocks = main ? blocksOf(main) : [];
    const title = blocks.find(({ prefix }) => prefix === '# ')?.text ?? path;
    const markdown = blocks
      .filter(({ prefix }) => prefix !== '# ')
      .map(({ prefix, text }) => `${prefix}${text.replace(/[!-/:-@[-`{-~]/g, '\\$&')}\n`)
      .join('\n');
    return { path, title, markdown };
  });

/**
 * A site of Hugo with no theme: a heading and the text, no styles, no scripts.
 * @returns the folder that a server shows.
 */
export function bareSite(folder: string, texts: readonly Text[]): string {
  ensureTools('hugo');
  const page = (body: string) =>
    `<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{{ .Title }}</title>\n</head>\n<body>\n<main>\n<h1>{{ .Title }}</h1>\n${body}\n</main>\n</body>\n</html>\n`;
  const list = page(
    '{{ range .Pages }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a></p>{{ end }}',
  );
  const kinds = '["taxonomy", "term", "RSS", "sitemap"]';
  written(folder, {
    'config.toml': `baseURL = "/"\ntitle = "${TITLE}"\ndisableKinds = ${kinds}\n`,
    'layouts/_default/single.html': page('{{ .Content }}'),
    'layouts/_default/list.html': list,
    'layouts/404.html': page(''),
    ...contentOf('content', texts),
  });
  execFileSync('hugo', ['--quiet'], { cwd: folder });
  return join(folder, 'public');
}

/**
 * A project of Starlight as its first page of instructions has it, in Chinese.
 * @param sidebar whether each page has the list of all of them, as it has by default.
 * @returns whether it can be built: its packages are fetched, where they can be had.
 */
export function starlightProject(folder: string, texts: readonly Text[], sidebar = true): boolean {
  const listed = sidebar ? '' : ', sidebar: []';
  written(folder, {
    'package.json': JSON.stringify({
      type: 'module',
      private: true,
      dependencies: STARLIGHT,
      // npm, called from this project, asks of each install script whether it may run.
      allowScripts: { esbuild: false },
    }),
    'tsconfig.json': '{ "extends": "astro/tsconfigs/strict" }\n',
    'astro.config.mjs': `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
const root = { label: '简体中文', lang: 'zh-CN' };
export default defineConfig({
  integrations: [starlight({ title: '${TITLE}', locales: { root }${listed} })],
});
`,
    'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
    'src/content/docs/index.md': `---\ntitle: ${TITLE}\n---\n`,
    ...contentOf('src/content/docs', texts),
  });
  try {
    if (!existsSync(join(folder, 'node_modules/@astrojs/starlight')))
      ran('npm', ['install', '--no-audit', '--no-fund'], folder);
    return true;
  } catch {
    return false;
  }
}

/** The folder that a server shows of such a project; nothing where its packages can't be had. */
export function starlightSite(folder: string, texts: readonly Text[]): string | undefined {
  if (!starlightProject(folder, texts)) return undefined;
  ran(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], folder);
  return join(folder, 'dist');
}

function ran(program: string, words: string[], cwd: string): void {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
  execFileSync(program, words, { cwd, env, stdio: ['ignore', 'ignore', 'inherit'] });
}

const contentOf = (folder: string, texts: readonly Text[]) =>
  Object.fromEntries(
    texts.map(({ path, title, markdown }) => [
      `${folder}${path.slice(0, -1)}.md`,
      `---\ntitle: ${JSON.stringify(title)}\n---\n\n${markdown}`,
    ]),
  );

/** Writes a project anew, but for the packages that it has. */
function written(folder: string, files: Record<string, string>): void {
  for (const made of ['content', 'src', 'public', 'dist'])
    rmSync(join(folder, made), { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** What stands before a block in Markdown, by the name of its element. */
const PREFIXES: Record<string, string> = {
  ...Object.fromEntries([1, 2, 3, 4].map((level) => [`h${level}`, `${'#'.repeat(level)} `])),
  ...Object.fromEntries(
    ['p', 'dt', 'dd', 'figcaption', 'blockquote', 'td', 'th'].map((name) => [name, '']),
  ),
  li: '- ',
};
const UNREAD = /^(svg|script|style|template)$/;

interface Block {
  prefix: string;
  text: string;
}

/** The innermost blocks of an element, in order. */
function blocksOf(element: Tree.Element): Block[] {
  if (UNREAD.test(element.tagName)) return [];
  const inner = element.childNodes.filter(isElement).flatMap(blocksOf);
  const prefix = PREFIXES[element.tagName];
  if (inner.length > 0 || prefix === undefined) return inner;
  const text = textOf(element).replace(/\s+/g, ' ').trim();
  return text ? [{ prefix, text }] : [];
}

const isElement = (node: Tree.ChildNode): node is Tree.Element => 'tagName' in node;

function textOf(node: Tree.ChildNode): string {
  if ('value' in node) return node.value;
  if (!isElement(node) || UNREAD.test(node.tagName)) return '';
  return node.childNodes.map(textOf).join('');
}

function found(node: Tree.ParentNode, name: string): Tree.Element | undefined {
  for (const child of node.childNodes.filter(isElement)) {
    const inner = child.tagName === name ? child : found(child, name);
    if (inner) return inner;
  }
  return undefined;
}
