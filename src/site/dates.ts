import { pageDates } from '../policy/address/history.ts';
import type { Change } from '../policy/schema/change.ts';
import { catalog } from './catalog.ts';
import { unwatched } from './reads.ts';

/** A page is kept together with its own dates, so that these reads are nobody's. */
const dates = unwatched(() => pageDates(catalog));

/**
 * The day on which what a page says last changed, by the ledger and the editors' list; none for a page
 * that isn't entered. A page may tell its own date alone: it is kept by that.
 */
export const updatedOn = (path: string): string | undefined => dates.get(path)?.updated;

/** What editors noted of a page itself, the newest first. A page may tell its own alone, likewise. */
export const changesOf = (path: string): readonly Change[] => dates.get(path)?.changes ?? [];
