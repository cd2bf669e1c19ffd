import { escapeXml } from '../office/ooxml.ts';
import { pageDates } from '../policy/address/history.ts';
import { absolute, permalink } from '../policy/address/spell.ts';
import type { Catalog } from '../policy/model.ts';

interface Entry {
  /** Unique and never another's: an address, or the place of a change in the list of changes. */
  id: string;
  title: string;
  path: string;
  on: string;
  summary: string;
}

/** The Atom feed (RFC 4287) of what was added and changed, the newest first. */
export function feed(
  catalog: Catalog,
  { siteUrl, name, subtitle }: { siteUrl: string; name: string; subtitle: string },
): string {
  const self = absolute(siteUrl, permalink.feed);
  const entries = entriesOf(catalog);
  const newest = entries[0]?.on ?? catalog.notices[0]?.publishedOn ?? '1970-01-01';
  return [
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    `<id>${escapeXml(self)}</id>`,
    `<title>${escapeXml(name)}</title>`,
    `<subtitle>${escapeXml(subtitle)}</subtitle>`,
    `<updated>${moment(newest)}</updated>`,
    `<author><name>${escapeXml(name)}</name></author>`,
    `<link rel="self" href="${escapeXml(self)}"/>`,
    `<link href="${escapeXml(siteUrl)}"/>`,
    ...entries.map((entry) =>
      [
        '<entry>',
        `<id>${escapeXml(absolute(siteUrl, entry.id))}</id>`,
        `<title>${escapeXml(entry.title)}</title>`,
        `<link href="${escapeXml(absolute(siteUrl, entry.path))}"/>`,
        `<updated>${moment(entry.on)}</updated>`,
        `<summary>${escapeXml(entry.summary)}</summary>`,
        '</entry>',
      ].join(''),
    ),
    '</feed>',
  ].join('\n');
}

function entriesOf(catalog: Catalog): Entry[] {
  const dates = pageDates(catalog);
  const added = (path: string, title: string, summary: string): Entry[] => {
    const on = dates.get(path)?.published;
    return on ? [{ id: path, title, path, on, summary }] : [];
  };
  const entries = [
    ...catalog.changes.flatMap(({ on, text, at }, index) =>
      at.slice(0, 1).map((path) => ({
        id: `/#change-${index + 1}`,
        title: `变动：${text}`,
        path,
        on,
        summary: text,
      })),
    ),
    ...catalog.notices.flatMap((notice) => [
      ...added(
        notice.url,
        `新增：${notice.title}`,
        `${notice.issuer}${notice.signedOn}成文，${notice.publishedOn}发布。`,
      ),
      ...notice.reforms.flatMap((reform) =>
        added(
          reform.url,
          `新增：第${reform.number}项 ${reform.title}`,
          `${notice.shortTitle}附件第${reform.number}项。牵头责任单位：${reform.units.map((unit) => unit.name).join('、')}。`,
        ),
      ),
    ]),
  ];
  return entries.sort((a, b) => b.on.localeCompare(a.on));
}

/** A day as the moment that Atom asks for: its beginning in China. */
const moment = (day: string) => `${day}T00:00:00+08:00`;
