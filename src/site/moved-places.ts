import { isPage, parseAddress } from '../policy/address/parse.ts';
import type { Gone } from '../policy/model.ts';
import { catalog } from './catalog.ts';

/** A place or file of a page that was published and is no more. */
export interface MovedPlace extends Gone {
  /** What readers know it by: `#p3`, `units/swt.csv`. */
  name: string;
  /** What it is found by on the page. */
  id: string;
}

const byPage = new Map<string, MovedPlace[]>();
for (const moved of catalog.moved) {
  if (isPage(moved.from)) continue;
  const address = parseAddress(moved.from);
  const place =
    address.kind === 'place'
      ? { ...moved, name: `#${address.anchor}`, id: address.anchor }
      : { ...moved, name: moved.from.slice(1), id: address.kind === 'file' ? address.name : '' };
  const own = byPage.get(address.page);
  if (own) own.push(place);
  else byPage.set(address.page, [place]);
}

/** What a page once had. */
export const movedPlacesOf = (page: string): readonly MovedPlace[] => byPage.get(page) ?? [];
