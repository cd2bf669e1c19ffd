import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { contentSecurityPolicy } from '../src/delivery/content-security-policy.ts';
import { nginxRedirects } from '../src/files/redirects.ts';
import type { Moved } from '../src/policy/schema/moved.ts';
import { PACKER } from '../src/releasing/packed.ts';

/** What the page of an address that is gone says. */
export const GONE = '已撤销，职责不再单列。';
const MOVED: Moved[] = [
  { from: '/units/old/', to: '/units/', on: '2026-01-01' },
  { from: '/units/gone/', became: GONE, on: '2026-01-01' },
];

/** The name of the script of a tiny site, which tells its content. */
export function tinyScript(words: string): string {
  const digest = createHash('sha256').update(words).digest('base64url').slice(0, 8);
  return `_astro/page.${digest}.js`;
}

/**
 * Writes a built site in miniature: pages with their policies, a script that is named by its content,
 * a part of the index, files to take away, redirects.
 * @param folder is emptied first.
 * @param words stand in every page, and make the script's name.
 * @param siteUrl where the site stands.
 */
export function tinySite(folder: string, words: string, siteUrl: string): string {
  const script = tinyScript(words);
  const page = (up: string, own = '') =>
    contentSecurityPolicy(
      `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${words}</title>${own}` +
        `<style>p{color:#${createHash('md5').update(words).digest('hex').slice(0, 6)}}</style>` +
        `<script type="module" src="${up}${script}"></script></head><body>` +
        `<p id="top">${`${words}。`.repeat(200)}</p><a href="${up}units/#top">牵头单位</a></body></html>`,
      { wasm: false },
    );
  const files: Record<string, string> = {
    'index.html': page('', `<link rel="canonical" href="${siteUrl}">`),
    '404.html': page(siteUrl),
    'units/index.html': page('../'),
    'units/gone/index.html': page('../../').replace('</body>', `<p>${GONE}</p></body>`),
    [script]: `// ${words}\n`.repeat(200),
    'pagefind/pagefind.js': '// never changes\n'.repeat(100),
    'pagefind/fragment/unknown_0aa9e3e.pf_fragment': 'packed already',
    'units.csv': `\ufeff名称\n${'甲厅\n'.repeat(300)}`,
    'units.docx': `PK ${words}`,
    'redirects.conf': nginxRedirects(MOVED, siteUrl),
  };
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** What a release of a tiny site has beside the site. */
export const tinyParts = (url: string) => ({
  about: { name: 'tiny', version: '1.0.0', url, buildDate: null, packer: PACKER },
  sbom: '{}',
  frameAncestors: "'none'",
});
