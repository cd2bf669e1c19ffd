import type { Gone, LedgerEntry } from '../model.ts';
import type { Moved } from '../schema/moved.ts';
import { isPage, onPage, pageOf, parseAddress, reformOfRow } from './parse.ts';

/** Whether an entry leads straight on, instead of saying what became of the thing. */
export const isRedirect = <T extends Moved>(moved: T): moved is T & { to: string } =>
  moved.to !== undefined && moved.became === undefined;

/** The pages that a page stands under, itself first: `/fj7/16/`, `/fj7/`. */
function* pagesAbove(page: string): Generator<string> {
  for (let one = page; one.length > 1; one = one.replace(/[^/]+\/$/, '')) yield one;
}

/**
 * What follows from the editors' entries: a page that is gone takes along the pages below it, the
 * places on all of them, and a reform's its row of the annex, so that a notice or a reform that goes
 * is one entry. Files go with their page unsaid.
 * @param addresses those that the site has now.
 */
export function followersOf(
  moved: readonly Moved[],
  ledger: readonly LedgerEntry[],
  addresses: ReadonlySet<string>,
): Gone[] {
  const told = new Map(moved.map((one) => [one.from, one]));
  return ledger.flatMap(({ address }): Gone[] => {
    const { kind, page } = parseAddress(address);
    if (kind === 'file' || addresses.has(address) || told.has(address)) return [];
    const row = told.get(reformOfRow(address) ?? '');
    const above = [...pagesAbove(page)].find((one) => told.has(one));
    const entry = row ?? (above === undefined ? undefined : told.get(above));
    if (!entry) return [];
    // A row is on its notice's page, and its reform's page says what it said.
    if (row || !isRedirect(entry)) return [{ ...entry, from: address, follows: entry.from }];
    // The rest of the address is the same after the move; a place is taken along by its page.
    const to = entry.to + address.slice(entry.from.length);
    return kind === 'page' && isPage(entry.to) && addresses.has(to)
      ? [{ ...entry, from: address, to, follows: entry.from }]
      : [];
  });
}

/**
 * The address that answers for one today, however often it moved: itself where the site has it or a
 * word on it. None for one that is nowhere.
 */
export function followed(
  address: string,
  gone: ReadonlyMap<string, Moved>,
  addresses: ReadonlySet<string>,
): string | 'circle' | undefined {
  const seen = new Set<string>();
  for (let one = address; ; ) {
    if (addresses.has(one)) return one;
    if (seen.has(one)) return 'circle';
    seen.add(one);
    const own = gone.get(one);
    const page = pageOf(one);
    const entry = own ?? gone.get(page);
    if (!entry) return undefined;
    // A file that is gone has no word of its own: its page has.
    if (!isRedirect(entry)) return own ? one : page;
    one = own ? entry.to : onPage(one, entry.to);
  }
}

/** Whether one who reads on, by redirects and by words, comes back to where an entry started. */
export function leadsBack(entry: Moved, gone: ReadonlyMap<string, Moved>): boolean {
  const seen = new Set<string>();
  for (let one = entry.to; one !== undefined && !seen.has(one); ) {
    if (one === entry.from) return true;
    seen.add(one);
    one = gone.get(one)?.to;
  }
  return false;
}

/** All that became of addresses, the editors' entries first; each leads to where things stand today. */
export function goneOf(
  moved: readonly Moved[],
  ledger: readonly LedgerEntry[],
  addresses: ReadonlySet<string>,
): Gone[] {
  const all: Gone[] = [...moved, ...followersOf(moved, ledger, addresses)];
  const byFrom = new Map(all.map((one) => [one.from, one]));
  return all.map((one) => {
    const to = one.to === undefined ? undefined : followed(one.to, byFrom, addresses);
    return to === undefined || to === 'circle' ? one : { ...one, to };
  });
}
