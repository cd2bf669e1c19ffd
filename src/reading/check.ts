import { ledgerFaults } from '../policy/address/kept.ts';
import { promisedAddresses } from '../policy/address/promised.ts';
import { type Fault, faultReport, primaryFaults, WHOLE_CATALOG } from '../policy/fault.ts';
import { joinContent } from '../policy/join/content.ts';
import type { Catalog } from '../policy/model.ts';
import { visible } from './characters.ts';
import { earlyFaults, futureFaults, today } from './dates.ts';
import { alikeFaults } from './distinct.ts';
import { ledgerFileFaults } from './ledgers.ts';
import { changedSourceFaults, unmarkedSourceFaults } from './published-sources.ts';
import { quotingFaults } from './quoting.ts';
import { type Linked, type Reading, readContent } from './read.ts';

export interface CheckOptions {
  /**
   * Whether a notice that was never published may lack its ledger, and a source its mark, or the one of
   * its corrected text: `npm run permalinks` makes them.
   */
  newLedgers?: boolean;
}

/**
 * Reads and checks all of `content/` below the given root.
 * @throws {Error} whose message is the editor's report of all faults, in Chinese.
 */
export function checkedCatalog(root: string): Catalog {
  const { catalog, faults } = checkContent(root);
  if (faults.length > 0) throw new Error(faultReport(faults));
  return catalog;
}

/** The same, with the faults as a list: each names what is wrong first, not what follows from it. */
export function checkContent(
  root: string,
  options: CheckOptions = {},
): { catalog: Catalog; faults: Fault[] } {
  const reading = readContent(root);
  const { content } = reading;
  const { catalog, faults } = joinContent(content);
  const found = [
    ...reading.faults,
    ...faults,
    ...ledgerFileFaults(content, options),
    ...futureFaults(content, today()),
    ...earlyFaults(content),
    ...alikeFaults(content),
  ];
  const quoting = quotingFaults(reading, catalog, found);
  const mayEnter = options.newLedgers === true;
  const told = primaryFaults([
    ...found,
    ...quoting,
    // A source that differs from its quotations is told as that.
    ...changedSourceFaults(reading, { mayEnter }).filter(
      ({ file }) => !quoting.some((other) => folderOf(other.file) === folderOf(file)),
    ),
    ...unmarkedSourceFaults(reading, { mayEnter }),
    ...ledgerFaults(catalog),
    ...linkFaults(reading.linked, catalog),
  ]);
  return { catalog, faults: told.map((fault) => forEditors(fault, reading)) };
}

const folderOf = (file: string) => file.replace(/[^/]+$/, '');

/** Links of the editors' that lead nowhere. */
function linkFaults(linked: readonly Linked[], catalog: Catalog): Fault[] {
  if (linked.length === 0) return [];
  const known = new Set(promisedAddresses(catalog));
  return linked.flatMap(({ entry, links }) =>
    links
      .filter(({ to }) => !known.has(to))
      .map(({ to, line }) => ({
        file: entry.file,
        line: line + entry.bodyOffset,
        problem: `本站没有网址 ${to}。`,
        mend: '写现在还在用的网址，如 /data/、/fj7/16/。',
        restsOn: [WHOLE_CATALOG],
      })),
  );
}

/** A fault with its line, and with what can't be seen spelled out. */
function forEditors(fault: Fault, reading: Reading): Fault {
  const { file, field, problem, mend } = fault;
  return {
    ...fault,
    line: fault.line ?? (field === undefined ? undefined : nearestLine(file, field, reading)),
    file: visible(file),
    field: field === undefined ? undefined : visible(field),
    problem: visible(bearable(problem)),
    mend: visible(bearable(mend)),
  };
}

/** A message whose lines can be read: half a source in one of them can't. */
const bearable = (message: string): string =>
  message
    .split('\n')
    .map((line) => (line.length > 1500 ? `${line.slice(0, 1500)}…` : line))
    .join('\n');

/** The line of a field, or of what it is missing in. */
const nearestLine = (file: string, field: string, reading: Reading): number | undefined =>
  reading.lineOf(file, field) ?? reading.lineOf(file, field.replace(/[.[][^.[]*$/, ''));
