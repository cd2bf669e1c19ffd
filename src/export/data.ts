import type { Catalog, Notice } from '../policy/catalog.ts';
import { permalink } from '../policy/permalink.ts';

/**
 * `/<notice>/data.json`: the notice and its reforms for other programs, and for the search
 * without an index. Every `url` is a path from the site's root. The contact person is left out.
 */
export interface NoticeFile {
  notice: {
    id: string;
    title: string;
    issuer: string;
    /** 成文日期, `YYYY-MM-DD`. */
    signedOn: string;
    /** 发布日期, `YYYY-MM-DD`. */
    publishedOn: string;
    url: string;
    clauses: { label: string; heading: string; text: string; url: string }[];
  };
  reforms: {
    number: number;
    title: string;
    /** The annex's paragraph, verbatim. */
    officialText: string;
    scope: string;
    zones: { id: string; name: string }[];
    units: { id: string; name: string }[];
    /** 本站分类, the editors' own. */
    topics: { id: string; name: string }[];
    /** 复制要点, the editors' own, each with the phrases of `officialText` that it rests on. */
    points: { kind: string; text: string; phrases: string[] }[];
    url: string;
  }[];
  /** The lead units of these reforms, with the other names that search knows (编者注). */
  units: { id: string; name: string; otherNames: string[]; url: string }[];
  zones: { id: string; name: string; otherNames: string[]; url: string }[];
}

export function noticeFile(catalog: Catalog, notice: Notice): NoticeFile {
  const used = <T extends { id: string }>(all: T[], field: 'units' | 'zones') =>
    all.filter((one) =>
      notice.reforms.some((reform) => reform[field].some((x) => x.id === one.id)),
    );
  return {
    notice: {
      id: notice.id,
      title: notice.title,
      issuer: notice.issuer,
      signedOn: notice.signedOn,
      publishedOn: notice.publishedOn,
      url: notice.url,
      clauses: notice.clauses.map((clause) => ({
        label: clause.label,
        heading: clause.heading,
        text: clause.text,
        url: permalink.anchor(notice.id, clause.anchor),
      })),
    },
    reforms: notice.reforms.map((reform) => ({
      number: reform.number,
      title: reform.title,
      officialText: reform.officialText,
      scope: reform.scope,
      zones: reform.zones.map(({ id, name }) => ({ id, name })),
      units: reform.units.map(({ id, name }) => ({ id, name })),
      topics: reform.topics.map(({ id, name }) => ({ id, name })),
      points: reform.points,
      url: reform.url,
    })),
    units: used(catalog.units, 'units').map(({ id, name, otherNames }) => ({
      id,
      name,
      otherNames: otherNames.map((other) => other.name),
      url: permalink.unit(id),
    })),
    zones: used(catalog.zones, 'zones').map(({ id, name, otherNames }) => ({
      id,
      name,
      otherNames,
      url: permalink.zone(id),
    })),
  };
}
