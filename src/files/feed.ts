import { escapeXml } from '../office/ooxml.ts';
import { absolute, permalink } from '../policy/address/spell.ts';
import type { Catalog } from '../policy/model.ts';
import { newsOf } from '../policy/news.ts';

/** The Atom feed (RFC 4287) of what was added and changed, the newest first. */
export function feed(
  catalog: Catalog,
  { siteUrl, name, subtitle }: { siteUrl: string; name: string; subtitle: string },
): string {
  const self = absolute(siteUrl, permalink.feed);
  const entries = newsOf(catalog);
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

/** A day as the moment that Atom asks for: its beginning in China. */
const moment = (day: string) => `${day}T00:00:00+08:00`;
