import { fold } from '../policy/source/fold.ts';
import type { Part } from './layout/body.ts';
import { looksLikeUnit } from './layout/names.ts';
import { halfWidth } from './layout/words.ts';

/** A paragraph that is the day of a sign-off, in figures or in characters. */
export const DAY = /^(.*?)((?:\d{4}|[〇○零一二三四五六七八九]{4})年.{1,3}月.{1,3}日)$/;
/** No name of an office goes over more lines, and no more offices sign. */
const MOST_LINES = 6;

/**
 * The notice's parts with each office that signs it on a line of its own: a name that a seal's width
 * broke is one paragraph again, where the title says which words are one name, or a line alone is none.
 */
export function withWholeIssuers(parts: readonly Part[], title: string, source: string): Part[] {
  const day = parts.findLastIndex(
    (part) => part.kind === 'paragraph' && DAY.exec(halfWidth(fold(part.text)))?.[1] === '',
  );
  const names = namesIn(title, source);
  for (let from = Math.max(0, day - MOST_LINES); from < day - 1; from++) {
    const lines = parts.slice(from, day);
    const texts = lines.flatMap((one) => (one.kind === 'paragraph' ? [fold(one.text)] : []));
    if (texts.length < lines.length || texts.join('') !== names.join('')) continue;
    const whole = names.length > 1 ? grouped(texts, names) : wholeUnits(texts);
    const signed = (whole ?? texts).map(
      (text): Part => ({ kind: 'paragraph', text, raw: text, line: 0 }),
    );
    return [...parts.slice(0, from), ...(whole ? signed : lines), ...parts.slice(day)];
  }
  return [...parts];
}

/** The names before 关于 in a title, as blanks and lines part them in the source. */
export function namesIn(title: string, source: string): string[] {
  const [whole = ''] = fold(title).split('关于');
  const words = (source.split('关于')[0] ?? '').split(/\s+/).filter(Boolean);
  for (let from = words.length - 1; from >= 0; from--) {
    const own = words.slice(from);
    if (own.join('') === whole) return own;
  }
  return [whole];
}

/** The names, where each is that of one line or of several. */
function grouped(lines: readonly string[], names: readonly string[]): string[] | undefined {
  const ends = (words: readonly string[]) => words.map((_, at) => words.slice(0, at + 1).join(''));
  const all = ends(lines);
  return ends(names).every((one) => all.includes(one)) ? [...names] : undefined;
}

/** Lines put together so that each is the name of an office. */
function wholeUnits(lines: readonly string[]): string[] {
  const whole: string[] = [];
  for (const line of lines) {
    const last = whole.at(-1);
    if (last !== undefined && !looksLikeUnit(last)) whole[whole.length - 1] = last + line;
    else whole.push(line);
  }
  return whole;
}
