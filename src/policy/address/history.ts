import type { Catalog, Reform } from '../model.ts';
import type { Change } from '../schema/change.ts';
import { firstDay } from '../source/numeral.ts';
import { pagePaths } from './pages.ts';
import { isPage, pageOf } from './parse.ts';
import { permalink } from './spell.ts';

/** When a page first stood on the site, and when and how what it says changed; days, `YYYY-MM-DD`. */
export interface PageDates {
  published: string;
  updated: string;
  /** What editors noted of the page itself, the newest first. */
  changes: readonly Change[];
}

/**
 * The dates of all pages that have been entered in the ledger: of a page's own entry, and of the
 * changes that editors noted of it. A page that lists reforms changes with each of them.
 */
export function pageDates(catalog: Catalog): Map<string, PageDates> {
  const entered = new Map(catalog.ledger.map(({ address, on }) => [address, on]));
  const changed = new Map<string, string>();
  const note = (path: string, on: string) => {
    const known = changed.get(path);
    if (known === undefined || known < on) changed.set(path, on);
  };
  for (const [path, on] of entered) if (path.endsWith('/')) note(path, on);
  for (const { on, at } of catalog.changes) for (const one of at) note(pageOf(one), on);
  for (const { url, events } of catalog.reforms) {
    for (const { noted, by } of events)
      for (const one of [url, ...by.map((r) => r.url)]) note(one, noted);
  }
  for (const { id, events } of catalog.units) {
    for (const { on, noted = firstDay(on), into } of events) {
      const told = [id, ...into.flatMap((successor) => successor.id ?? [])].map(permalink.unit);
      for (const page of [...told, permalink.units]) {
        if (changed.has(page)) note(page, noted);
      }
    }
  }
  for (const reform of catalog.reforms) {
    const on = changed.get(reform.url);
    if (on) for (const list of listsOf(reform)) if (changed.has(list)) note(list, on);
  }
  for (const on of toldOn(catalog, entered)) {
    if (changed.has(permalink.changes)) note(permalink.changes, on);
  }
  const changes = changesByPage(catalog.changes);
  return new Map(
    pagePaths(catalog).flatMap((path) => {
      const published = entered.get(path);
      const updated = changed.get(path);
      if (!published || !updated) return [];
      return [[path, { published, updated, changes: changes.get(path) ?? [] }] as const];
    }),
  );
}

/** The days of all that the page of changes tells. */
const toldOn = (
  { notices, reforms, units, changes, moved }: Catalog,
  entered: ReadonlyMap<string, string>,
): string[] => [
  ...[...notices, ...reforms].flatMap(({ url }) => entered.get(url) ?? []),
  ...changes.map(({ on }) => on),
  ...reforms.flatMap(({ events }) => events.map(({ noted }) => noted)),
  ...units.flatMap(({ events }) => events.map(({ on, noted = firstDay(on) }) => noted)),
  ...moved.flatMap(({ from, became, on }) => (became !== undefined && isPage(from) ? on : [])),
];

/** Editors' notes by the pages that they are of, the newest first. */
function changesByPage(changes: readonly Change[]): Map<string, Change[]> {
  const noted = new Map<string, Change[]>();
  for (const change of changes) {
    for (const page of new Set(change.at.map(pageOf))) {
      noted.set(page, [change, ...(noted.get(page) ?? [])]);
    }
  }
  for (const own of noted.values()) own.sort((a, b) => b.on.localeCompare(a.on));
  return noted;
}

/** The pages that say something of a reform beside its own. */
const listsOf = ({ notice, units, zones, topics, platforms, served }: Reform): string[] => [
  permalink.home,
  permalink.notices,
  notice.url,
  permalink.noticePoints(notice.id),
  permalink.noticeMatrix(notice.id),
  permalink.noticeMatrixByTopic(notice.id),
  permalink.units,
  ...units.map((unit) => permalink.unit(unit.id)),
  permalink.zones,
  ...zones.map((zone) => permalink.zone(zone.id)),
  permalink.topics,
  ...topics.map((topic) => permalink.topic(topic.id)),
  permalink.platforms,
  ...platforms.map((platform) => permalink.platform(platform.id)),
  permalink.served,
  ...served.map((group) => permalink.servedGroup(group.id)),
  permalink.points,
  permalink.matrix,
  permalink.matrixByTopic,
  permalink.places,
  permalink.search,
  permalink.dataIndex,
];
