/** Text as programs and pages give it: breaks within paragraphs, numbers in circles, what a page says twice. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileOf, foundIn, imported, LETTER, mdx, REPOSITORY, soundReport } from '../imported.ts';

const HEAD = '序号\t改革事项\t主要内容\t责任单位';
const ROWS = [
  '1\t船边直提\t货物卸船后直接提离。\t福州海关',
  '2\t全程网办\t企业设立全程网上办理。\t省司法厅',
];
const FOUND = [
  [1, '船边直提', ['fzhg'], '> 货物卸船后直接提离。'],
  [2, '全程网办', ['sft'], '> 企业设立全程网上办理。'],
];
const text = (lines: readonly string[]) => imported(REPOSITORY, lines.join('\n'));

describe('a text that was pasted', () => {
  it('may have its lines parted by vertical tabs and other signs', async () => {
    for (const sign of ['\v', '\u2028', '\x85']) {
      const result = await text([LETTER.join(sign), HEAD, ...ROWS]);
      assert.deepEqual(foundIn(result), FOUND);
      assert.equal(mdx(fileOf(result, 'notice.mdx')).facts.issuer, '福建省人民政府');
      soundReport(result);
    }
  });

  it('may number its rows in circles, whatever parts its cells', async () => {
    const circled = ROWS.map((row, at) => row.replace(/^\d/, '①②'.charAt(at)));
    for (const between of ['\t', ' ', '　']) {
      const rows = [HEAD, ...circled].map((row) => row.replaceAll('\t', between));
      const result = await text([...LETTER, ...rows]);
      assert.deepEqual(foundIn(result), FOUND, between);
      assert.match(fileOf(result, 'source.txt'), /\n② ?/);
      soundReport(result);
    }
  });

  it('may have circles within its rows, which number none', async () => {
    const rows = ROWS.map((row) => row.replaceAll('\t', ' '));
    const within = ['1 船边直提 货物直提：', '①卸船；', '②提离。 某新单位', rows[1] ?? ''];
    const result = await text([...LETTER, HEAD.replaceAll('\t', ' '), ...within]);
    assert.deepEqual(foundIn(result), [
      [1, '船边直提', ['某新单位'], '> 货物直提：①卸船；②提离。'],
      FOUND[1],
    ]);
  });

  it('may have its number above the title and below it, of which one is the page’s', async () => {
    const [title = '', published = '', ...rest] = LETTER;
    const number = '闽政〔2021〕3号';
    const result = await text([
      `文号：${number}`,
      title,
      published,
      number,
      ...rest,
      HEAD,
      ...ROWS,
    ]);
    assert.equal(mdx(fileOf(result, 'notice.mdx')).body.split(number).length, 2);
    assert.equal(fileOf(result, 'source.txt').split(number).length, 2);
    assert.match(result.report, /标题之前的字，没有收录：“文号：闽政〔2021〕3号”/);
    soundReport(result);
  });

  it('may have its title again on each page, and when it was printed at its end', async () => {
    const rows = [HEAD, ...ROWS].map((row) => row.replaceAll('\t', ' '));
    const printed = ['信息公开选项：主动公开', '福建省人民政府办公厅　　2021年3月16日印发'];
    const result = await text(
      [...LETTER, ...rows.toSpliced(2, 0, '任务分工总表（续）'), ...printed]
        .join('\n')
        .replace('任务分工表', '任务分工总表')
        .split('\n'),
    );
    assert.deepEqual(foundIn(result), FOUND);
    assert.match(result.report, /换页时重印的字，去掉了：“任务分工总表（续）”/);
    for (const line of printed)
      assert.match(result.report, new RegExp(`表下面的字，没有收录：“${line}”`));
    soundReport(result);
  });

  it('may be issued by customs houses, in a line above the rest of the title', async () => {
    const [title = '', ...rest] = LETTER;
    const [, what = ''] = title.split('福建省人民政府');
    const result = await text(['福建省商务厅 福州海关', what, ...rest, HEAD, ...ROWS]);
    assert.equal(mdx(fileOf(result, 'notice.mdx')).facts.title, `福建省商务厅福州海关${what}`);
  });

  it('is told to have its annex moved where that stands first', async () => {
    const annex = [...LETTER.slice(-2), HEAD, ...ROWS];
    const { report } = await text([...annex, ...LETTER.slice(0, -2)]);
    assert.match(report, /没有认出通知的标题。\n {2}改法：.*把附件移到通知后面，再导入。/);
  });
});

describe('words beside the names of units', () => {
  for (const words of ['等', '牵头', '按职责分工负责']) {
    it(`are no new unit: ${words}`, async () => {
      const { report } = await text([
        ...LETTER,
        HEAD,
        `${ROWS[0]}、厦门海关${words}`,
        ROWS[1] ?? '',
      ]);
      assert.match(
        report,
        new RegExp(`不认识的单位“${words}”.*\n {2}改法：“${words}”里有单位的名称以外的字`),
      );
    });
  }
});
