/**
 * Enters every address that the site publishes into its ledger (`content/permalinks.txt`, and one in
 * each notice's folder), with the day: `npm run permalinks`, before new content goes out. What is in
 * a ledger stays as it is, and content with faults is not entered. A new notice gets its ledger here,
 * and what its source is, so that nobody changes that unseen.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import {
  extendedLedger,
  LEDGER_HEAD,
  ledgersOf,
  parseLedger,
  SITE_LEDGER,
} from '../src/policy/address/ledger.ts';
import { promisedAddresses } from '../src/policy/address/promised.ts';
import { markedLedger } from '../src/policy/address/source-mark.ts';
import { faultReport } from '../src/policy/fault.ts';
import { checkContent } from '../src/reading/check.ts';
import { sourceDigest } from '../src/reading/published-sources.ts';

const { catalog, faults } = checkContent(process.cwd(), { newLedgers: true });
if (faults.length > 0) {
  console.error(`${faultReport(faults)}\n\n没有登记网址：先改正内容。`);
  process.exit(1);
}
const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
const notices = new Set(catalog.notices.map(({ id }) => id));
const byLedger = new Map<string, string[]>();
for (const address of promisedAddresses(catalog)) {
  for (const file of ledgersOf(address, notices)) {
    byLedger.set(file, [...(byLedger.get(file) ?? []), address]);
  }
}
// The site's ledger last: a notice that stands in it must have a ledger of its own.
const ordered = [...byLedger].sort(
  ([a], [b]) => Number(a === SITE_LEDGER) - Number(b === SITE_LEDGER),
);
for (const [file, addresses] of ordered) {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : LEDGER_HEAD;
  const extended = extendedLedger(before, addresses, day);
  const source = file.replace(/permalinks\.txt$/, 'source.txt');
  const after = existsSync(source)
    ? markedLedger(extended, sourceDigest(readFileSync(source, 'utf8')), day)
    : extended;
  writeFileSync(file, after);
  const count = (text: string) => parseLedger(text, file).entries.length;
  console.log(`${file}：新登记 ${count(after) - count(before)} 个网址，共 ${count(after)} 个。`);
}
