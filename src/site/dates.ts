import { pageDates } from '../policy/address/history.ts';
import { catalog } from './catalog.ts';
import { unwatched } from './reads.ts';

/** A page is kept together with its own date, so that these reads are nobody's. */
const dates = unwatched(() => pageDates(catalog));

/**
 * The day on which what a page says last changed, by the ledger and the editors' list; none for a page
 * that isn't entered. A page may tell its own date alone: it is kept by that.
 */
export const updatedOn = (path: string): string | undefined => dates.get(path)?.updated;
