/**
 * Enters every address that the site publishes into the ledger, content/permalinks.txt, with the
 * day: `npm run permalinks`, before new content goes out. What is in the ledger stays as it is, and
 * content with faults is not entered.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { publishedAddresses } from '../src/files/list.ts';
import { extendedLedger, LEDGER_FILE, parseLedger } from '../src/policy/address/ledger.ts';
import { faultReport } from '../src/policy/fault.ts';
import { checkContent } from '../src/reading/check.ts';

const { catalog, faults } = checkContent(process.cwd());
if (faults.length > 0) {
  console.error(`${faultReport(faults)}\n\n没有登记网址：先改正内容。`);
  process.exit(1);
}
const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
const after = extendedLedger(readFileSync(LEDGER_FILE, 'utf8'), publishedAddresses(catalog), day);
writeFileSync(LEDGER_FILE, after);
const count = parseLedger(after).entries.length;
console.log(`${LEDGER_FILE}：新登记 ${count - catalog.ledger.length} 个网址，共 ${count} 个。`);
