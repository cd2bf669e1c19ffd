/** What cells of names say beside the names: exceptions, words that join them, and brackets behind them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileOf, imported, LETTER, mdx, REPOSITORY, soundReport } from '../imported.ts';

const HEAD = '序号\t创新成果\t主要内容\t推广范围\t责任单位';

/** The scope and the units of the first of two reforms, and the report. */
async function read(scope: string, units: string) {
  const rows = [
    `1\t甲事项\t口岸查验甲货。\t${scope}\t${units}`,
    '2\t乙事项\t口岸查验乙货。\t全省\t省司法厅',
  ];
  const result = await imported(REPOSITORY, [...LETTER, HEAD, ...rows].join('\n'));
  const { facts } = mdx(fileOf(result, '01.mdx'));
  return { ...facts, result, report: result.report } as const;
}

describe('a scope with an exception', () => {
  for (const scope of [
    '全省（不含厦门）',
    '全省（厦门市除外）',
    '除南平市外的全省各地',
    '福州、厦门以外的设区市',
    '漳州市（除东山县外）',
  ]) {
    it(`is never taken for the places that it leaves out: ${scope}`, async () => {
      const { scope: found, report } = (await read(scope, '福州海关')) as never as {
        scope: unknown;
        report: string;
      };
      assert.deepEqual(found, { printed: scope, places: [] });
      assert.match(report, new RegExp(`第 1 项的推广范围“${scope}”里有除外的地方`));
      // It is left as a fault that the build reports.
      assert.match(report, /01\.mdx，第 4 行，字段 scope/);
      assert.doesNotMatch(report, /不认识的地方/);
    });
  }
});

it('a scope that is the one above is told so, and is no text of its own', async () => {
  const { scope, report } = (await read('同上', '福州海关')) as never as {
    scope: string[];
    report: string;
  };
  assert.deepEqual(scope, []);
  assert.match(report, /第 1 项没有地方，写的是“同上”。\n.*意思是与上一项相同的/);
});

it('what one row calls otherwise than the others stands in its own file', async () => {
  const rows = [
    '1\t甲事项\t口岸查验甲货。\t厦门市\t福州海关',
    '2\t乙事项\t口岸查验乙货。\t厦门、漳州市\t中华人民共和国福州海关',
    '3\t丙事项\t口岸查验丙货。\t厦门市\t福州海关',
  ];
  const result = await imported(REPOSITORY, [...LETTER, HEAD, ...rows].join('\n'));
  const names = ['notice.mdx', '01.mdx', '02.mdx', '03.mdx'].map(
    (name) => mdx(fileOf(result, name)).facts.names,
  );
  const own = { units: { fzhg: '中华人民共和国福州海关' }, places: { xiamen: '厦门' } };
  assert.deepEqual(names, [undefined, undefined, own, undefined]);
  assert.match(result.report, /单位有几种叫法：福州海关、中华人民共和国福州海关（代号 fzhg）/);
  assert.match(result.report, /第 2 项的叫法写在那一项的 names 里/);
  soundReport(result);
});

describe('words that join names', () => {
  for (const [scope, units] of [
    ['漳州市和平潭综合实验区', '福州海关和厦门海关'],
    ['漳州市、宁德市及平潭综合实验区', '福州海关、厦门海关及省司法厅'],
    ['漳州市以及宁德市', '福州海关与厦门海关'],
  ] as const) {
    it(`are signs between them: ${scope}`, async () => {
      soundReport((await read(scope, units)).result);
    });
  }

  it('are parted from an unknown name beside a known one', async () => {
    const { units } = (await read('全省', '福州海关和省公安厅')) as never as { units: string[] };
    assert.deepEqual(units, ['fzhg', '省公安厅']);
  });
});

describe('brackets behind a name', () => {
  it('hold no name of their own', async () => {
    const { units, report } = (await read(
      '全省',
      '省商务厅（原口岸办）、省林业局（福州海关、厦门海关配合）',
    )) as never as { units: string[]; report: string };
    assert.deepEqual(units, ['省商务厅（原口岸办）', '省林业局（福州海关、厦门海关配合）']);
    assert.match(report, /不认识的单位“省商务厅（原口岸办）”.*最像的是：省商务厅/);
  });

  it('are that name’s, not the next one’s', async () => {
    const { units } = (await read('全省', '省司法厅（牵头）省公安厅')) as never as {
      units: string[];
    };
    assert.deepEqual(units, ['sft', '（牵头）', '省公安厅']);
  });

  for (const [scope, units, what] of [
    ['厦门市、泉州市两市', '福州海关', '两市'],
    ['全省', '省司法厅会同省发改委', '会同'],
  ] as const) {
    it(`and words beside it are no new name: ${what}`, async () => {
      const { report } = await read(scope, units);
      assert.match(report, new RegExp(`“${what}”里有(地方|单位)的名称以外的字`));
    });
  }

  it('are told of in the words of their column', async () => {
    const { report } = await read('漳州市等地', '福州海关');
    const [, mend = ''] = /不认识的地方“等地”.*\n(.*)/.exec(report) ?? [];
    assert.match(mend, /从 01\.mdx 的 scope 里删去.*如 zhangzhou: 漳州市等地/);
    assert.doesNotMatch(mend, /单位|units/);
  });
});
