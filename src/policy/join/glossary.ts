import { type Fault, subject, WHOLE_CATALOG } from '../fault.ts';
import { formsOf } from '../glossary.ts';
import type { Content, Reform } from '../model.ts';

export const GLOSSARY_FILE = 'content/glossary.yaml';

/** A term that stands nowhere in the reforms' paragraphs or titles explains nothing here. */
export const glossaryFaults = (
  glossary: Content['glossary'],
  reforms: readonly Reform[],
): Fault[] =>
  glossary.flatMap((term, index) =>
    formsOf(term).some((form) =>
      reforms.some(({ title, officialText }) => `${title}\n${officialText}`.includes(form)),
    )
      ? []
      : [
          {
            file: GLOSSARY_FILE,
            field: `[${index}].${term.forms ? 'forms' : 'term'}`,
            problem: `“${formsOf(term).join('、')}”在各项成果的名称和原文里都没有。`,
            mend: '照录通知里的写法，写进 forms；通知里没有的术语删去。',
            restsOn: [
              WHOLE_CATALOG,
              subject(GLOSSARY_FILE),
              ...reforms.map(({ origin }) => subject(origin.file, 'quotation')),
            ],
          },
        ],
  );
