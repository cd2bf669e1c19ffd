import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { phraseAnchor } from '../../src/policy/address/spell.ts';
import { anatomy, type Stretch } from '../../src/policy/anatomy.ts';
import { coverage, pointFaults } from '../../src/policy/join/points.ts';
import type { Points } from '../../src/policy/schema/points.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { editedFixture, mergedRoot } from '../content.ts';
import { pick, seeded } from '../random.ts';

const { reforms } = checkedCatalog(mergedRoot());

const TEXT = '企业提交材料，由银行上传。登记中心审核后予以办结，银行根据结果放款。';
const GOOD: Points = {
  points: [
    { number: 1, kind: '便利措施', text: '企业提交材料。', phrases: ['企业提交材料'] },
    { number: 2, kind: '联办协作', text: '银行上传。', phrases: ['由银行上传'] },
    {
      number: 3,
      kind: '改流程',
      text: '登记中心审核办结，银行放款。',
      phrases: ['登记中心审核后予以办结', '银行根据结果放款'],
    },
  ],
  flow: {
    actors: ['企业', '银行'],
    steps: [
      { actor: '企业', text: '提交材料', phrase: '企业提交材料' },
      { actor: '银行', text: '上传', phrase: '由银行上传' },
    ],
  },
};

const faultsOf = (change: (points: Points) => void) => {
  const points = structuredClone(GOOD);
  change(points);
  return pointFaults(points, TEXT, 'content/fj7/01.mdx').map(({ field }) => field);
};

describe('points', () => {
  it('that rest on the paragraph have no fault', () => {
    assert.deepEqual(
      faultsOf(() => undefined),
      [],
    );
  });

  for (const [name, change, fields] of [
    [
      'a phrase that is not verbatim',
      (p) => p.points[1]?.phrases.splice(0, 1, '由银行代传'),
      ['points[1].phrases[0]', 'points'],
    ],
    [
      'a step on words that are not there',
      (p) => p.flow?.steps.splice(1, 1, { actor: '银行', text: '代传', phrase: '代传' }),
      ['flow.steps[1].phrase'],
    ],
    [
      'an actor that the text does not name',
      (p) => p.flow?.actors.push('海关'),
      ['flow.actors[2]'],
    ],
    [
      'a step of nobody',
      (p) => p.flow?.steps.push({ actor: '海关', text: '放款', phrase: '放款' }),
      ['flow.steps[2].actor'],
    ],
    [
      'one number for two points',
      (p) => {
        for (const point of p.points) point.number = 1;
      },
      ['points[1].number', 'points[2].number'],
    ],
    ['words that no point rests on', (p) => p.points[2]?.phrases.pop(), ['points']],
    [
      'a point on the whole paragraph',
      (p) => p.points.push({ number: 4, kind: '改流程', text: '全部。', phrases: [TEXT] }),
      ['points[3].phrases[0]'],
    ],
    [
      'one point for two sentences',
      (p) =>
        p.points.splice(0, 3, {
          number: 1,
          kind: '改流程',
          text: '都做。',
          phrases: ['企业提交材料，由银行上传', '登记中心审核后予以办结，银行根据结果放款'],
        }),
      ['points'],
    ],
    [
      'a figure that its phrase does not have',
      (p) => {
        p.figures = [{ value: '5日', text: '时限。', phrase: '由银行上传' }];
      },
      ['figures[0].value'],
    ],
  ] as [string, (points: Points) => void, string[]][]) {
    it(`with ${name} are a fault`, () => assert.deepEqual(faultsOf(change), fields));
  }

  it('with a slip in the paragraph are told of no more than once, for the paragraph', () => {
    const { faults } = editedFixture((files) =>
      files.replace('content/ta1/01.mdx', '> 建设商品溯源平台', '> 建立商品溯源平台'),
    );
    assert.equal(faults.length, 1);
    assert.match(faults[0]?.problem ?? '', /^引文与原文不一致/);
  });

  it('with one number for two are told of once, and not by their address', () => {
    const { faults } = editedFixture((files) =>
      files.replace('content/ta1/01.mdx', '- number: 2', '- number: 1'),
    );
    assert.deepEqual(
      faults.map(({ field }) => field),
      ['points[1].number'],
    );
  });

  it('with a phrase of more than 80 characters are a fault', () => {
    const long = '审核'.repeat(41);
    const points: Points = {
      points: [{ number: 1, kind: '改流程', text: '审核。', phrases: [long] }],
    };
    const fields = pointFaults(points, `${long}完`, 'x').map(({ field }) => field);
    assert.ok(fields.includes('points[0].phrases[0]'));
  });

  it('cover words wherever the paragraph repeats them', () => {
    const points: Points = {
      points: [{ number: 1, kind: '改流程', text: '审核。', phrases: ['中心审核', '银行放款'] }],
    };
    assert.deepEqual(coverage(points, '中心审核，银行放款；中心审核。'), { share: 1, missing: [] });
    const { share, missing } = coverage(points, '中心审核，银行放款；中心复核。');
    assert.equal(share, 8 / 12);
    assert.deepEqual(missing, ['；中心复核。']);
  });

  it('cover at least 95 % of every paragraph, counted anew here', () => {
    for (const reform of reforms) {
      const { officialText, points } = reform;
      const phrases = points.flatMap((point) => point.phrases);
      // Any phrase that stands this near to a character stands over it.
      const isCovered = (at: number) =>
        phrases.some((one) =>
          officialText.slice(Math.max(0, at - one.length + 1), at + one.length).includes(one),
        );
      const letters = [...officialText.matchAll(/[\p{L}\p{N}]/gu)];
      const share = letters.filter(({ index }) => isCovered(index)).length / letters.length;
      assert.ok(share >= 0.95, `${reform.url}: ${share}`);
      assert.ok(Math.abs(share - coverage(reform, reform.officialText).share) < 1e-9);
    }
  });
});

describe('a paragraph taken apart', () => {
  const textOf = (stretches: readonly Stretch[]): string =>
    stretches
      .map((one) =>
        one.kind === 'phrase' ? textOf(one.stretches) : one.kind === 'mark' ? '' : one.text,
      )
      .join('');
  const anchorsOf = (stretches: readonly Stretch[]): string[] =>
    stretches.flatMap((one) =>
      one.kind === 'phrase' ? [one.anchor, ...anchorsOf(one.stretches)] : [],
    );
  const marksOf = (stretches: readonly Stretch[]): number[] =>
    stretches.flatMap((one) =>
      one.kind === 'phrase' ? marksOf(one.stretches) : one.kind === 'mark' ? [one.point] : [],
    );

  for (const reform of reforms) {
    it(`is the paragraph of ${reform.url} to the letter, with an anchor for each phrase`, () => {
      const stretches = anatomy(reform.officialText, reform);
      assert.equal(textOf(stretches), reform.officialText);
      const expected = reform.points.flatMap((point) =>
        point.phrases.map((_, k) => phraseAnchor(point.number, k + 1)),
      );
      assert.deepEqual(anchorsOf(stretches).sort(), expected.sort());
      const numbers = reform.points.map(({ number }) => number);
      assert.deepEqual(marksOf(stretches), numbers, 'one mark a point, in their order');
    });
  }

  it('tells a word that the glossary explains where it first stands, and not in part', () => {
    const term = (id: string, forms: string[]) => ({ id, term: id, forms, meaning: '。' });
    const paragraph = {
      points: [{ number: 1, kind: '改流程' as const, text: '。', phrases: ['查验集拼箱'] }],
    };
    const glossary = [term('jipin', ['集拼']), term('box', ['集拼箱']), term('cross', ['箱和箱'])];
    const spelled = (stretches: readonly Stretch[]): string[] =>
      stretches.flatMap((one) => {
        if (one.kind === 'phrase') return spelled(one.stretches);
        if (one.kind === 'mark') return [`#${one.point}`];
        return [one.kind === 'term' ? `[${one.text}]` : one.text];
      });
    assert.deepEqual(spelled(anatomy('先查验集拼箱和箱，再办集拼。', paragraph, glossary)), [
      '先',
      '查验',
      '[集拼箱]',
      '#1',
      '和箱，再办',
      '[集拼]',
      '。',
    ]);
  });

  it('is the paragraph however its phrases nest and cross', () => {
    const random = seeded(3);
    const text = reforms
      .map((reform) => reform.officialText)
      .join('')
      .slice(0, 120);
    for (let run = 0; run < 2000; run++) {
      const points = Array.from({ length: 1 + Math.floor(random() * 5) }, (_, p) => {
        const start = Math.floor(random() * 110);
        const phrase = text.slice(start, start + 1 + Math.floor(random() * (text.length - start)));
        const kind = pick(random, ['改流程', '建平台设施'] as const);
        return { number: p + 1, kind, text: '。', phrases: [phrase] };
      });
      assert.equal(textOf(anatomy(text, { points })), text);
    }
  });
});
