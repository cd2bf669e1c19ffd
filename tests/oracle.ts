import type { NoticeFile } from '../src/files/data-schemas.ts';
import { pick, seeded } from './random.ts';

/** A query as the search page's address has it. */
export interface Asked {
  q: string;
  unit?: string;
  zone?: string;
}

const level = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '');

/** Title, names, text, the editors' words: where a reform's words stand, from the weightiest on. */
const partsOf = (reform: NoticeFile['reforms'][number]) =>
  [
    [reform.title],
    [...reform.zones, ...reform.units].map((one) => one.name).concat(reform.scope ?? ''),
    [reform.officialText],
    [...(reform.remarks ?? '').split(/[\n\t]/), reform.standing ?? ''],
  ].map((values) => values.map(level));

/**
 * The numbers of the reforms that a query finds, in order, by a naive scan, which shares no code
 * with the engines. Queries for numbers are left to the tests of ordinals.
 */
export function scanOf(file: NoticeFile): (asked: Asked) => number[] {
  const reforms = file.reforms.map((reform) => ({ ...reform, parts: partsOf(reform) }));
  return ({ q, unit, zone }) => {
    const terms = [...new Set(q.split(/\s+/).map(level).filter(Boolean))];
    const whole = terms.join('');
    return reforms
      .flatMap(({ number, units, zones, parts }) => {
        const ranks = terms.map((term) =>
          parts.findIndex((values) => values.some((value) => value.includes(term))),
        );
        const within =
          (!unit || units.some(({ id }) => id === unit)) &&
          (!zone || zones.some(({ id }) => id === zone));
        if (ranks.includes(-1) || !within) return [];
        const scattered = terms.length > 1 && !parts.flat().some((value) => value.includes(whole));
        return [{ number, rank: ranks.reduce((a, b) => a + b, 0), scattered }];
      })
      .sort(
        (a, b) =>
          a.rank - b.rank || Number(a.scattered) - Number(b.scattered) || a.number - b.number,
      )
      .map(({ number }) => number);
  };
}

/** Random substrings, pairs of them, and both within facets: the same ones for the same seed. */
export function queriesOf(file: NoticeFile, count: number, seed: number): Asked[] {
  const random = seeded(seed);
  const asked: Asked[] = [];
  const substring = () => {
    const reform = pick(random, file.reforms);
    const text = pick(random, [
      reform.title,
      reform.officialText,
      reform.officialText,
      ...(reform.remarks ?? '').split(/[\n\t]/).filter(Boolean),
      ...reform.units.map((u) => u.name),
    ]);
    const characters = [...text];
    const length = 1 + Math.floor(random() * Math.min(8, characters.length));
    const start = Math.floor(random() * (characters.length - length + 1));
    return characters.slice(start, start + length).join('');
  };
  while (asked.length < count) {
    const q = random() < 0.3 ? `${substring()} ${substring()}` : substring();
    const words = q.split(/\s+/);
    // What is all digits asks for a number; what is all punctuation for nothing.
    if (words.some((word) => !level(word) || /^\d+$/.test(level(word)))) continue;
    const unit = random() < 0.2 ? pick(random, file.reforms[0]?.units ?? []).id : undefined;
    const zone = random() < 0.2 ? pick(random, file.reforms[0]?.zones ?? []).id : undefined;
    asked.push({ q, ...(unit ? { unit } : {}), ...(zone ? { zone } : {}) });
  }
  return asked;
}
