import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { siteFiles } from '../../src/files/list.ts';
import { itemName, PAPERS, paperOf, papersOf } from '../../src/files/papers.ts';
import type { Block } from '../../src/office/word.ts';
import { AIM } from '../../src/policy/schema/points.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { fixtureRoot } from '../content.ts';

const catalog = checkedCatalog(fixtureRoot());
const notice = catalog.notices.find(({ id }) => id === 'ta1') ?? assert.fail('ta1');
const reform = notice.reforms[1] ?? assert.fail('ta1/2');
const ALONE = { several: false };

/** All that is read in some blocks, a line each. */
const linesOf = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => {
    if (block.kind === 'table') {
      return [block.columns.map(({ head }) => head), ...block.rows].map((row) => row.join('|'));
    }
    return 'text' in block ? [block.text] : [];
  });
const plan = (settings = ALONE, of = reform) =>
  linesOf(paperOf(PAPERS.plan, of, settings).blocks).join('\n');

describe('a draft', () => {
  it('says in its title, its file and its label that it is one, and of which item', () => {
    assert.match(
      paperOf(PAPERS.plan, reform, ALONE).title,
      /^附件第2项“.+”复制推广工作方案（底稿）$/,
    );
    assert.match(itemName(reform, { several: true }), /^测试第一批附件第2项“/);
    for (const ending of ['plan', 'review']) {
      const url = `/ta1/2-${ending}.docx`;
      const file = siteFiles(catalog, undefined).find((one) => one.url === url) ?? assert.fail(url);
      assert.match(file.what, /（底稿）$/);
      assert.match(file.fileName, /^测试第一批附件第2项“.+（底稿）\.docx$/);
    }
  });

  it("never takes the notice's time limit for today's", () => {
    const asked = '现在的报送要求，请向省虚构办询问。';
    assert.ok(plan().includes(`“2018年6月底前”：通知所定时限。${asked}`));
    const buildDate = '2018-07-01';
    assert.ok(
      plan({ ...ALONE, buildDate } as typeof ALONE).includes(
        `“2018年6月底前”：通知所定时限，已过。${asked}`,
      ),
    );
  });

  it('shows that a quotation stops before the contact, and tells none', () => {
    assert.match(plan(), /报省虚构办……$/m);
    assert.doesNotMatch(plan(), /虚某某|example\.invalid/);
  });

  it('declares the short title, with a place for the number that the source lacks', () => {
    assert.match(plan(), /》（＿＿〔＿＿〕＿＿号，2018年5月8日，以下简称《通知》）附件第2项“/);
    const [first = ''] = plan().split('以下简称');
    assert.doesNotMatch(first, /《通知》/);
  });

  it('has aims above the measures and not among them, and the open questions with room for answers', () => {
    const [point = assert.fail('no point')] = reform.points;
    const aim = { ...point, number: 9, kind: AIM, text: '做到虚构便利。' } as const;
    const edited = { ...reform, points: [aim, point], questions: ['由谁虚构？'] };
    const text = plan(ALONE, edited);
    assert.match(
      text,
      /要达到的效果：做到虚构便利（.+）。\n序号\|具体措施（所据原文）\|牵头\/配合单位\|依托平台\|/,
    );
    assert.ok(text.includes(`\n1|${point.text}\n`));
    assert.equal(text.split('做到虚构便利').length, 2);
    assert.match(text, /需自行明确\n.+\n序号\|.+\n1\|由谁虚构？\|$/m);
    assert.doesNotMatch(plan(), /要达到的效果|需自行明确/);
  });

  it("of a unit numbers by the annex, and tells where the unit stands among an item's", () => {
    const several = notice.reforms.find(({ units }) => units.length > 1) ?? assert.fail('one each');
    for (const [index, unit] of several.units.entries()) {
      const own = catalog.groups.of('units', unit.id);
      const lines = linesOf(papersOf(PAPERS.plan, unit, own, { several: true }).blocks);
      const line = `${several.number}|${several.title}|列第${index + 1}位，共${several.units.length}个|`;
      assert.ok(
        lines.some((one) => one.startsWith(line)),
        line,
      );
    }
  });
});
