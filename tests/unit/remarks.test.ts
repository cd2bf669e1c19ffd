import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readBody } from '../../src/reading/mdx-body.ts';

const QUOTATION = '> 通知的原话。';

const read = (remarks: string) => readBody(`${QUOTATION}\n\n${remarks}\n`, 'reform');

const ALLOWED: [name: string, remarks: string, text: string][] = [
  ['paragraphs', '一段话。\n\n另一段。', '一段话。\n另一段。'],
  ['a paragraph that the file breaks', '前半句，\n后半句。', '前半句，后半句。'],
  ['Latin words that the file breaks', '见 single\nwindow 说明', '见 single window 说明'],
  ['a list', '- 甲\n- 乙', '甲\n乙'],
  ['a numbered list', '1. 甲\n2. 乙', '甲\n乙'],
  ['lists in a list, three deep', '- 甲\n  - 乙\n    1. 丙', '甲\n乙\n丙'],
  ['a table', '| 年份 | 件数 |\n| --- | ---: |\n| 2019 | 3 |', '年份\t件数\n2019\t3'],
  ['strong and stressed words', '**很**重，*较*重。', '很重，较重。'],
  ['a link within the site', '见[第3点](/fj7/16/#p3)。', '见第3点。'],
  ['a link to a secure address', '见[公报](https://www.example.gov.cn/a/?b=1)。', '见公报。'],
  ['a heading of the third level', '### 背景\n\n一段话。', '背景\n一段话。'],
  ['a line break by a backslash', '甲\\\n乙', '甲\n乙'],
  ['a line break by two spaces', '甲  \n乙', '甲\n乙'],
  ['a line break by a tag', '甲<br />乙', '甲\n乙'],
  ['raised and lowered figures', 'CO<sub>2</sub>，10<sup>3</sup>', 'CO2，103'],
  ['an abbreviation', '<abbr title="世界贸易组织">WTO</abbr>规则', 'WTO规则'],
  ['a mark that is escaped', '3 \\*\\* 4，\\# 号', '3 ** 4，# 号'],
  ['an ampersand that is escaped', 'A\\&amp;B', 'A&amp;B'],
  ['one tilde', '10~20天', '10~20天'],
  ['a number with a dot and no space', '1.甲', '1.甲'],
  ['a number that a mark follows within the text', '共3、4两项', '共3、4两项'],
  ['a span of years', '2019-2020年，3000-4000件', '2019-2020年，3000-4000件'],
  ['words in brackets', '闽政[2019]1号，见[附件](/fj7/)（全文）', '闽政[2019]1号，见附件（全文）'],
  ['a dash at the start of a line', '甲：\\\n——乙', '甲：\n——乙'],
];

describe('below the quotation may stand', () => {
  for (const [name, remarks, text] of ALLOWED) {
    it(name, () => {
      const { body, faults } = read(remarks);
      assert.deepEqual(faults, []);
      assert.deepEqual(body?.remarks, { text, mdx: remarks });
      assert.deepEqual(body?.quotations, [{ text: '通知的原话。', line: 1 }]);
    });
  }
});

const REFUSED: [name: string, remarks: string, problem: RegExp][] = [
  ['a heading of the first level', '# 背景', /1级标题/],
  ['a heading of the second level', '## 背景', /2级标题/],
  ['a heading of the fourth level', '#### 背景', /4级标题/],
  ['a heading by a line below it', '背景\n---', /2级标题/],
  ['what would be read as front matter', '+++\na = 1\n+++', /“\+\+\+”/],
  ['a heading without a space', '###背景', /“#”会照样显示/],
  ['an empty heading', '###', /小标题是空的/],
  ['an image', '见图![图](/a.png)', /图片/],
  ['an image by reference', '见图![图][a]\n\n[a]: /a.png', /图片|没有和文字写在一起/],
  ['a block of code', '```\n代码\n```', /代码块/],
  ['code in a line', '输入`代码`', /代码/],
  ['a single backtick', '一个`号', /反引号/],
  ['a quotation after a paragraph', '一段话。\n\n> 另一段原文', /不能有引文/],
  ['a quotation in a list', '- 一条\n\n  > 另一段原文', /不能有引文/],
  ['struck words', '~~删去~~', /删除线/],
  ['a range that becomes struck words', '10~20天，30~40天', /删除线/],
  ['two tildes alone', '10~~20天', /~~/],
  ['a footnote', '一段话[^1]。\n\n[^1]: 注', /脚注/],
  ['a footnote without its text', '一段话[^1]。', /脚注/],
  ['a rule', '一段话。\n\n***\n\n另一段。', /分隔线/],
  [
    'a link by reference',
    '见[公报][a]。\n\n[a]: https://www.example.gov.cn/',
    /没有和文字写在一起/,
  ],
  ['a bare address', '见https://www.example.gov.cn/', /没有写成链接/],
  ['a bare address without its scheme', '见 www.example.gov.cn', /没有写成链接/],
  ['a bare address in strong words', '**见 www.example.gov.cn**', /没有写成链接/],
  ['an address of mail', '写信给 a@example.gov.cn', /没有写成链接/],
  ['a link without words', '见[](/fj7/)', /没有写成链接/],
  ['a link to mail', '[写信](mailto:a@example.gov.cn)', /不能用/],
  ['a link that is not secure', '[公报](http://www.example.gov.cn/)', /不能用/],
  ['a link to a script', '[公报](javascript:alert(1))', /不能用/],
  ['a link to another host by its scheme', '[公报](//www.example.gov.cn/)', /不能用/],
  ['a link that a browser reads as another host', '[公报](</\\www.example.gov.cn/>)', /不能用/],
  ['a link with a name and a password', '[公报](https://a:b@www.example.gov.cn/)', /不能用/],
  ['a link that is relative', '[第3点](../16/#p3)', /不能用/],
  ['a link to a place of the page', '[第3点](#p3)', /不能用/],
  ['a link with a space in its address', '[公报](/fj7/a b)', /记号没有生效/],
  ['strong words whose mark fails', '**“单一窗口”**服务', /加粗的记号没有生效/],
  ['strong words that are not closed', '**很重', /加粗的记号没有生效/],
  ['a table without its second row', '| 甲 | 乙 |\n| 1 | 2 |', /表格没有写对/],
  [
    'a row of a table with fewer cells',
    '| 甲 | 乙 |\n| --- | --- |\n| 1 |',
    /这一行有1格，表头有2格/,
  ],
  ['a row of a table with more cells', '| 甲 |\n| --- |\n| 1 | 2 |', /这一行有2格，表头有1格/],
  ['a table of full width', '｜甲｜乙｜\n｜---｜---｜', /全角的“｜”/],
  ['a link in brackets of full width', '见［第3点］（/fj7/16/#p3）。', /全角的方括号或圆括号/],
  ['a link with its address in others', '见[第3点]（/fj7/16/#p3）。', /全角的方括号或圆括号/],
  ['an address amid the text', '见www.example.gov.cn', /没有写成链接/],
  ['a link without its scheme', '[公报](www.example.gov.cn)', /不能用/],
  ['items numbered as in print', '1、甲\n2、乙', /“[12]、”开头的不会成为列表/],
  ['items numbered with a full point', '1．甲', /“1．”开头的不会成为列表/],
  ['items with a point before them', '• 甲\n• 乙', /“•”开头的不会成为列表/],
  ['items whose mark touches the text', '-甲', /“-”开头的不会成为列表/],
  ['a heading of full width', '＃＃＃ 背景', /“＃”会照样显示/],
  ['a paragraph that is indented', '　　一段话。', /段首用了全角空格/],
  ['a quotation mark of full width', '＞ 一段话。', /行首有“＞”/],
  ['a box to tick', '- [ ] 甲', /勾选框/],
  ['an empty item', '- 甲\n-\n- 乙', /空的一条/],
  ['lists in a list, four deep', '- 甲\n  - 乙\n    - 丙\n      - 丁', /超过3层/],
  ['a character by its number', '一段&#x202e;话', /会被读作另一个字符/],
  ['a character by its name', '一段&nbsp;话', /会被读作另一个字符/],
  ['one in an attribute', '<abbr title="&#x202e;">甲</abbr>乙', /会被读作另一个字符/],
  ['a tag', '<div>甲</div>', /标签 <div>/],
  ['a tag in a line', '一段<b>话</b>', /标签 <b>/],
  [
    'a tag named as every object has one',
    '一段<constructor>话</constructor>',
    /标签 <constructor>/,
  ],
  ['a script', '<script>alert(1)</script>', /标签 <script>/],
  ['a component', '一段<Contact>话</Contact>', /标签 <Contact>/],
  ['a tag without a name', '一段<>话</>', /标签 <>/],
  ['an attribute', '一段<sup class="a">话</sup>', /写法不对/],
  ['an attribute that acts', '一段<br onclick="alert(1)" />话', /写法不对/],
  ['an abbreviation that is not explained', '一段<abbr>话</abbr>', /写法不对/],
  ['an allowed tag alone', '甲\n\n<br />\n\n乙', /单独成了一段/],
  ['a paragraph of a tag alone', '<sup>1</sup>', /只有标签/],
  ['an expression', '一段{1 + 1}话', /程序代码/],
  ['an expression as a block', '{1 + 1}', /程序代码/],
  ['an attribute that is a program', '一段<abbr title={a}>话</abbr>', /程序代码/],
  ['attributes that are a program', '一段<sup {...a}>话</sup>', /程序代码/],
  ['an import', "import a from 'a'", /程序代码/],
  ['an export', 'export const a = 1', /程序代码/],
];

describe('below the quotation may not stand', () => {
  for (const [name, remarks, problem] of REFUSED) {
    it(name, () => {
      const { body, faults } = read(`一段话。\n\n${remarks}`);
      assert.equal(body?.remarks, undefined, 'nothing is left to be compiled');
      assert.ok(faults.length > 0);
      for (const fault of faults) {
        assert.match(fault.problem, problem);
        assert.match(fault.mend, /\p{Script=Han}/u);
        assert.ok(fault.line >= 5, `line ${fault.line}`);
      }
      // What isn't even parsed has no body at all.
      if (body) assert.deepEqual(body.quotations, [{ text: '通知的原话。', line: 1 }]);
    });
  }
});

describe('beside the quotation', () => {
  it('nothing stands where the file has nothing else', () => {
    const { body, faults } = readBody(`${QUOTATION}\n`, 'reform');
    assert.deepEqual(faults, []);
    assert.equal(body?.remarks, undefined);
  });

  it('nothing stands before it', () => {
    const { body, faults } = readBody(`一段话。\n\n${QUOTATION}\n\n另一段。`, 'reform');
    assert.match(faults[0]?.problem ?? '', /引文之前/);
    assert.equal(faults[0]?.line, 1);
    assert.equal(body?.remarks, undefined);
  });

  it('what follows it needs a blank line', () => {
    const { faults } = readBody(`${QUOTATION}\n一段话。`, 'reform');
    assert.deepEqual(
      faults.map(({ line, problem }) => [line, /没有空一行/.test(problem)]),
      [[2, true]],
    );
    assert.deepEqual(readBody(`${QUOTATION}\n> 还是原话。\n`, 'reform').faults, []);
  });

  it('a second one right below it is left to the join, which counts them', () => {
    const { body } = readBody(`${QUOTATION}\n\n> 第二段\n\n一段话。`, 'reform');
    assert.equal(body?.quotations.length, 2);
  });

  it('a local telephone number is found, and a span of figures is none', () => {
    for (const words of ['请打8784-6327', '咨询2288888', '咨询 228 8888', '座机87846327']) {
      assert.match(read(words).faults[0]?.problem ?? words, /像是联系人、电话/);
    }
    for (const words of ['2019-2020年', '3000-4000件', '联系 3 家银行', '编号2288888']) {
      assert.deepEqual(read(words).faults, [], words);
    }
  });

  it('all that is wrong is told in one run, each with its line', () => {
    const { faults } = read('## 甲\n\n一段`话`。\n\n- [乙](mailto:a@example.gov.cn)');
    assert.deepEqual(
      faults.map(({ line }) => line),
      [3, 5, 7],
    );
  });
});
