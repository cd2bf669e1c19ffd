import { publishedAddresses } from '../files/list.ts';
import { unansweredFaults } from '../policy/address/ledger.ts';
import { type Fault, faultReport } from '../policy/fault.ts';
import { type Catalog, catalogOf, type Notice } from '../policy/join/join.ts';
import { folderOf } from '../policy/join/numbering.ts';
import { parseBody, quotations } from '../policy/source/body.ts';
import { fold, verbatimFaults } from '../policy/source/verbatim.ts';
import { type Reading, readContent } from './read.ts';

/**
 * Reads and checks all of `content/` below the given root.
 * @throws {Error} whose message is the editor's report of all faults, in Chinese.
 */
export function checkedCatalog(root: string): Catalog {
  const { catalog, faults } = checkContent(root);
  if (faults.length > 0) throw new Error(faultReport(faults));
  return catalog;
}

/** The same, with the faults as a list: those of single files first found, then those between files. */
export function checkContent(root: string): { catalog: Catalog; faults: Fault[] } {
  const reading = readContent(root);
  const joined = catalogOf(reading.content);
  const unread = new Set(reading.faults.map((fault) => fault.file));
  // Where the units or zones can't be read, every mention of one would look unknown.
  const blameless = (fault: Fault) =>
    ['units', 'zones', 'topics'].some(
      (list) => fault.field?.startsWith(`${list}[`) && unread.has(`content/${list}.yaml`),
    );
  const own = [...reading.faults, ...joined.faults.filter((fault) => !blameless(fault))];
  const unusable = new Set(
    [...reading.faults, ...joined.faults.filter((fault) => !restsOnQuote(fault))].map(
      (fault) => fault.file,
    ),
  );
  const quoting = quotingFaults(reading, joined.catalog, unusable);
  // A passage that isn't the source's drags along what rests on it.
  const misquoted = new Set([...unusable, ...quoting.map((fault) => fault.file)]);
  const faults = [
    ...own.filter((fault) => !(restsOnQuote(fault) && misquoted.has(fault.file))),
    ...quoting,
  ];
  // What is wrong otherwise may be missing, and with it its addresses: that would be said twice.
  if (faults.every(restsOnQuote)) faults.push(...lostAddresses(joined.catalog));
  return { catalog: joined.catalog, faults: faults.map((fault) => withLine(fault, reading)) };
}

/** The published addresses that the content no longer has; what is built is held against them too. */
function lostAddresses(catalog: Catalog): Fault[] {
  const known = new Set([
    ...publishedAddresses(catalog),
    ...catalog.moved.map((moved) => moved.from),
  ]);
  return unansweredFaults(catalog.ledger, catalog.moved, (address) => known.has(address));
}

function quotingFaults(reading: Reading, catalog: Catalog, unusable: ReadonlySet<string>): Fault[] {
  const allSources = fold([...reading.sources.values()].join('\n'));
  return [
    ...catalog.notices.flatMap((notice) => {
      const source = reading.sources.get(`content/${folderOf(notice.origin.file)}`);
      if (source !== undefined) return verbatimFaults(notice, source, unusable);
      if (unusable.has(sourceOf(notice))) return [];
      return [
        {
          file: sourceOf(notice),
          problem: '没有通知的来源文本，引文无从核对。',
          mend: '把通知全文（含附件）存成 source.txt，编码 UTF-8。',
        },
      ];
    }),
    ...reading.pages.flatMap((page) =>
      quotations(parseBody(page.body))
        .filter((quoted) => !allSources.includes(fold(quoted.text)))
        .map((quoted) => ({
          file: page.file,
          line: quoted.line + page.bodyOffset,
          problem: `这段引文不是任何通知的原文：${quoted.text}`,
          mend: '照录原文；不是引文的话，去掉开头的“> ”。',
        })),
    ),
  ];
}

/** Whether a fault is one of words that rest on a passage, rather than of the passage. */
const restsOnQuote = (fault: Fault) =>
  /^(points|change|figures|flow)\b|^duties\[\d+\]\.(quote|due)$|^(plan|review)\.parts\b/.test(
    fault.field ?? '',
  );

const sourceOf = (notice: Notice) => notice.origin.file.replace(/[^/]+$/, 'source.txt');

const withLine = (fault: Fault, reading: Reading): Fault =>
  fault.line || !fault.field
    ? fault
    : {
        ...fault,
        line:
          reading.lineOf(fault.file, fault.field) ??
          reading.lineOf(fault.file, parent(fault.field)),
      };

const parent = (field: string) => field.replace(/[.[][^.[]*$/, '');
