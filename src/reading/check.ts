import { ledgerFaults } from '../policy/address/kept.ts';
import { type Fault, faultReport, primaryFaults } from '../policy/fault.ts';
import { joinContent } from '../policy/join/content.ts';
import type { Catalog } from '../policy/model.ts';
import { quotingFaults } from './quoting.ts';
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

/** The same, with the faults as a list: each names what is wrong first, not what follows from it. */
export function checkContent(root: string): { catalog: Catalog; faults: Fault[] } {
  const reading = readContent(root);
  const { catalog, faults } = joinContent(reading.content);
  const found = [...reading.faults, ...faults];
  const told = primaryFaults([
    ...found,
    ...quotingFaults(reading, catalog, found),
    ...ledgerFaults(catalog),
  ]);
  return { catalog, faults: told.map((fault) => withLine(fault, reading)) };
}

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
