import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, mock } from 'node:test';
import { noticeFile } from '../../src/files/data.ts';
import type { NoticeFile } from '../../src/files/data-schemas.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { homophones, speaker } from '../../src/search/build/spoken.ts';
import { folded } from '../../src/search/core/text.ts';
import { askerOf, fetchFrom, searchFiles } from '../asker.ts';
import { pick, seeded } from '../random.ts';
import { syntheticNotice } from '../synthetic.ts';

const ROOT = join(import.meta.dirname, '../..');
const catalog = checkedCatalog(ROOT);
const [notice] = catalog.notices;
if (!notice) throw new Error('no notice');
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
const known = {
  notice: ids(catalog.notices),
  unit: ids(catalog.units),
  zone: ids(catalog.zones),
  topic: ids(catalog.topics),
};
const narrowed = { notice: [], unit: [], zone: [], topic: [] };
const examples = (
  JSON.parse(readFileSync(join(ROOT, 'tests/fixtures/queries.json'), 'utf8')) as { q: string }[]
).map(({ q }) => q);
const spoken = speaker(catalog.pinyin);
const soundingAlike = Object.values(homophones());

/** Queries as people mistype, spell, shorten and describe what stands in the reforms. */
function saidOtherwise({ reforms }: NoticeFile, count: number): string[] {
  const random = seeded(20191120);
  const names = catalog.units.flatMap(({ name, otherNames }) => [
    name,
    ...otherNames.map((other) => other.name),
  ]);
  return Array.from({ length: count }, (_, run) => {
    const { title, officialText } = pick(random, reforms);
    const text = [...folded(run % 2 === 0 ? title : officialText)];
    const length = 3 + Math.floor(random() * 6);
    const start = Math.floor(random() * Math.max(1, text.length - length));
    const said = text.slice(start, start + length);
    const at = Math.floor(random() * said.length);
    const other = Math.floor(random() * text.length);
    const ways = [
      // Another character, one that sounds alike, one too few, two swapped.
      () => said.map((one, index) => (index === at ? '错' : one)).join(''),
      () => {
        const group = soundingAlike.find((all) => all.includes(said[at] ?? '')) ?? '';
        return said.map((one, index) => (index === at ? (group[0] ?? one) : one)).join('');
      },
      () => said.filter((_one, index) => index !== at).join(''),
      () => [...said.slice(0, at), ...said.slice(at).reverse()].join(''),
      () => spoken(said.join(''))[1].toLowerCase().replace(/ /g, ''),
      () =>
        spoken(said.join(''))[1]
          .split(' ')
          .map((one) => one.charAt(0))
          .join(''),
      () => said.join('').toUpperCase().replace(/一/g, '⼀'),
      () => pick(random, names),
      () => [...pick(random, names)].filter((_one, index) => index % 2 === 0).join(''),
      () => `${said.join('')}${text.slice(other, other + 3).join('')}`,
      () => `${said.slice(0, 2).join('')} ${text.slice(other, other + 2).join('')}`,
      () => `${said.join('')}谁牵头`,
    ] as const;
    return (ways[run % ways.length] ?? ways[0])();
  });
}

for (const [name, file, count] of [
  ['the real content', noticeFile(notice), 120],
  ['2,000 made-up reforms', syntheticNotice(catalog, 2_000, 3), 48],
] as const) {
  describe(`over ${name}`, () => {
    const files = searchFiles(catalog, [file]);

    it('files of pairs answer every query as the scan of all data does', async () => {
      mock.method(globalThis, 'fetch', fetchFrom(files));
      const askers = [askerOf('pairs'), askerOf('scan')];
      const kinds = new Set<string>();
      for (const q of [...examples, ...saidOtherwise(file, count)]) {
        const query = { text: q, verbatim: false, narrowed };
        const answers = await Promise.all(
          askers.map(async (asker, index) => {
            const answered = await asker.ask(query, known);
            assert.equal(answered.engine.name, index === 0 ? 'pairs' : 'literal', q);
            const { answer, reforms, others, near, named, understanding } = answered;
            const { readings, guesses, absent } = understanding;
            for (const { kind } of readings) kinds.add(kind);
            const further = await answered.further();
            return { answer, reforms, further, others, near, named, readings, guesses, absent };
          }),
        );
        assert.deepEqual(answers[0], answers[1], q);
      }
      // The queries are of every sort that is read otherwise.
      for (const kind of ['pinyin', 'sound', 'pieces', 'question'])
        assert.ok(kinds.has(kind), kind);
    });

    it('where any one file of pairs is lost, no half answer is given', async () => {
      const q = file.reforms[0]?.title.slice(0, 6) ?? '';
      const query = { text: q, verbatim: false, narrowed };
      mock.method(globalThis, 'fetch', fetchFrom(files));
      const whole = await askerOf('pairs').ask(query, known);
      const needed: string[] = [];
      mock.method(
        globalThis,
        'fetch',
        fetchFrom(files, (one) => needed.push(one)),
      );
      await askerOf('pairs').ask(query, known);
      const ofPairs = needed.filter((one) => /^(facts|[pr]\d+)\.json$/.test(one));
      assert.ok(ofPairs.length >= 3, `${ofPairs}`);
      mock.method(console, 'warn', () => undefined);
      for (const lost of ofPairs) {
        const rest = new Map([...files].filter(([one]) => one !== lost));
        mock.method(globalThis, 'fetch', fetchFrom(rest));
        const answered = await askerOf('pairs').ask(query, known);
        assert.equal(answered.engine.name, 'literal', lost);
        assert.deepEqual(answered.answer, whole.answer, lost);
      }
    });
  });
}
