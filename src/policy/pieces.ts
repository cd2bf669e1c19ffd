import type { Catalog } from './model.ts';

/** Where a line of a heading may end: between words, which written Chinese doesn't mark. */

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Compounds of official titles that a dictionary takes for several words. */
const COMPOUNDS = [
  '自贸试验区',
  '自由贸易试验区',
  '自贸片区',
  '综合实验区',
  '任务分工表',
  '分工表',
  '任务表',
  '创新成果',
  '人民政府',
  '可复制',
  '复制推广',
  '民商事',
  '不动产',
  '工商户',
  '区块链',
  '全流程',
  '告知承诺制',
  '对照表',
  '总表',
  '设区市',
  '牵头单位',
  '牵头责任单位',
  '有限公司',
];

/** A date, a number with what it counts, or an ordinal. */
const COUNTED =
  /\d+年\d+月(?:\d+日)?|第?(?:\d+|[〇零一二三四五六七八九十百千万两]+)(?:部分|[批项个条点家件类种年月日号期次页级章节届])/g;

/** A word of letters, with what joins its parts: e-service, A/B. */
const LETTERS = /^[A-Za-z]+(?:[-/&.][A-Za-z0-9]+)+/;

/** Marks that no line begins with, and marks that none ends with. */
const CLOSING = /^[，。、；：？！）〕】》〉」』”’…—·～/,.;:?!)\]}％%]/;
const OPENING = /[（〔【《〈「『“‘([{/]$/;

/** Single characters that go with the word after them; others go with the one before. */
const LEADING = new Set('可全各跨预涉对多各该本非未再新老省市县自从按向由与和及或在把被要谁做总');
const TRAILING = new Set('的了着地得们');
const HAN = /^\p{Script=Han}$/u;

/** Stretches longer than this are broken in themselves, at their own words. */
const LONGEST_WHOLE = 10;

/**
 * A heading cut where its lines may end: joined again, the pieces are the text. Numbers stay with
 * what they count, marks with what they stand at, and compounds and names whole.
 * @param names names that are not to be broken, such as those of units.
 */
export const pieces = (text: string, names: readonly string[] = []): string[] =>
  cutter(names)(text);

/** The same for many texts, the same ones of which stand in many places: each is cut once. */
export function cutter(names: readonly string[]): (text: string) => string[] {
  const known = byFirst([...COMPOUNDS, ...names]);
  const cut = new Map<string, string[]>();
  return (text) => {
    const found = cut.get(text) ?? withMarks(withLone(tokensOf(text, known)));
    cut.set(text, found);
    return found;
  };
}

/** What stands in the content as a name: units, zones, places, topics, and the notices' own words. */
export const namesIn = (catalog: Catalog): string[] => [
  ...catalog.units.flatMap(({ name }) => [name, name.replace(/^省(?!委)/, '')]),
  ...[...catalog.zones, ...catalog.places, ...catalog.topics].map(({ name }) => name),
  ...Object.values(catalog.words).flat(),
];

/** What stands in quotation marks or brackets that open a book's title. */
const quotedIn = (text: string): string[] =>
  [...text.matchAll(/[“‘《「]([^“”‘’《》「」]+)[”’》」]/g)].map(([, inner = '']) => inner);

/** Names by the character that they begin with, the longest first. */
type Names = ReadonlyMap<string, readonly string[]>;

function byFirst(list: readonly string[]): Names {
  const names = new Map<string, string[]>();
  for (const name of list) {
    if (name.length < 2 || name.length > LONGEST_WHOLE) continue;
    const first = name.charAt(0);
    const there = names.get(first);
    if (there) there.push(name);
    else names.set(first, [name]);
  }
  for (const there of names.values()) there.sort((a, b) => b.length - a.length);
  return names;
}

/** A word, and whether it is one that stays as it is. */
interface Token {
  text: string;
  fixed: boolean;
}

/** The text as names, counted things, and between them the dictionary's words. */
function tokensOf(text: string, known: Names): Token[] {
  const quoted = byFirst(quotedIn(text));
  const counted = new Map([...text.matchAll(COUNTED)].map((found) => [found.index, found[0]]));
  const tokens: Token[] = [];
  let loose = '';
  const flush = () => {
    for (const { segment } of words.segment(loose)) tokens.push({ text: segment, fixed: false });
    loose = '';
  };
  for (let at = 0; at < text.length; ) {
    const found =
      counted.get(at) ??
      LETTERS.exec(text.slice(at))?.[0] ??
      longer(wholeAt(text, at, known), wholeAt(text, at, quoted));
    if (found) {
      flush();
      tokens.push({ text: found, fixed: true });
      at += found.length;
    } else {
      loose += text[at];
      at += 1;
    }
  }
  flush();
  return tokens;
}

const wholeAt = (text: string, at: number, names: Names): string | undefined =>
  names.get(text.charAt(at))?.find((name) => text.startsWith(name, at));

const longer = (a: string | undefined, b: string | undefined): string | undefined =>
  (b?.length ?? 0) > (a?.length ?? 0) ? b : a;

/** Single characters in a row are a word that the dictionary lacks; one alone goes with its neighbour. */
function withLone(tokens: readonly Token[]): string[] {
  const isLone = (token: Token | undefined) => token && !token.fixed && HAN.test(token.text);
  const found: string[] = [];
  let waiting = '';
  for (let at = 0; at < tokens.length; at += 1) {
    const { text } = tokens[at] as Token;
    if (!isLone(tokens[at])) {
      found.push(waiting + text);
      waiting = '';
      continue;
    }
    let run = text;
    while (isLone(tokens[at + 1])) {
      at += 1;
      run += tokens[at]?.text;
    }
    const before = found[found.length - 1];
    const next = tokens[at + 1]?.text;
    if (run.length > 1) found.push(run);
    else if (
      next &&
      !TRAILING.has(run) &&
      /^[\p{L}\p{N}]/u.test(next) &&
      (LEADING.has(run) || !endsInWord(before))
    )
      waiting = run;
    else if (before !== undefined) found[found.length - 1] = before + run;
    else found.push(run);
  }
  return found;
}

const endsInWord = (text: string | undefined): text is string =>
  text !== undefined && /[\p{L}\p{N}]$/u.test(text);

/** Marks go with what they close or open, and spaces with what they follow. */
function withMarks(parts: readonly string[]): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const before = joined[joined.length - 1];
    const together =
      before !== undefined && (CLOSING.test(part) || /^\s/.test(part) || OPENING.test(before));
    if (together) joined[joined.length - 1] = before + part;
    else joined.push(part);
  }
  return joined;
}
