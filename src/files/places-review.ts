import type { Block, WordDocument } from '../office/word.ts';
import type { WordTable } from '../office/word-table.ts';
import { citationToFillIn, numberNote } from '../policy/citation.ts';
import type { Notice } from '../policy/model.ts';
import { chineseNumber } from '../policy/source/numeral.ts';
import { type DraftSettings, deadlinesOf, withoutContact } from './draft-parts.ts';
import { draftName, PAPERS, UNOFFICIAL } from './papers.ts';

/** Whose review it is, and of which half-year: filled in by hand. */
const FILLED_IN: WordTable = {
  kind: 'table',
  columns: [
    { head: '报送单位', width: 4 },
    { head: '评估时段', width: 5 },
    { head: '联系人', width: 3 },
  ],
  rows: [['', '　　　　年　□上半年　□下半年', '']],
};

const BLANK_LINES = 6;

/**
 * The draft of what a place reports each half-year on all reforms of a notice, part by part as the
 * notice asks for it, with a row for each reform where the part goes by reforms.
 * @param places whom it is for, in a few words.
 */
export function placesReview(
  notice: Notice,
  places: string,
  settings: DraftSettings,
): WordDocument {
  const { review, reforms } = notice;
  if (!review) throw new Error(`${notice.id} asks for no review`);
  const title = draftName(PAPERS.review, reforms);
  const [measures, ...rest] = review.parts;
  return {
    title: `${notice.qualifier}${title}`,
    blocks: [
      { kind: 'title', text: `${notice.qualifier}${title}` },
      {
        kind: 'note',
        text: `底稿：供${places}填写，各项的名称和次序照附件；空白处由报送单位填写，没有的写“无”。${numberNote(notice) ?? ''}${UNOFFICIAL}`,
      },
      {
        kind: 'paragraph',
        text: `所据文件：${citationToFillIn({ notice }, '以下简称《通知》')}。`,
      },
      FILLED_IN,
      ...(measures ? [part(0, measures.name), eachReform(notice, [measures.name])] : []),
      ...rest.flatMap(({ name, columns }, index): Block[] => [
        part(index + 1, name),
        columns ? eachReform(notice, columns) : { kind: 'blank', lines: BLANK_LINES },
      ]),
      {
        kind: 'quotation',
        label: `《通知》对报送的要求（${review.clause.label}${review.clause.heading}）`,
        text: withoutContact(review.clause),
      },
      { kind: 'note', text: deadlinesOf(notice, review.clause, settings) },
    ],
  };
}

const part = (index: number, name: string): Block => ({
  kind: 'heading',
  level: 1,
  text: `${chineseNumber(index + 1)}、${name}`,
});

/** A row for each reform, with a column for each thing to be told of it. */
const eachReform = ({ reforms }: Notice, heads: readonly string[]): WordTable => ({
  kind: 'table',
  small: true,
  columns: [
    { head: '序号', width: 3, centred: true },
    { head: '成果名称', width: 12 },
    ...heads.map((head) => ({ head, width: 18 / heads.length })),
  ],
  rows: reforms.map(({ number, title }) => [String(number), title, ...heads.map(() => '')]),
});
