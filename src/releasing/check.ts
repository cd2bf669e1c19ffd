import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Stop } from '../publishing/stop.ts';
import { otherAddress } from './checks/address.ts';
import { oversized } from './checks/budgets.ts';
import { lostLinks } from './checks/links.ts';
import { loosePolicies } from './checks/policies.ts';
import { type PageLinks, pageLinks } from './page.ts';

/** So many faults are told one by one. */
const TOLD = 20;

/**
 * Looks at a built site before it is released: every link and place, every page's policy, every
 * file's type and weight. That every promised address answers, the build itself has checked.
 * @param files all its files, as paths from its root.
 * @returns the policy of each page, by the page's path.
 * @throws {Stop} with all that is wrong.
 */
export function checkedPolicies(
  site: string,
  files: readonly string[],
  siteUrl: string | null,
): Map<string, string> {
  const pages = new Map<string, PageLinks>();
  for (const path of files.filter((one) => one.endsWith('.html'))) {
    pages.set(path, pageLinks(readFileSync(join(site, path), 'utf8')));
  }
  const sizes = new Map(files.map((path) => [path, statSync(join(site, path)).size]));
  const faults = [
    ...otherAddress(pages.get('index.html'), siteUrl),
    ...lostLinks(pages, new Set(files), siteUrl),
    ...loosePolicies(pages),
    ...oversized(sizes),
  ];
  if (faults.length > 0) {
    const more = faults.length > TOLD ? [`……另有 ${faults.length - TOLD} 处。`] : [];
    throw new Stop(
      [`网站检查出 ${faults.length} 处问题：`, ...faults.slice(0, TOLD), ...more].join('\n'),
    );
  }
  return new Map([...pages].map(([path, { policies }]) => [path, policies[0] ?? '']));
}
