import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { checkContent } from '../../src/reading/check.ts';
import { ContentFiles, editedFixture, fixtureRoot } from '../content.ts';
import { fileOf, imported, mdx, read } from '../imported.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/content');
const NOTICE = `虚构省人民政府关于推广测试第九批创新成果的通知
发布日期:2018-06-15
各有关单位：
现推广2项成果。
一、推广内容
1.虚构夜间受理
2.虚构联合查验
二、各牵头单位要抓好落实。
附件：测试第九批任务分工表
虚构省人民政府
2018年6月8日
附件
测试第九批任务分工表
序号 成果名称 主要内容 推广范围 牵头单位
1 虚构夜间受理 建设虚构溯源平台，采集检测信息。夜间申请的，当夜受理；次日办结。 全省 虚构丁关、虚构省辛厅
2 虚构联合查验 实行联合查验，共享查验结果。查验完毕的，立即放行。 甲州市、乙州市 虚构省甲厅
`;

/** Removes the lines that ask an editor to confirm what stands below them. */
function confirm(files: ContentFiles, folder: string) {
  for (const name of readdirSync(join(files.root, folder))) {
    if (!name.endsWith('.mdx')) continue;
    const text = files.read(`${folder}/${name}`);
    const lines = text.split('\n').filter((line) => !line.trim().startsWith('# 待编者核'));
    files.write(`${folder}/${name}`, lines.join('\n'));
  }
}

describe('what the importer leaves to a person', () => {
  it('tells an unknown unit with its surroundings and the nearest names, and leaves it in the file', async () => {
    const result = await imported(fixtureRoot(), NOTICE);
    assert.match(
      result.report,
      /原文件第 15 行：第 1 项里有不认识的单位“虚构省辛厅”：“虚构丁关、虚构省辛厅”。最像的是：虚构省甲厅/,
    );
    assert.deepEqual(mdx(fileOf(result, '01.mdx')).facts.units, ['xj-ding', '虚构省辛厅']);
    assert.match(result.report, /content\/fj8\/01\.mdx，第 \d+ 行，字段 units\[1\]/);
  });

  it('is all in the report: mended by it, the content has no fault', async () => {
    const files = new ContentFiles(fixtureRoot());
    await imported(files.root, NOTICE, { dryRun: false });
    assert.ok(checkContent(files.root).faults.length > 0);
    files.append(
      'content/units.yaml',
      '- id: xj-xin\n  name: 虚构省辛厅\n  kind: provincial\n  otherNames: []\n',
    );
    files.replace('content/fj8/01.mdx', '虚构省辛厅', 'xj-xin');
    confirm(files, 'content/fj8');
    assert.deepEqual(checkContent(files.root).faults, []);
  });

  it('proposes the topics of reforms with the same words', async () => {
    const result = await imported(fixtureRoot(), NOTICE);
    // In the made-up content, 溯源平台 stands in reforms of this topic.
    assert.ok((mdx(fileOf(result, '01.mdx')).facts.topics as string[]).includes('xt-jian'));
  });

  it('cuts points at sentences and semicolons, each with its words', async () => {
    const { facts } = mdx(fileOf(await imported(fixtureRoot(), NOTICE), '01.mdx'));
    assert.deepEqual(
      (facts.points as { phrases: string[] }[]).map(({ phrases }) => phrases),
      [['建设虚构溯源平台，采集检测信息'], ['夜间申请的，当夜受理'], ['次日办结']],
    );
  });

  it('says that a row has no units, that one is missing, and that a fact is not given', async () => {
    const without = NOTICE.replace('发布日期:2018-06-15\n', '').replace('现推广2项', '现推广3项');
    const { report, files } = await imported(fixtureRoot(), without);
    assert.match(report, /没有发布日期/);
    assert.match(report, /正文说有 3 项，附件里认出 2 项/);
    assert.equal(mdx(files.get('notice.mdx') ?? '').facts.publishedOn, undefined);
  });
});

describe('what is marked 待编者核', () => {
  for (const file of ['ta1/01.mdx', 'ta1/notice.mdx']) {
    it(`is refused in ${file}, with its lines, and what else is wrong is told too`, () => {
      const { faults } = editedFixture((files) => {
        const text = files.read(`content/${file}`);
        files.write(`content/${file}`, text.replace('\n', '\n# 待编者核：看这里。\n'));
        files.replace(`content/${file}`, 'title: ', 'title: 错');
      });
      const [marked] = faults.filter(({ problem }) => problem.includes('待编者核'));
      assert.equal(marked?.file, `content/${file}`);
      assert.equal(marked?.line, 2);
      assert.match(marked?.problem ?? '', /有 1 处“待编者核”没有核（第 2 行）/);
      assert.ok(faults.length > 1);
    });
  }

  it('is nowhere in content that may be published', () => {
    for (const name of ['ta1', 'tb2', 'tc3']) {
      for (const file of readdirSync(join(FIXTURES, name))) {
        assert.doesNotMatch(read(FIXTURES, name, file), /待编者核/);
      }
    }
  });
});
