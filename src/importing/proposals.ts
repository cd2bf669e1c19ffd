import type { PointKind } from '../policy/schema/points.ts';
import type { ReformData } from '../policy/schema/reform.ts';

/** A point as it is proposed: the paragraph's own words, for an editor to put plainly. */
export interface ProposedPoint {
  kind: PointKind;
  text: string;
  phrases: string[];
}

/** A phrase that points rest on is no longer. */
const LONGEST_PHRASE = 80;

/** What an item of a list within the text is numbered by: 1.、（2）、③、一是. */
const ITEM =
  /^(\d{1,2}[.、](?!\d)|[（(](\d{1,2}|[一二三四五六七八九十]{1,2})[）)]|[①-⑳]|[一二三四五六七八九十]是)/;

/** Cuts a paragraph at its sentences and semicolons, each a point; its words go without the number of an item. */
export function proposedPoints(text: string): ProposedPoint[] {
  let from = 0;
  /** A phrase where it stands, after those before it. */
  const placed = (phrase: string): string => {
    const at = text.indexOf(phrase, from);
    from = at + phrase.length;
    return onlyOnce(text, at, from);
  };
  return text
    .split(/(?<=[。；！？])/)
    .map((one) => one.replace(/[。；！？]+$/, '').trim())
    .filter((one) => /[\p{L}\p{N}]/u.test(one))
    .map((one) => ({
      kind: kindOf(one),
      text: `${one.replace(ITEM, '')}。`,
      phrases: shortEnough(one, text).map(placed),
    }));
}

/** A stretch of a text with as much before it, or else behind it, that it stands there once. */
function onlyOnce(text: string, start: number, end: number): string {
  const isOnce = (from: number, to: number) => text.split(text.slice(from, to)).length === 2;
  let [from, to] = [start, end];
  while (!isOnce(from, to) && from > 0 && to - from < LONGEST_PHRASE) from--;
  while (!isOnce(from, to) && to < text.length && to - from < LONGEST_PHRASE) to++;
  return isOnce(from, to) ? text.slice(from, to) : text.slice(start, end);
}

/** A long sentence is cut at its commas; one that is all of the text, which no phrase may be, in two. */
function shortEnough(sentence: string, text: string): string[] {
  if (sentence === text && sentence.length <= LONGEST_PHRASE) {
    const [, start = '', end = ''] = /^(.+?)[，、：,](.+)$/su.exec(sentence) ?? [];
    const half = Math.ceil(sentence.length / 2);
    return start ? [start, end] : [sentence.slice(0, half), sentence.slice(half)];
  }
  if (sentence.length <= LONGEST_PHRASE) return [sentence];
  const phrases: string[] = [];
  for (const piece of sentence.split(/(?<=[，、：])/)) {
    const last = phrases.at(-1);
    if (last !== undefined && last.length + piece.length <= LONGEST_PHRASE) {
      phrases[phrases.length - 1] = last + piece;
    } else phrases.push(...inPieces(piece));
  }
  return phrases.map((one) => one.replace(/[，、：]$/, '')).filter(Boolean);
}

const inPieces = (text: string): string[] =>
  Array.from({ length: Math.ceil(text.length / LONGEST_PHRASE) }, (_, at) =>
    text.slice(at * LONGEST_PHRASE, (at + 1) * LONGEST_PHRASE),
  );

/** What kinds of points are told by, the first that fits. */
const TELLING: readonly [PointKind, RegExp][] = [
  ['定标准', /标准|规范|模板|规则|制度/],
  [
    '建平台设施',
    /(建设|开发|研发|搭建|设立|设置|打造|建立|推出).*(平台|系统|中心|终端|库|专区|设施)/,
  ],
  ['联办协作', /共享|征求.*意见|联合|协同|联动|推送/],
  ['风险防范', /风险|防范|纠纷|存证|追溯|预警/],
  ['便利措施', /便利|便捷|服务|一站式|即到即办|无需|免/],
];
const kindOf = (sentence: string): PointKind =>
  TELLING.find(([, words]) => words.test(sentence))?.[0] ?? '改流程';

/** What an earlier reform is about, and its words. */
export type Example = Pick<ReformData, 'title' | 'topics'> & { text: string };

/** A second topic is proposed where it fits nearly as well as the first. */
const NEARLY = 0.8;

/**
 * Proposes topics by the words of earlier reforms: pairs of characters that those of a topic have
 * more often than the others do.
 */
export class TopicProposer {
  private readonly weights = new Map<string, Map<string, number>>();

  constructor(examples: readonly Example[]) {
    const all = new Map<string, number>();
    const byTopic = new Map<string, Map<string, number>>();
    for (const { title, topics, text } of examples) {
      for (const pair of pairs(title + text)) {
        all.set(pair, (all.get(pair) ?? 0) + 1);
        for (const topic of topics) {
          const own = byTopic.get(topic) ?? new Map<string, number>();
          byTopic.set(topic, own.set(pair, (own.get(pair) ?? 0) + 1));
        }
      }
    }
    for (const [topic, own] of byTopic) {
      const weights = new Map<string, number>();
      for (const [pair, count] of own) {
        const elsewhere = (all.get(pair) ?? 0) - count;
        if (count > elsewhere) weights.set(pair, Math.log((count + 0.5) / (elsewhere + 0.5)));
      }
      this.weights.set(topic, weights);
    }
  }

  /** The topics that fit a reform, the likeliest first; none where no word tells. */
  propose(title: string, text: string): string[] {
    const inTitle = pairs(title);
    const scores = [...this.weights].map(([topic, weights]) => {
      let score = 0;
      for (const pair of pairs(title + text)) {
        score += (weights.get(pair) ?? 0) * (inTitle.has(pair) ? 3 : 1);
      }
      return { topic, score };
    });
    scores.sort((a, b) => b.score - a.score || (a.topic < b.topic ? -1 : 1));
    const [first, second] = scores;
    if (!first || first.score <= 0) return [];
    const near = second && second.score >= first.score * NEARLY;
    return near ? [first.topic, second.topic] : [first.topic];
  }
}

/** The pairs of Chinese characters in a text, each once. */
function pairs(text: string): Set<string> {
  const found = new Set<string>();
  for (const { 0: words } of text.matchAll(/\p{Script=Han}{2,}/gu)) {
    for (let at = 0; at + 2 <= words.length; at++) found.add(words.slice(at, at + 2));
  }
  return found;
}
