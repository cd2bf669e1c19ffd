import { pageDates } from './address/history.ts';
import { isPage, pageOf } from './address/parse.ts';
import { permalink, unitEventAnchor } from './address/spell.ts';
import { eventLine } from './events.ts';
import { qualifiedNumber } from './groups.ts';
import { type Catalog, leadUnitName } from './model.ts';
import { chineseDate, firstDay } from './source/numeral.ts';
import { saidOf } from './unit-names.ts';

/** Something that was added to the site, or changed on it. */
export interface News {
  /** Unique and never another's: an address, or the place of a change in the list of changes. */
  id: string;
  title: string;
  path: string;
  on: string;
  summary: string;
}

/** All that was added and changed, the newest first: what the feed and its page tell. */
export function newsOf(catalog: Catalog): News[] {
  const dates = pageDates(catalog);
  const several = catalog.notices.length > 1;
  const added = (path: string, title: string, summary: string): News[] => {
    const on = dates.get(path)?.published;
    return on ? [{ id: path, title, path, on, summary }] : [];
  };
  const entries = [
    ...catalog.changes.flatMap(({ on, kind = '修改', text, at }, index) =>
      at.slice(0, 1).map((path) => ({
        id: `/#change-${index + 1}`,
        title: `${kind}${several ? placeOf(path, catalog) : ''}：${text}`,
        path,
        on,
        summary: text,
      })),
    ),
    ...catalog.reforms.flatMap((reform) =>
      reform.events.map((event) => ({
        id: `${reform.url}#event-${event.on}`,
        title: `${event.kind}：${several ? qualifiedNumber(reform) : `第${reform.number}项`} ${reform.title}`,
        path: reform.url,
        on: event.noted,
        summary: `${eventLine(event)}。${event.reason}依据：${event.source}。`,
      })),
    ),
    ...unitNews(catalog, dates),
    ...goneNews(catalog),
    ...catalog.notices.flatMap((notice) => [
      ...added(
        notice.url,
        `新增：${notice.title}`,
        `${notice.issuer}${notice.signedOn}成文，${notice.publishedOn}发布。`,
      ),
      ...notice.reforms.flatMap((reform) =>
        added(
          reform.url,
          `新增：${several ? qualifiedNumber(reform) : `第${reform.number}项`} ${reform.title}`,
          `${notice.shortTitle}附件第${reform.number}项。${leadUnitName(notice)}：${reform.units.map((unit) => unit.name).join('、')}。`,
        ),
      ),
    ]),
  ];
  return entries.sort((a, b) => b.on.localeCompare(a.on));
}

/**
 * What became of units, by the day on which that was noted, else by the day it happened; what is
 * older than a unit's page was told by it from the first.
 */
const unitNews = ({ units }: Catalog, dates: ReturnType<typeof pageDates>): News[] =>
  units.flatMap(({ id, name, events }) => {
    const page = permalink.unit(id);
    const published = dates.get(page)?.published;
    if (published === undefined) return [];
    return events.map((event, index) => {
      const [, on = published] = [event.noted ?? firstDay(event.on), published].sort();
      const happened = `${chineseDate(event.on)}，${name}${saidOf(event)}。`;
      return {
        id: `${page}#${unitEventAnchor(index)}`,
        title: `单位${event.kind}：${happened}`,
        path: `${page}#${unitEventAnchor(index)}`,
        on,
        summary: `${happened}依据：${event.source}。`,
      };
    });
  });

/** Pages that went with a word of what became of them; what went along with one is told by that one. */
const goneNews = ({ moved }: Catalog): News[] =>
  moved.flatMap(({ from, became, source, on, follows }) =>
    became === undefined || follows !== undefined || !isPage(from)
      ? []
      : [
          {
            id: `${from}#gone`,
            title: `不再使用：${from}，${became}`,
            path: from,
            on,
            summary: source === undefined ? became : `${became}依据：${source}。`,
          },
        ],
  );

/**
 * Where a change is, as it is said outside its notice: （第七批第16项）; its address where it is gone;
 * empty for what is of no notice.
 */
function placeOf(path: string, { reforms, notices, moved }: Catalog): string {
  const page = pageOf(path);
  const reform = reforms.find(({ url }) => url === page);
  const isGone = moved.some(({ from }) => from === page);
  const place = reform
    ? qualifiedNumber(reform)
    : (notices.find(({ url }) => page.startsWith(url))?.qualifier ?? (isGone ? page : undefined));
  return place ? `（${place}）` : '';
}
