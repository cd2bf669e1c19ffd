/** Shapes of notices that a newcomer tried, each of which once went wrong in silence. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileOf, foundIn, imported, mdx, REPOSITORY, soundReport } from '../imported.ts';

const TITLE = '福建省人民政府关于推广第八批创新成果的通知';
const LETTER = [
  TITLE,
  '发布日期:2021-03-16',
  '各有关单位：',
  '决定推广2项成果。',
  '一、抓好落实。',
  '福建省人民政府',
  '2021年3月15日',
];
const HEAD = ['序号', '改革事项', '主要内容', '责任单位'];
const FIRST = ['1', '甲事项', '在海关监管口岸办理甲事项。', '福州海关'];
const SECOND = ['2', '乙事项', '在海关监管口岸办理乙事项。', '省司法厅'];
const USUAL = [
  [1, '甲事项', ['fzhg'], '> 在海关监管口岸办理甲事项。'],
  [2, '乙事项', ['sft'], '> 在海关监管口岸办理乙事项。'],
];

const P = (lines: readonly string[]) => lines.map((one) => `<p>${one}</p>`).join('');
const row = (cells: readonly string[]) =>
  `<tr>${cells.map((cell) => (cell.startsWith('<') ? cell : `<td>${cell}</td>`)).join('')}</tr>`;
const table = (...rows: (readonly string[])[]) => `<table>${rows.map(row).join('')}</table>`;
const page = (...inner: string[]) =>
  imported(REPOSITORY, `<html><body>${inner.join('')}</body></html>`, { name: 'notice.html' });
const text = (lines: readonly string[]) => imported(REPOSITORY, `${lines.join('\n')}\n`);
const annexed = (...rows: (readonly string[])[]) =>
  text([...LETTER, '附件', '任务分工表', ...rows.map((cells) => cells.join(' '))]);

describe('a page', () => {
  it('whose first table says of what kind the document is keeps its title and its text', async () => {
    const about = table(
      ['索引号', 'FJ001', '发文机关', '福建省人民政府'],
      ['发文字号', '闽政〔2021〕8号', '主题分类', '口岸'],
    );
    const result = await page(about, P(LETTER), P(['任务分工表']), table(HEAD, FIRST, SECOND));
    assert.deepEqual(foundIn(result), USUAL);
    const { facts, body } = mdx(fileOf(result, 'notice.mdx'));
    assert.equal(facts.title, TITLE);
    assert.match(body, /一、抓好落实。/);
    assert.match(result.report, /标题之前的字，没有收录：“索引号/);
    soundReport(result);
  });

  it('whose table goes on in a second one is read as one', async () => {
    const result = await page(
      P(LETTER),
      P(['任务分工表']),
      table(HEAD, FIRST),
      table(HEAD, SECOND),
    );
    assert.deepEqual(foundIn(result), USUAL);
    assert.match(result.report, /换页时重印的表头，去掉了/);
    soundReport(result);
  });

  it('whose head has two rows takes the names of the lower, and tells of the upper', async () => {
    const result = await page(
      P([...LETTER, '附件', '任务分工表']),
      table(
        [
          '<td rowspan="2">序号</td>',
          '<td colspan="2">创新成果</td>',
          '<td rowspan="2">责任单位</td>',
        ],
        ['名称', '内容'],
        FIRST,
        SECOND,
      ),
    );
    assert.deepEqual(foundIn(result), USUAL);
    assert.match(result.report, /表头上面的字，没有收录：“序号创新成果责任单位”/);
    soundReport(result);
  });

  it('whose reform has two rows has its words once in the source', async () => {
    const result = await page(
      P([...LETTER, '附件', '任务分工表']),
      table(
        HEAD,
        ['<td rowspan="2">1</td>', '<td rowspan="2">甲事项</td>', '在海关监管口岸', '福州海关'],
        ['办理甲事项。', '厦门海关'],
        SECOND,
      ),
    );
    assert.deepEqual(foundIn(result), [[1, '甲事项', ['fzhg', 'xmhg'], USUAL[0]?.[3]], USUAL[1]]);
    assert.match(result.report, /接在第 1 项后面：“办理甲事项。厦门海关”/);
    assert.equal(fileOf(result, 'source.txt').match(/办理甲事项/g)?.length, 1);
    soundReport(result);
  });

  it('whose table has more columns tells all that stands in them, row by row', async () => {
    const long = '甲'.repeat(500);
    const result = await page(
      P([...LETTER, '附件', '任务分工表']),
      table([...HEAD, '配合单位'], [...FIRST, long], [...SECOND, '各地']),
    );
    assert.match(
      result.report,
      new RegExp(`一列“配合单位”，里面是：第 11 行“${long}”；第 12 行“各地”`),
    );
    soundReport(result);
  });

  it('without a title says how much of it was taken for the text', async () => {
    const result = await page(
      P(['说明', '本表由某办汇总', '附件', '任务分工表']),
      table(HEAD, FIRST),
    );
    assert.match(result.report, /没有认出通知的标题，附件之前的 2 段都照录成了正文。/);
  });

  it('may say a note below its table above it: it heads no group of rows', async () => {
    const foot = `<tfoot>${row(['<td colspan="4">注：由某办解释。</td>'])}</tfoot>`;
    const result = await page(
      P([...LETTER, '附件', '任务分工表']),
      `<table><thead>${row(HEAD)}</thead>${foot}<tbody>${row(FIRST)}${row(SECOND)}</tbody></table>`,
    );
    assert.match(result.report, /表旁边的字，没有收录：“注：由某办解释。”/);
    assert.doesNotMatch(fileOf(result, 'notice.mdx'), /由某办解释/);
    soundReport(result);
  });

  it('whose rows stand in groups tells what was taken for their heads', async () => {
    const group = ['<td colspan="4">一、投资领域</td>'];
    const result = await page(
      P([...LETTER, '附件', '任务分工表']),
      table(HEAD, group, FIRST, ['<td colspan="4">二、金融领域</td>'], ['1', ...SECOND.slice(1)]),
    );
    assert.match(result.report, /原文件第 12 行：第 1 项前面另起一部分，印着“一、投资领域”。/);
    assert.match(result.report, /印着“二、金融领域”，序号从 1 编起，本站接着编为 2。/);
    soundReport(result);
  });

  it('whose table has its title within is titled by it', async () => {
    const title = ['<td colspan="4">任务分工表</td>'];
    const result = await page(P([...LETTER, '附件']), table(title, HEAD, FIRST, SECOND));
    assert.match(fileOf(result, 'notice.mdx'), /<Annex>\n\n附件\n\n任务分工表\n/);
    soundReport(result);
  });

  it('with a table amid its text tells what became of that', async () => {
    const result = await page(
      P(LETTER.slice(0, 5)),
      table(['单位', '联系人'], ['某办', '张三']),
      P([...LETTER.slice(5), '附件', '任务分工表']),
      table(HEAD, FIRST, SECOND),
    );
    assert.match(result.report, /正文里有一个表，各行照录成了一段段的字：“单位联系人↵某办张三”。/);
    soundReport(result);
  });

  it('with a table in a cell, a picture and raised figures tells of them', async () => {
    const cell = `${FIRST[2]}面积10m<sup>2</sup>。<img src="x">${table(['材料', '份数'], ['申请表', '1'])}`;
    const result = await page(
      P([...LETTER, '附件', '任务分工表']),
      table(HEAD, ['1', '甲事项', `<td>${cell}</td>`, '福州海关'], SECOND),
    );
    assert.deepEqual(foundIn(result)[1], USUAL[1]);
    assert.match(result.report, /有 1 张图片，没有读/);
    assert.match(result.report, /有上标、下标，写成了平常的字.*10m2/);
    assert.match(result.report, /一格里还有表，里面的字连成了一段.*“材料 份数 申请表 1”/);
  });

  it('whose list numbers itself has each number before its words', async () => {
    const result = await page(
      P(LETTER.slice(0, 4)),
      '<ol start="3"><li>甲事项</li><li><p>乙事项</p></li></ol>',
      P([...LETTER.slice(5), '附件', '任务分工表']),
      table(HEAD, FIRST, SECOND),
    );
    assert.match(fileOf(result, 'source.txt'), /\n3\.甲事项\n4\.乙事项\n/);
  });
});

describe('a text', () => {
  it('may have its days in figures of full width', async () => {
    const lines = LETTER.map((line) =>
      /^发布|^2021/.test(line)
        ? line.replace(/\d/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
        : line,
    );
    assert.ok(lines.includes('２０２１年３月１５日'));
    const result = await text([
      ...lines,
      '附件',
      '表',
      ...[HEAD, FIRST, SECOND].map((one) => one.join(' ')),
    ]);
    const { facts } = mdx(fileOf(result, 'notice.mdx'));
    assert.deepEqual([facts.publishedOn, facts.signedOn], ['2021-03-16', '2021-03-15']);
    soundReport(result);
  });

  it('may be for places that no list has: that is no province, and is told', async () => {
    const head = [...HEAD, '推广范围'];
    const result = await annexed(head, [...FIRST, '全省'], [...SECOND, '自贸试验区']);
    assert.match(result.report, /第 2 项的推广范围“自贸试验区”不是全省，里面也没有认得的地方/);
    assert.doesNotMatch(result.report, /第 1 项的推广范围/);
  });

  it('may say of a group how many it has, besides how many there are', async () => {
    const lines = LETTER.map((line) => line.replace('决定推广', '投资、贸易领域各1项，共决定推广'));
    const rows = [HEAD, FIRST, SECOND].map((one) => one.join(' '));
    const few = await text([...lines, '附件', '表', ...rows]);
    assert.doesNotMatch(few.report, /正文说有/);
    const more = await text(
      [...lines, '附件', '表', ...rows].map((one) => one.replace('2项', '3项')),
    );
    assert.match(more.report, /正文说有 3 项，附件里认出 2 项/);
  });

  it('may have words beside its units, which are told apart from units that are new', async () => {
    const beside = ['2', '乙事项', '在海关监管口岸办理乙事项。', '省司法厅（牵头）、某某厅'];
    const { report } = await annexed(HEAD, FIRST, beside);
    assert.match(report, /不认识的单位“（牵头）”.*\n {2}改法：“（牵头）”里有单位的名称以外的字/);
    assert.match(report, /不认识的单位“某某厅”.*\n {2}改法：新的单位，加进/);
  });

  it('is told of from its top to its end, stage by stage', async () => {
    const { report } = await text([
      '内部资料',
      ...LETTER,
      '— 1 —',
      ...['附件', '任务分工表', HEAD.join(' ')],
      ...[FIRST.join(' '), SECOND.join(' '), '— 2 —', '注：某注。'],
    ]);
    const lines = [...report.matchAll(/^- 原文件第 (\d+) 行/gm)].map(([, line]) => Number(line));
    assert.ok(lines.length >= 4);
    assert.deepEqual(
      lines,
      [...lines].sort((a, b) => a - b),
    );
  });

  it('may have a sign alone on the next line', async () => {
    const lines = LETTER.flatMap((line) =>
      line === '一、抓好落实。' ? ['一、抓好落实', '。'] : [line],
    );
    const result = await text([
      ...lines,
      '附件',
      '表',
      ...[HEAD, FIRST, SECOND].map((one) => one.join(' ')),
    ]);
    assert.match(fileOf(result, 'notice.mdx'), /\n一、抓好落实。\n/);
    soundReport(result);
  });

  it('may have the day of its page before other words of the page', async () => {
    const lines = [TITLE, '2021-03-16 10:20 来源：某办 浏览次数：1234', ...LETTER.slice(1)];
    const result = await text([
      ...lines,
      '附件',
      '表',
      ...[HEAD, FIRST, SECOND].map((one) => one.join(' ')),
    ]);
    assert.doesNotMatch(fileOf(result, 'notice.mdx'), /浏览次数/);
    assert.match(result.report, /标题下面网页上的字，没有收录：“2021-03-16 10:20 来源：某办/);
    soundReport(result);
  });

  it('may be issued by several, in a line above the rest of the title', async () => {
    const title = [
      '中共福建省委办公厅　福建省人民政府办公厅',
      '印发《推广创新成果的若干措施》的通知',
    ];
    const result = await text([
      ...[...title, ...LETTER.slice(1), '附件', '表'],
      ...[HEAD, FIRST, SECOND].map((one) => one.join(' ')),
    ]);
    assert.equal(
      mdx(fileOf(result, 'notice.mdx')).facts.title,
      '中共福建省委办公厅福建省人民政府办公厅印发《推广创新成果的若干措施》的通知',
    );
    soundReport(result);
  });

  it('may have cells of several lines as Excel copies them', async () => {
    const rows = [HEAD, ['1', '甲事项', '"在海关监管口岸办理""甲""', '事项。"', ''], SECOND];
    const [head, first, second] = rows.map((one) => one.join('\t'));
    const cut = (first ?? '').replace('\t事项。"\t', '\n事项。"\t福州海关');
    const result = await text([...LETTER, '附件', '表', head ?? '', cut, second ?? '']);
    assert.deepEqual(foundIn(result), [
      [1, '甲事项', ['fzhg'], '> 在海关监管口岸办理"甲"事项。'],
      USUAL[1],
    ]);
    assert.match(result.report, /从 Excel 复制来的一格有 2 行，外面的半角引号去掉了/);
    soundReport(result);
  });

  it('whose head has many lines tells what was taken for the title', async () => {
    const head = ['序 改革 主要 责任', '号 事项 内容 单位'];
    const rows = [FIRST, SECOND].map((one) => one.join(' '));
    const { report } = await text([...LETTER, '附件', '任务分工表', ...head, ...rows]);
    assert.match(
      report,
      /表上面的 3 行都当作了附件的标题：“任务分工表↵序改革主要责任↵号事项内容单位”/,
    );
  });
});
