import type { Fault } from '../fault.ts';
import type { Catalog } from '../model.ts';
import { unansweredFaults } from './ledger.ts';
import { promisedAddresses } from './promised.ts';

/** The published addresses that the content no longer has; what is built is held against them too. */
export function ledgerFaults(catalog: Catalog): Fault[] {
  const known = new Set([
    ...promisedAddresses(catalog),
    ...catalog.moved.map((moved) => moved.from),
  ]);
  return unansweredFaults(catalog.ledger, catalog.moved, (address) => known.has(address));
}
