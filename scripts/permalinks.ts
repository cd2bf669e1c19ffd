/**
 * Enters every address that the site publishes into the ledger, content/permalinks.txt, with the
 * day: `npm run permalinks`, before new content goes out. What is in the ledger stays as it is.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { checkedCatalog } from '../src/editing/check.ts';
import { publishedAddresses } from '../src/export/files.ts';
import { extendedLedger, LEDGER_FILE } from '../src/policy/ledger.ts';

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
const before = readFileSync(LEDGER_FILE, 'utf8');
const after = extendedLedger(before, publishedAddresses(checkedCatalog(process.cwd())), day);
writeFileSync(LEDGER_FILE, after);
const count = (text: string) => text.split('\n').length;
console.log(`${LEDGER_FILE}：新登记 ${count(after) - count(before)} 个网址。`);
