import type { z } from 'zod';
import { permalink } from '../policy/address/spell.ts';
import { officialCitation } from '../policy/citation.ts';
import { standingOf } from '../policy/events.ts';
import type { Notice, Reform } from '../policy/model.ts';
import { passagesOf } from '../policy/passages.ts';
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
    units: notice.units.map(({ id, name, otherNames }) => ({
      id,
      name,
      otherNames: otherNames.filter(({ sure }) => sure === 'A').map((other) => other.name),
      url: permalink.unit(id),
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

const reformData = (reform: Reform): NoticeFile['reforms'][number] => ({
  number: reform.number,
  title: reform.title,
  officialText: reform.officialText,
  ...(reform.scope === undefined ? {} : { scope: reform.scope }),
  ...(reform.placesListed ? { places: reform.places.map(nameOf) } : {}),
  zones: reform.zones.map(nameOf),
  units: reform.units.map(nameOf),
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
