import { quoted } from '../../policy/quote.ts';
import { parametersOf, type Query } from '../core/query.ts';
import type { Reading, Understanding } from '../core/term.ts';
import { folded } from '../core/text.ts';
import type { Answered } from './ask.ts';

/** What the search page says of an answer. */
export function foundMessage({ answer: { reforms }, others, named }: Answered): string {
  const counts = [
    reforms.length > 0 && `${reforms.length}项成果`,
    others.length > 0 && `${others.length}处条款、单位或片区`,
  ].filter(Boolean);
  if (counts.length > 0) return `找到${counts.join('，另有')}。`;
  return `找到${named.map(({ match }) => match.named.name[0]).join('、')}。`;
}

const listed = (words: readonly string[]) => words.map(quoted).join('、');

const READ: Record<Reading['kind'], (reading: Reading) => string> = {
  pinyin: ({ typed, read }) => `${quoted(typed)}按拼音找${listed(read)}`,
  question: ({ read }) => `按${listed(read)}找`,
  sound: ({ typed, read }) => `没有${quoted(typed)}，按同音的${listed(read)}找`,
  pieces: ({ read }) => (read.length === 1 ? `按${listed(read)}找` : `按词找：${read.join('、')}`),
};

/** How the words were read that stand nowhere as they were typed, with the way back to them. */
export function readingMessage(query: Query, { readings }: Understanding): (Node | string)[] {
  if (readings.length === 0) return [];
  const said = readings.map((reading) => READ[reading.kind](reading)).join('；');
  return [`${said}。`, linkTo({ ...query, verbatim: true }, '仍搜原词')];
}

/** What may have been meant, as a question with links. */
export function guessMessage(query: Query, { guesses }: Understanding): (Node | string)[] {
  if (guesses.length === 0) return [];
  return [
    '您是不是要找：',
    ...guesses.map((guess) => linkTo({ ...query, text: replaced(query, guess) }, guess.meant)),
  ];
}

/** A query with a word replaced by what may have been meant. */
const replaced = ({ text }: Query, { typed, meant }: Understanding['guesses'][number]) =>
  text
    .split(/\s+/)
    .map((word, _, { length }) => (length === 1 || folded(word) === typed ? meant : word))
    .join(' ');

function linkTo(query: Query, text: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = `?${parametersOf(query)}`;
  link.textContent = text;
  return link;
}
