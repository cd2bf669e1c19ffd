import { createHash } from 'node:crypto';
import { growingLists } from '../policy/address/pages.ts';
import type { Catalog, Notice, Reform } from '../policy/model.ts';
import { watchFields } from '../site/reads.ts';

/**
 * What of a reform other pages than those that show it may rest on: where it belongs. This is digested
 * with the frame, so that a change of it makes every page anew; all else, what is added to the model
 * later too, is the reform's own part. (`origin` is for faults alone, which a built site has none of.)
 */
const IN_FRAME: ReadonlySet<string> = new Set<keyof Reform>([
  'notice',
  'number',
  'url',
  'origin',
  'scope',
  'zones',
  'units',
  'topics',
  'places',
  'placesListed',
  'scopeIsNames',
  'platforms',
  'served',
]);

/** What of the catalog is a part of its own; all else, what is added later too, is the frame. */
const APART = ['ledger', 'changes'] as const satisfies (keyof Catalog)[];

/** The catalog, digested: what everything rests on, and parts that only some pages and files show. */
export interface Parts {
  /** Digest of the catalog without its parts. */
  frame: string;
  /** Digests of the parts: each reform's in the catalog's order, then the ledger's and the changes'. */
  digests: string[];
}

/** Digests the catalog part by part. */
export function partsOf(catalog: Catalog): Parts {
  const { reforms, notices, groups: _derived, ledger, changes, ...lists } = catalog;
  const write = writer(catalog);
  const frame = createHash('sha256');
  frame.update(write(lists));
  for (const { reforms: own, ...notice } of notices) {
    frame.update(write([notice, own]));
  }
  for (const reform of reforms) frame.update(write(pick(reform, framed(reform))));
  // Pages of a list are cut by their weight, so that a title may move what stands on the next one.
  frame.update(write(growingLists(catalog)));
  return {
    frame: frame.digest('base64'),
    digests: [
      ...reforms.map((reform) => digestOf(write(pick(reform, own(reform))))),
      digestOf(write(ledger)),
      digestOf(write(changes)),
    ],
  };
}

/** From here on, reading a part is noted for whatever is being made. Digest the catalog before. */
export function watchParts(catalog: Catalog): void {
  catalog.reforms.forEach((reform, part) => {
    watchFields(reform, own(reform), part);
  });
  APART.forEach((name, index) => {
    watchFields(catalog, [name], catalog.reforms.length + index);
  });
}

const fieldsOf = (reform: Reform) => Object.keys(reform) as (keyof Reform)[];
const framed = (reform: Reform) => fieldsOf(reform).filter((field) => IN_FRAME.has(field));
const own = (reform: Reform) => fieldsOf(reform).filter((field) => !IN_FRAME.has(field));

const pick = (reform: Reform, fields: readonly (keyof Reform)[]) =>
  Object.fromEntries(fields.map((field) => [field, reform[field]]));

const digestOf = (text: string) => createHash('sha256').update(text).digest('base64');

/**
 * Writes a value of the catalog down, whole: notices and reforms in it by their addresses, since they
 * are written on their own.
 * @throws {TypeError} on what JSON would leave out in silence, so that nothing changes unseen.
 */
function writer({ notices, reforms }: Catalog): (value: unknown) => string {
  const urls = new Map<unknown, string>(
    [...notices, ...reforms].map((thing: Notice | Reform) => [thing, thing.url]),
  );
  return (value) =>
    JSON.stringify(value, (key, inner: unknown) => {
      if (key === 'origin') return undefined;
      const url = urls.get(inner);
      if (url !== undefined) return url;
      const isPlain =
        typeof inner !== 'object' ||
        inner === null ||
        Array.isArray(inner) ||
        Object.getPrototypeOf(inner) === Object.prototype;
      if (!isPlain || typeof inner === 'function') {
        throw new TypeError(`The catalog's ${key} can't be digested as JSON.`);
      }
      return inner;
    });
}
