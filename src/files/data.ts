import type { z } from 'zod';
import { permalink } from '../policy/address/spell.ts';
import { officialCitation } from '../policy/citation.ts';
import { standingOf } from '../policy/events.ts';
import type { Notice, Reform, Successor, Unit } from '../policy/model.ts';
import { passagesOf } from '../policy/passages.ts';
import { backedNames } from '../policy/unit-names.ts';
import type { listFileSchema, NoticeFile, reformFileSchema } from './data-schemas.ts';

export function noticeFile(notice: Notice): NoticeFile {
  return {
    notice: {
      ...factsOf(notice),
      shortTitle: notice.shortTitle,
      qualifier: notice.qualifier,
      clauses: notice.clauses.map((clause) => ({
        label: clause.label,
        heading: clause.heading,
        printedHeading: clause.printedHeading,
        text: clause.text,
        ...(clause.paragraphs.length > 0 ? { paragraphs: clause.paragraphs } : {}),
        url: permalink.anchor(notice.id, clause.anchor),
      })),
      passages: passagesOf(notice).map(({ anchor, ...passage }) => ({
        ...passage,
        url: anchor ? permalink.anchor(notice.id, anchor) : notice.url,
      })),
      duties: notice.duties.map(({ clause, ...duty }) => ({ ...duty, clause: clause.label })),
      citation: officialCitation({ notice }),
    },
    reforms: notice.reforms.map(reformData),
    units: notice.units.map((unit) => ({
      ...unitOf(unit),
      otherNames: backedNames(unit),
      ...(unit.events.length > 0
        ? { events: unit.events.map((event) => ({ ...event, into: event.into.map(bodyOf) })) }
        : {}),
      url: permalink.unit(unit.id),
    })),
    zones: notice.zones.map(({ id, name, otherNames }) => ({
      id,
      name,
      otherNames,
      url: permalink.zone(id),
    })),
  };
}

/** `/fj7/16.json`: one reform, with its notice and the sentence that cites it. */
export const reformFile = (reform: Reform): z.infer<typeof reformFileSchema> => ({
  notice: factsOf(reform.notice),
  reform: {
    ...reformData(reform),
    ...(reform.card ? { card: reform.card } : {}),
    ...(reform.questions ? { questions: reform.questions } : {}),
  },
  citation: officialCitation({ notice: reform.notice, reform }),
});

/** `/units/swt.json` and the like: some reforms, of whatever notices. */
export const listFile = (
  title: string,
  source: string,
  reforms: readonly Reform[],
): z.infer<typeof listFileSchema> => ({
  title,
  source,
  reforms: reforms.map((reform) => ({ notice: reform.notice.id, ...reformData(reform) })),
});

const factsOf = (notice: Notice) => {
  const { id, title, issuer, signedOn, publishedOn, url } = notice;
  const { documentNumber, sourceUrl, checkedOn } = notice;
  return {
    id,
    title,
    issuer,
    signedOn,
    publishedOn,
    ...(documentNumber === undefined ? {} : { documentNumber }),
    ...(sourceUrl === undefined ? {} : { sourceUrl }),
    ...(checkedOn === undefined ? {} : { checkedOn }),
    url,
  };
};

const nameOf = ({ id, name }: { id: string; name: string }) => ({ id, name });

/** A unit by its notice's name, with what it is today where that is something else. */
const unitOf = ({ id, name, today }: Unit) => ({ id, name, ...(today ? { today } : {}) });

const bodyOf = ({ id, name }: Successor) => ({
  ...(id === undefined ? {} : { id }),
  name,
  ...(id === undefined ? {} : { url: permalink.unit(id) }),
});

const reformData = (reform: Reform): NoticeFile['reforms'][number] => ({
  number: reform.number,
  title: reform.title,
  officialText: reform.officialText,
  ...(reform.scope === undefined ? {} : { scope: reform.scope }),
  ...(reform.placesListed ? { places: reform.places.map(nameOf) } : {}),
  zones: reform.zones.map(nameOf),
  units: reform.units.map(unitOf),
  topics: reform.topics.map(nameOf),
  points: reform.points.map((point) => ({
    ...point,
    url: permalink.point(reform.notice.id, reform.number, point.number),
  })),
  ...(reform.change ? { change: reform.change } : {}),
  ...(reform.figures ? { figures: reform.figures } : {}),
  ...(reform.flow ? { flow: reform.flow } : {}),
  ...(reform.remarks ? { remarks: reform.remarks.text } : {}),
  ...(reform.events.length > 0
    ? {
        standing: standingOf(reform) ?? '',
        events: reform.events.map((event) => ({ ...event, by: event.by.map(({ url }) => url) })),
      }
    : {}),
  ...(reform.predecessors.length > 0
    ? {
        predecessors: reform.predecessors.map(({ reform: { url }, event: { kind, on } }) => ({
          kind,
          on,
          url,
        })),
      }
    : {}),
  url: reform.url,
});
