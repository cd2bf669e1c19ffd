import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { publishedAddresses } from '../files/list.ts';
import { LEDGER_FILE, unansweredFaults } from '../policy/address/ledger.ts';
import { movedFileId, pageOfFile } from '../policy/address/permalink.ts';
import { faultReport } from '../policy/fault.ts';
import { pageAndAnchor } from '../policy/schema/moved.ts';
import { checkedCatalog } from '../reading/check.ts';

/**
 * Holds the built pages against the ledger of published addresses, before they are published:
 * one that no longer answers stops the build.
 */
export function keptPermalinks(): AstroIntegration {
  let root = '';
  return {
    name: 'kept-permalinks',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      'astro:build:done': ({ dir, logger }) => {
        const catalog = checkedCatalog(root);
        const faults = unansweredFaults(catalog.ledger, catalog.moved, answeredIn(dir));
        if (faults.length > 0) {
          logger.error(`\n\n${faultReport(faults)}\n`);
          // As with bad content: no stack trace buries the report.
          process.exit(1);
        }
        const entered = new Set(catalog.ledger.map((entry) => entry.address));
        const missing = publishedAddresses(catalog).filter((address) => !entered.has(address));
        if (missing.length > 0) {
          logger.warn(
            `有 ${missing.length} 个网址还没有登记到 ${LEDGER_FILE}，公布前请运行 npm run permalinks：${missing.slice(0, 5).join(' ')}${missing.length > 5 ? ' ……' : ''}`,
          );
        }
      },
    },
  };
}

/** Whether the built site answers an address: with a file, an anchor, or a word on what became of it. */
function answeredIn(dir: URL): (address: string) => boolean {
  const read = new Map<string, string | undefined>();
  const built = (path: string) => {
    if (!read.has(path)) {
      const file = join(fileURLToPath(dir), path.endsWith('/') ? `${path}index.html` : path);
      const there = existsSync(file) && statSync(file).isFile();
      read.set(path, there ? readFileSync(file, 'utf8') : undefined);
    }
    return read.get(path);
  };
  const hasId = (path: string, id: string) => built(path)?.includes(` id="${id}"`) ?? false;
  return (address) => {
    const [path, anchor] = pageAndAnchor(address);
    if (anchor) return hasId(path, anchor);
    return built(path) !== undefined || hasId(pageOfFile(path), movedFileId(path));
  };
}
