import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { unansweredFaults } from '../policy/address/ledger.ts';
import { parseAddress } from '../policy/address/parse.ts';
import { promisedAddresses } from '../policy/address/promised.ts';
import { faultReport } from '../policy/fault.ts';
import { wholeCatalog } from '../site/content.ts';

/**
 * Holds the built pages against the ledger of published addresses, before they are published:
 * one that no longer answers stops the build.
 */
export function keptPermalinks(): AstroIntegration {
  return {
    name: 'kept-permalinks',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const catalog = wholeCatalog();
        const faults = unansweredFaults(catalog.ledger, catalog.moved, answeredIn(dir));
        if (faults.length > 0) {
          console.error(faultReport(faults));
          // As with bad content: no stack trace buries the report.
          process.exit(1);
        }
        const entered = new Set(catalog.ledger.map((entry) => entry.address));
        const missing = promisedAddresses(catalog).filter((address) => !entered.has(address));
        if (missing.length > 0) {
          // Astro's logger would put its own words before the sentence.
          console.warn(
            `有 ${missing.length} 个网址还没有登记，公布前请运行 npm run permalinks：${missing.slice(0, 5).join(' ')}${missing.length > 5 ? ' ……' : ''}`,
          );
        }
      },
    },
  };
}

/**
 * Whether the built site answers an address: with a file, an anchor, or a word on what became of it.
 * A ledger has a page's places next to one another, so that one page at a time is kept.
 */
function answeredIn(dir: URL): (address: string) => boolean {
  const root = fileURLToPath(dir);
  const isThere = (path: string) =>
    statSync(join(root, path.endsWith('/') ? `${path}index.html` : path), {
      throwIfNoEntry: false,
    })?.isFile() === true;
  let last = { page: '', ids: new Set<string>() };
  const hasId = (page: string, id: string) => {
    if (last.page !== page) {
      const ids = isThere(page) ? idsIn(join(root, page, 'index.html')) : [];
      last = { page, ids: new Set(ids) };
    }
    return last.ids.has(id);
  };
  return (address) => {
    const parsed = parseAddress(address);
    if (parsed.kind === 'place') return hasId(parsed.page, parsed.anchor);
    if (isThere(address)) return true;
    return parsed.kind === 'file' && hasId(parsed.page, parsed.name);
  };
}

/** The ids of a page. They are ASCII, so that the rest needn't be told apart. */
const idsIn = (file: string): string[] =>
  Array.from(readFileSync(file, 'latin1').matchAll(/ id="([^"]+)"/g), ([, id = '']) => id);
