import { type Fault, subject } from '../fault.ts';
import { columnAt, type Notice, type Passage, type Reform } from '../model.ts';
import { fold } from './fold.ts';
import { listStretch } from './list.ts';
import { strangeNames } from './names.ts';
import {
  publicationFaults,
  publicationLine,
  publicationSubject,
  withoutPublication,
} from './publication.ts';
import { SourceReader } from './reader.ts';
import { headStretches, rowStretches } from './row.ts';
import { signOffFaults } from './sign-off.ts';
import { paragraphStretch, type Stretch } from './stretch.ts';

/**
 * Compares a notice with its `source.txt`, character for character: the title, the dates, each
 * paragraph, the list and the annex, put together again from the content in the order of the source.
 * The list alone may stand in another order there, which is a known fault of the extraction.
 * @param spoiled what other faults spoil, as `Fault.spoils` has it: a reform of which anything is
 * spoiled is passed over, and what the source has in its place is not reported as missing.
 */
export function verbatimFaults(
  notice: Notice,
  source: string,
  spoiled: ReadonlySet<string> = new Set(),
): Fault[] {
  const { file } = notice.origin;
  const folder = file.replace(/[^/]+$/, '');
  const line = publicationLine(source);
  const text = withoutPublication(source, line);
  const usable = usableReforms(notice, spoiled);
  const names = strangeNames(notice, usable, text);
  const reforms = usable.filter((reform) => !names.spoiled.has(reform));
  const complete = names.spoiled.size === 0 && isComplete(folder, spoiled);
  const reader = new SourceReader(text, `${folder}source.txt`, complete);
  reader.read(stepsOf(notice, reforms));
  return [
    ...publicationFaults(notice, source, line),
    ...names.faults,
    ...reader.faults,
    ...signOffFaults(notice),
    ...factFaults(notice, fold(source)),
  ];
}

/** Below an annex's title a source may have more than the content says. */
const HEAD_HINT = '附件印有表头的，annex 的 headPrinted 写 true，各列的 name 照录。';

/** Where a notice has no list, its source may. */
const LIST_HINT = '这里有成果名单的，写 <ReformList />。';

/** What stands in the source, in its order. */
function stepsOf(notice: Notice, reforms: readonly Reform[]): Stretch[] {
  const title: Stretch = {
    forms: [notice.title],
    what: '标题',
    file: notice.origin.file,
    field: 'title',
    restsOn: [publicationSubject(notice)],
    spoils: [subject(notice.origin.file, 'title')],
  };
  const listed = notice.parts.some(({ kind }) => kind === 'reformList');
  const paragraph = (passage: Passage): Stretch => ({
    ...paragraphStretch(passage, notice),
    hints: listed ? undefined : { more: LIST_HINT },
  });
  return [
    title,
    ...notice.parts.flatMap((part): Stretch[] => {
      if (part.kind === 'paragraph') return [paragraph(part)];
      if (part.kind === 'reformList') return [listStretch(notice, reforms)];
      return [
        ...part.heading.map((passage) => ({ ...paragraph(passage), hints: { more: HEAD_HINT } })),
        ...headStretches(notice),
        ...reforms.flatMap(rowStretches),
      ];
    }),
  ];
}

/** The reforms of which nothing is spoiled, neither the file nor a part of it. */
function usableReforms({ reforms }: Notice, spoiled: ReadonlySet<string>): Reform[] {
  const files = new Set([...spoiled].map((one) => one.replace(/#.*$/, '')));
  return reforms.filter(({ origin }) => !files.has(origin.file));
}

/** Whether every file of a folder that quotes the source can be relied on. */
const isComplete = (folder: string, spoiled: ReadonlySet<string>): boolean =>
  ![...spoiled].some(
    (one) =>
      one.startsWith(folder) && /^(\d+\.mdx(#.*)?|notice\.mdx)$/.test(one.slice(folder.length)),
  );

/** What the front matter says of the document, the source has to say somewhere. */
function factFaults(notice: Notice, source: string): Fault[] {
  const { batch, documentNumber, indexNumber, subject: topic, reforms } = notice;
  const scope = reforms.find(({ number }) => !columnAt(notice, number, 'scope'))?.scope;
  const facts = { batch, documentNumber, indexNumber, subject: topic, scope };
  return Object.entries(facts).flatMap(([field, words]) =>
    words === undefined || source.includes(fold(words))
      ? []
      : [
          {
            file: notice.origin.file,
            field,
            problem: `来源文本里没有“${words}”。`,
            mend: '照录原文；原文没有的，删去这一项，网页上会写“未载明”。',
            restsOn: ['text', 'title', field].map((part) => subject(notice.origin.file, part)),
          },
        ],
  );
}
