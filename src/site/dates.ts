import { pageDates } from '../policy/address/history.ts';
import { catalog } from './catalog.ts';

const dates = pageDates(catalog);

/** The day on which what a page says last changed, by the ledger and the editors' list; none for a page that isn't entered. */
export const updatedOn = (path: string): string | undefined => dates.get(path)?.updated;
