import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { faultReport, primaryFaults } from '../../src/policy/fault.ts';
import { verbatimFaults } from '../../src/policy/source/verbatim.ts';
import { namedUnits } from '../../src/search/build/named-units.ts';
import { speaker } from '../../src/search/build/spoken.ts';
import { type ContentFiles, editedFixture } from '../content.ts';
import { pick, seeded } from '../random.ts';

const FOLDER = 'content/zz1';

/** A notice laid out in some way: its front matter, its body and what its source prints. */
interface Laid {
  /** The line on its publication. */
  publication: string;
  /** Lines of the front matter beside the title, the issuer and the days. */
  front: string;
  issuer: string;
  /** Paragraphs from the first to the sign-off. */
  body: string[];
  /** What the source prints for them. */
  printed: string[];
  columns: string;
  headPrinted: boolean;
  /** What the source prints below the annex's title. */
  rows: string[];
  /** Fields of all the reforms beside those that every one has. */
  fields: string[];
  titles: string[];
}

const TEXTS = ['由甲厅受理材料。', '推行告知承诺。'];
const UNITS = ['xj-jia, xj-ding', 'xj-ji'];
const COLUMNS = `
    - { is: number, name: 序号 }
    - { is: reform, name: 事项 }
    - { is: units, name: 单位, separators: [、] }`;
const SIGN_OFF = ['虚构甲办', '2022年1月4日'];

const PLAIN: Laid = {
  publication: '发布日期:2022-01-05',
  front: 'duties: []',
  issuer: '虚构甲办',
  body: ['各单位：', '一、甲', '附件：表', ...SIGN_OFF],
  printed: ['各单位：', '一、甲', '附件：表', ...SIGN_OFF],
  columns: COLUMNS,
  headPrinted: false,
  rows: ['1 甲事。由甲厅受理材料。 虚构省甲厅、虚构丁关', '2 乙事。推行告知承诺。 虚构己促进会'],
  fields: ['', ''],
  titles: ['甲事', '乙事'],
};

/** The content with the notice beside the others. */
function withNotice(laid: Partial<Laid>, edit: (files: ContentFiles) => void = () => undefined) {
  const notice = { ...PLAIN, ...laid };
  if (laid.body && !laid.printed) notice.printed = laid.body;
  return editedFixture((files) => {
    files.write(
      `${FOLDER}/notice.mdx`,
      `---
title: 测试用虚构通知丁
shortTitle: 虚构丁通知
issuer: ${notice.issuer}
signedOn: 2022-01-04
publishedOn: 2022-01-05
annex:
  headPrinted: ${notice.headPrinted}
  columns:${notice.columns}
${notice.front}
---

${notice.body.join('\n\n')}

<Annex>

附件

虚构表

</Annex>
`,
    );
    for (const [index, title] of notice.titles.entries()) {
      const text = TEXTS[index] ?? '';
      files.write(
        `${FOLDER}/0${index + 1}.mdx`,
        `---
number: ${index + 1}
title: ${title}
units: [${UNITS[index]}]
topics: [xt-shi]
${notice.fields[index]}
points:
  - { number: 1, kind: 改流程, text: 办理。, phrases: [${text.slice(0, -1)}] }
---

> ${text}
`,
      );
    }
    files.write(`${FOLDER}/permalinks.txt`, '# 登记总数：1\n2024-01-01 /zz1/\n');
    files.write(
      `${FOLDER}/source.txt`,
      ['测试用虚构通知丁', notice.publication, ...notice.printed, '附件', '虚构表', ...notice.rows]
        .filter(Boolean)
        .join('\n'),
    );
    files.replace('content/permalinks.txt', '/ta1/\n', '/ta1/\n2024-01-01 /zz1/\n');
    const total = /登记总数：(\d+)/.exec(files.read('content/permalinks.txt'))?.[1];
    files.replace('content/permalinks.txt', `总数：${total}`, `总数：${Number(total) + 1}`);
    edit(files);
  });
}

const columns = (...lines: string[]) => lines.map((line) => `\n    - { ${line} }`).join('');

describe('a notice is read', () => {
  const cases: [what: string, laid: Partial<Laid>][] = [
    ['that is plain', {}],
    ['published at a 发布时间', { publication: '发布时间：2022-01-05' }],
    ['published on a Chinese day', { publication: '发布日期：2022年1月5日' }],
    ['published on a padded Chinese day', { publication: '发布日期: 2022年01月05日' }],
    ['published at a time of day', { publication: '发布时间：2022-01-05 10:30' }],
    ['published at a time to the second', { publication: '发布时间： 2022-1-5 10:30:05' }],
    ['published with slashes, without a colon', { publication: '发布时间 2022/01/05' }],
    [
      'whose line of publication stands below the text',
      { publication: '', printed: [...PLAIN.printed, '发布日期：2022-01-05'] },
    ],
    [
      'with a printed head, broken over lines',
      { headPrinted: true, rows: ['序\n号 事项', '单位', ...PLAIN.rows] },
    ],
    [
      'without numbers',
      {
        columns: columns('is: reform, name: 事项', 'is: units, name: 单位, separators: [、]'),
        rows: PLAIN.rows.map((row) => row.replace(/^\d /, '')),
      },
    ],
    ['with numbers filled up by zeros', { rows: PLAIN.rows.map((row) => `0${row}`) }],
    [
      'with codes',
      {
        columns: COLUMNS.replace('name: 序号', 'name: 代码, before: 虚-'),
        rows: PLAIN.rows.map((row) => `虚-${row}`),
      },
    ],
    [
      'with the names of the columns in each reform',
      {
        columns: columns(
          'is: number, name: 序号',
          'is: reform, name: 事项',
          'is: units, name: 单位, separators: [、], before: "（责任单位：", after: ）',
        ),
        rows: [
          '1、甲事。由甲厅受理材料。（责任单位：虚构省甲厅、虚构丁关）',
          '2、乙事。推行告知承诺。（责任单位：虚构己促进会）',
        ],
      },
    ],
    [
      'with other columns in a further part of its annex',
      {
        columns: `${COLUMNS}
    - { is: scope, name: 范围 }
  parts:
    - from: 2
      words: [附件2]
      headPrinted: true
      numbered: 1
      columns:
        - { is: units, name: 负责单位, separators: ["，"] }
        - { is: number, name: 号 }
        - { is: title, name: 名称 }
        - { is: text, name: 内容 }`,
        fields: ['scope: 全省', ''],
        headPrinted: true,
        rows: [
          '序号 事项 单位 范围',
          `${PLAIN.rows[0]} 全省`,
          '附件2',
          '负责单位 号 名称 内容',
          '虚构己促进会 1 乙事 推行告知承诺。',
        ],
      },
    ],
    [
      'with units before the reform',
      {
        columns: columns(
          'is: number, name: 号',
          'is: units, name: 单位, separators: [、]',
          'is: reform, name: 事项',
        ),
        rows: [
          '1 虚构省甲厅、虚构丁关 甲事。由甲厅受理材料。',
          '2 虚构己促进会 乙事。推行告知承诺。',
        ],
      },
    ],
    [
      'with the number last',
      {
        columns: columns(
          'is: reform, name: 事项',
          'is: units, name: 单位, separators: [、]',
          'is: number, name: 号',
        ),
        rows: [
          '甲事。由甲厅受理材料。 虚构省甲厅、虚构丁关 1',
          '乙事。推行告知承诺。 虚构己促进会 2',
        ],
      },
    ],
    [
      'with title and text apart',
      {
        columns: columns(
          'is: number, name: 号',
          'is: title, name: 名称',
          'is: text, name: 内容',
          'is: units, name: 单位, separators: [、]',
        ),
        rows: [
          '1 甲事 由甲厅受理材料。 虚构省甲厅、虚构丁关',
          '2 乙事 推行告知承诺。 虚构己促进会',
        ],
      },
    ],
    [
      'with a text before its title',
      {
        columns: columns(
          'is: number, name: 号',
          'is: text, name: 内容',
          'is: title, name: 名称',
          'is: units, name: 单位, separators: [、]',
        ),
        rows: [
          '1 由甲厅受理材料。 甲事 虚构省甲厅、虚构丁关',
          '2 推行告知承诺。 乙事 虚构己促进会',
        ],
      },
    ],
    [
      'with a colon after the title',
      {
        columns: columns(
          'is: number, name: 号',
          'is: reform, name: 事项, separators: [：]',
          'is: units, name: 单位, separators: [、]',
        ),
        rows: [
          '1 甲事：由甲厅受理材料。 虚构省甲厅、虚构丁关',
          '2 乙事：推行告知承诺。 虚构己促进会',
        ],
      },
    ],
    ...(['，', '；', ',', '/', ''] as const).map((mark): [string, Partial<Laid>] => [
      `whose units are parted by “${mark}”`,
      {
        columns: COLUMNS.replace('[、]', `["${mark}"]`),
        rows: [`1 甲事。由甲厅受理材料。 虚构省甲厅${mark}虚构丁关`, PLAIN.rows[1] ?? ''],
      },
    ]),
    [
      'whose units stand on lines of their own',
      {
        columns: COLUMNS.replace('[、]', '[""]'),
        rows: ['1 甲事。由甲厅受理材料。 虚构省甲厅\n虚构丁关', PLAIN.rows[1] ?? ''],
      },
    ],
    [
      'whose units are parted by one sign and another in one cell',
      {
        columns: COLUMNS.replace('[、]', '["、", "，", ""]'),
        fields: ['', ''],
        rows: ['1 甲事。由甲厅受理材料。 虚构省甲厅，虚构丁关', PLAIN.rows[1] ?? ''],
      },
    ],
    [
      'that calls its units otherwise',
      {
        front: 'duties: []\nnames:\n  units: { xj-jia: 甲厅（口岸办）, xj-ji: 己会 }',
        rows: ['1 甲事。由甲厅受理材料。 甲厅（口岸办）、虚构丁关', '2 乙事。推行告知承诺。 己会'],
      },
    ],
    [
      'with zones that it calls otherwise',
      {
        columns: `${COLUMNS}\n    - { is: zones, name: 片区, separators: ["", "和"] }`,
        front: 'duties: []\nnames:\n  zones: { xp-jia: 甲岛 }',
        fields: ['zones: [xp-jia, xp-yi]', 'zones: [xp-yi]'],
        rows: [`${PLAIN.rows[0]} 甲岛和乙港片区`, `${PLAIN.rows[1]} 乙港片区`],
      },
    ],
    [
      'with places that it calls otherwise, first',
      {
        columns: `\n    - { is: scope, name: 地方, separators: [、] }${COLUMNS}`,
        front: 'duties: []\nnames:\n  places: { xd-bing: 丙湾 }',
        fields: ['scope: [xd-jia, xd-bing]', 'scope: [xd-yi]'],
        rows: [`甲州市、丙湾 ${PLAIN.rows[0]}`, `乙州市 ${PLAIN.rows[1]}`],
      },
    ],
    [
      'whose scope is now the province, now a place',
      {
        columns: `${COLUMNS}\n    - { is: scope, name: 范围 }`,
        fields: ['scope: 全省', 'scope: [xd-yi]'],
        rows: [`${PLAIN.rows[0]} 全省`, `${PLAIN.rows[1]} 乙州市`],
      },
    ],
    [
      'whose scope leaves places out, whatever it is made of',
      {
        columns: `${COLUMNS}\n    - { is: scope, name: 范围 }`,
        fields: [
          'scope: { printed: 全省（不含甲州市）, places: [xd-yi, xd-bing] }',
          'scope: { printed: 沿海各地, places: [xd-bing] }',
        ],
        rows: [`${PLAIN.rows[0]} 全省（不含甲州市）`, `${PLAIN.rows[1]} 沿海各地`],
      },
    ],
    [
      'that says its scope of all reforms',
      { front: 'duties: []\nscope: 全省', body: ['各单位：', '现在全省推行。', ...SIGN_OFF] },
    ],
    ['without clauses or attachments', { body: ['各单位：', '请照办。', ...SIGN_OFF] }],
    [
      'with a list after numbers and an enumeration comma, in another order',
      {
        front: 'duties: []\nlistMark: 、',
        body: ['一、甲', '<ReformList />', '二、乙', ...SIGN_OFF],
        printed: ['一、甲', '2、乙事 1、甲\n事', '二、乙', ...SIGN_OFF],
      },
    ],
    [
      'with a list whose numbers are followed by a blank',
      {
        front: 'duties: []\nlistMark: " "',
        body: ['一、甲', '<ReformList />', '二、乙', ...SIGN_OFF],
        printed: ['一、甲', '1 甲事', '2 乙事', '二、乙', ...SIGN_OFF],
      },
    ],
    [
      'whose list has signs of its own, as paragraphs',
      {
        body: ['一、甲', '1.甲事；', '2.乙事。', '二、乙', ...SIGN_OFF],
      },
    ],
    [
      'whose titles begin with digits',
      {
        titles: ['5G应用', '2.0版'],
        body: ['一、甲', '<ReformList />', '二、乙', ...SIGN_OFF],
        printed: ['一、甲', '1.5G应用 2.2.0版', '二、乙', ...SIGN_OFF],
        rows: [
          '1 5G应用。由甲厅受理材料。 虚构省甲厅、虚构丁关',
          '2 2.0版。推行告知承诺。 虚构己促进会',
        ],
      },
    ],
    [
      'with clauses of one sentence, one of which is a duty',
      {
        body: ['一、各单位要抓好落实。', '二、请在2022年6月底前报送。', ...SIGN_OFF],
        front:
          'duties:\n  - { of: leadUnit, clause: c2, task: 报送, quote: 请在2022年6月底前报送, due: 2022年6月底前 }',
      },
    ],
    [
      'with a duty in a paragraph below its clause',
      {
        body: ['一、要求', '各单位要报送。', '（一）甲', '乙要做好。', ...SIGN_OFF],
        front:
          'duties:\n  - { of: leadUnit, clause: c1, task: 报送, quote: 各单位要报送 }\n  - { of: place, clause: c1-1, task: 做好, quote: 乙要做好 }',
      },
    ],
    [
      'with clauses of four levels',
      {
        body: ['一、甲', '（一）乙。丙。', '1.丁。', '（1）戊。', ...SIGN_OFF],
        front: 'duties:\n  - { of: leadUnit, clause: c1-1-1-1, task: 戊, quote: 戊。 }',
      },
    ],
    [
      'with several attachments below its text',
      { body: ['一、甲', '附件：1.虚构表', '2.另一张表', ...SIGN_OFF] },
    ],
    [
      'signed in old style, and with a note below',
      { body: ['一、甲', '虚构甲办', '二〇二二年一月四日', '（此件公开）'] },
    ],
    ['signed by issuer and day in one paragraph', { body: ['一、甲', '虚构甲办2022年1月4日'] }],
    [
      'signed by two',
      { issuer: '虚构甲办、虚构乙办', body: ['一、甲', '虚构甲办', '虚构乙办', '2022年1月4日'] },
    ],
    [
      'with the issuer and the number of the document above the text',
      {
        front: 'documentNumber: 虚〔2022〕1号\nduties: []',
        body: ['虚构甲办', '虚〔2022〕1号', '一、甲', ...SIGN_OFF],
      },
    ],
    [
      'whose lines the extraction broke, with blanks of all kinds',
      {
        printed: [
          '　　各单\n位：',
          '一、\u00a0甲',
          '附件 ：\n表',
          '　　虚构甲办',
          ' 2022年 1月4日',
        ],
      },
    ],
    ['whose annex stands right after the title', { body: SIGN_OFF }],
  ];
  for (const [what, laid] of cases) {
    it(what, () => {
      const { faults, catalog } = withNotice(laid);
      assert.deepEqual(faults, [], faultReport(faults));
      assert.equal(catalog.notices.find(({ id }) => id === 'zz1')?.reforms.length, 2);
    });
  }
});

describe('one message, which says where the layout departs, is told', () => {
  const cases: [
    what: string,
    laid: Partial<Laid>,
    expected: { file?: string; field?: string; problem: RegExp; mend?: RegExp },
  ][] = [
    [
      'of another day of publication',
      { publication: '发布时间：2022年1月6日' },
      { field: 'publishedOn', problem: /文件：2022-01-0【5】\n.*原文：2022-01-0【6】/ },
    ],
    [
      'of a source without one',
      { publication: '' },
      { file: 'source.txt', problem: /没有认得出的发布日期/ },
    ],
    [
      'of a head that the content does not own to',
      { rows: ['序号 事项 单位', ...PLAIN.rows] },
      { problem: /这一段之后漏了原文[\s\S]*序号事项单位/, mend: /headPrinted/ },
    ],
    [
      'of a head that is printed otherwise',
      { headPrinted: true, rows: ['序号 事项 部门', ...PLAIN.rows] },
      { field: 'annex.columns', problem: /单【?位?】?|【单】位/ },
    ],
    [
      'of another sign between units',
      { rows: ['1 甲事。由甲厅受理材料。 虚构省甲厅；虚构丁关', PLAIN.rows[1] ?? ''] },
      { file: '01.mdx', field: 'units', problem: /厅【、】[\s\S]*厅【；】/, mend: /separators/ },
    ],
    [
      'of another sign after a title',
      { rows: ['1 甲事：由甲厅受理材料。 虚构省甲厅、虚构丁关', PLAIN.rows[1] ?? ''] },
      {
        file: '01.mdx',
        field: 'title',
        problem: /甲事【。】[\s\S]*甲事【：】/,
        mend: /separators/,
      },
    ],
    [
      'of a unit that is called otherwise',
      { rows: [PLAIN.rows[0] ?? '', '2 乙事。推行告知承诺。 己会'] },
      {
        file: '02.mdx',
        field: 'units',
        problem: /文件：【虚】构己促进会[\s\S]*原文：【己】会/,
        mend: /names/,
      },
    ],
    [
      'of a list that the content lacks',
      { body: ['一、甲', ...SIGN_OFF], printed: ['一、甲', '1.甲事 2.乙事', ...SIGN_OFF] },
      { problem: /这一段之后漏了原文[\s\S]*1\.甲事2\.乙事/, mend: /<ReformList \/>/ },
    ],
    [
      'of a list with signs of its own',
      {
        body: ['一、甲', '<ReformList />', '二、乙', ...SIGN_OFF],
        printed: ['一、甲', '1.甲事； 2.乙事。', '二、乙', ...SIGN_OFF],
      },
      { problem: /名单里多出这些字：；；。/, mend: /照录成段落/ },
    ],
    [
      'of an item more than the list has',
      {
        body: ['一、甲', '<ReformList />', '二、乙', ...SIGN_OFF],
        printed: ['一、甲', '3.丙事 1.甲事 2.乙事', '二、乙', ...SIGN_OFF],
      },
      { problem: /名单里多出这些字：3\.丙事/ },
    ],
    [
      'of an item after the list',
      {
        body: ['一、甲', '<ReformList />', '二、乙', ...SIGN_OFF],
        printed: ['一、甲', '1.甲事 2.乙事 3.丙事', '二、乙', ...SIGN_OFF],
      },
      { problem: /名单里多出这些字：3\.丙事/ },
    ],
    [
      'of a title that is printed otherwise in the list alone',
      {
        body: ['一、甲', '<ReformList />', '二、乙', ...SIGN_OFF],
        printed: ['一、甲', '1.甲的事 2.乙事', '二、乙', ...SIGN_OFF],
      },
      { file: '01.mdx', field: 'title', problem: /名单里[\s\S]*文件：1\.甲事\n.*原文：1\.甲的事/ },
    ],
    [
      'of a title that is printed otherwise in list and annex',
      {
        titles: ['丙事', '乙事'],
        body: ['一、甲', '<ReformList />', '二、乙', ...SIGN_OFF],
        printed: ['一、甲', '1.甲事 2.乙事', '二、乙', ...SIGN_OFF],
      },
      { file: '01.mdx', field: 'title', problem: /^成果名称/ },
    ],
    [
      'of a row that the content lacks',
      { rows: [...PLAIN.rows, '3 丙事。推行。 虚构丁关'] },
      { file: '03.mdx', problem: /缺第 3 项[\s\S]*原文：3丙事/ },
    ],
    [
      'of a scope that the source does not say',
      { front: 'duties: []\nscope: 全省' },
      { field: 'scope', problem: /来源文本里没有“全省”/ },
    ],
    [
      'of a duty whose words stand in another clause',
      {
        body: ['一、甲要报送。', '二、乙', ...SIGN_OFF],
        front: 'duties:\n  - { of: leadUnit, clause: c2, task: 报送, quote: 甲要报送 }',
      },
      { field: 'duties[0].quote', problem: /不是条款二里的原文/ },
    ],
    [
      'of a duty to a clause that is not there',
      { front: 'duties:\n  - { of: leadUnit, clause: c3, task: 报送, quote: 甲 }' },
      { field: 'duties[0].clause', problem: /没有锚点为“c3”的条款/, mend: /c1/ },
    ],
    [
      'of a paper that a notice without clauses cannot ask for',
      {
        body: ['各单位：', ...SIGN_OFF],
        front: 'duties: []\nplan: { clause: c1, parts: [{ name: 各 }, { name: 单位 }] }',
      },
      { field: 'plan.clause', problem: /没有锚点/, mend: /没有编号的条款/ },
    ],
    [
      'of another issuer than the one that signs',
      { issuer: '虚构乙办' },
      { field: 'issuer', problem: /落款里没有“虚构乙办”/ },
    ],
    [
      'of one of two issuers that does not sign',
      { issuer: '虚构甲办、虚构乙办' },
      { field: 'issuer', problem: /落款里没有“虚构甲办、虚构乙办”/ },
    ],
    [
      'of another day of signing',
      { body: ['各单位：', '虚构甲办', '2022年1月3日'] },
      { field: 'signedOn', problem: /落款里没有“2022年1月4日”/ },
    ],
    [
      'of a paragraph that differs, and not of the duties that quote it',
      {
        body: ['一、各单位要报送材料。', ...SIGN_OFF],
        printed: ['一、各单位要报送资料。', ...SIGN_OFF],
        front: 'duties:\n  - { of: leadUnit, clause: c1, task: 报送, quote: 要报送资料 }',
      },
      { problem: /文件：.*【材】料[\s\S]*原文：.*【资】料/ },
    ],
    [
      'of a name for a unit that no list has',
      { front: 'duties: []\nnames: { units: { xj-ren: 壬厅 } }' },
      { field: 'names.units.xj-ren', problem: /units\.yaml 里没有代号为“xj-ren”的单位/ },
    ],
    [
      'of a name for a unit that the notice has nothing to do with',
      { front: 'duties: []\nnames: { units: { xj-wu: 戊公司 } }' },
      { field: 'names.units.xj-wu', problem: /各项没有用到单位“xj-wu”/ },
    ],
    [
      'of a scope that leaves out a place that its annex does not',
      {
        columns: `${COLUMNS}\n    - { is: scope, name: 范围 }`,
        fields: ['scope: { printed: 全省（不含甲州市）, places: [xd-yi] }', 'scope: 全省'],
        rows: [`${PLAIN.rows[0]} 全省（不含乙州市）`, `${PLAIN.rows[1]} 全省`],
      },
      { file: '01.mdx', field: 'scope', problem: /文件：.*【甲】[\s\S]*原文：.*【乙】/ },
    ],
    [
      'of a scope that means no place of the list',
      {
        columns: `${COLUMNS}\n    - { is: scope, name: 范围 }`,
        fields: ['scope: { printed: 沿海各地, places: [xd-nein] }', 'scope: 全省'],
        rows: [`${PLAIN.rows[0]} 沿海各地`, `${PLAIN.rows[1]} 全省`],
      },
      { file: '01.mdx', field: 'scope.places[0]', problem: /没有代号为“xd-nein”的地方/ },
    ],
    [
      'of a scope that means no place at all',
      {
        columns: `${COLUMNS}\n    - { is: scope, name: 范围 }`,
        fields: ['scope: { printed: 沿海各地, places: [] }', 'scope: 全省'],
        rows: [`${PLAIN.rows[0]} 沿海各地`, `${PLAIN.rows[1]} 全省`],
      },
      { file: '01.mdx', field: 'scope.places', problem: /./, mend: /要推广的地方的代号的列表/ },
    ],
    [
      'of a reform’s own name for a unit that it has nothing to do with',
      { fields: ['names: { units: { xj-ji: 己会 } }', ''] },
      { file: '01.mdx', field: 'names.units.xj-ji', problem: /这一项没有用到单位“xj-ji”/ },
    ],
    [
      'of zones where the annex has no such column',
      { fields: ['zones: [xp-jia]', ''] },
      { file: '01.mdx', field: 'zones', problem: /附件里没有来源片区这一列/ },
    ],
    [
      'of a reform without the zones that its annex has a column for',
      {
        columns: `${COLUMNS}\n    - { is: zones, name: 片区 }`,
        fields: ['zones: [xp-jia]', ''],
        rows: [`${PLAIN.rows[0]} 甲岛片区`, `${PLAIN.rows[1]} 乙港片区`],
      },
      { file: '02.mdx', field: 'zones', problem: /缺这一项/, mend: /“片区”一列/ },
    ],
    [
      'of a scope said of all and of each',
      {
        columns: `${COLUMNS}\n    - { is: scope, name: 范围 }`,
        front: 'duties: []\nscope: 全省',
        fields: ['scope: 全省', 'scope: 全省'],
        rows: [`${PLAIN.rows[0]} 全省`, `${PLAIN.rows[1]} 全省`],
      },
      { field: 'scope', problem: /附件有“范围”一列/ },
    ],
    [
      'of a cell that a further part of the annex has no column for',
      {
        columns: `${COLUMNS}
    - { is: scope, name: 范围 }
  parts:
    - from: 2
      columns:${COLUMNS.replaceAll('\n', '\n    ')}`,
        fields: ['scope: 全省', 'scope: 全省'],
        rows: [`${PLAIN.rows[0]} 全省`, PLAIN.rows[1] ?? ''],
      },
      { file: '02.mdx', field: 'scope', problem: /通知的附件里没有复制推广范围这一列/ },
    ],
    [
      'of the words that stand before a cell',
      {
        columns: COLUMNS.replace('name: 事项', 'name: 事项, before: 名称：'),
        rows: PLAIN.rows.map((row) => row.replace(' ', ' 名字：')),
      },
      { field: 'annex', problem: /第 1 项“事项”前面的字与原文不一致/ },
    ],
    [
      'of columns without the units',
      { columns: columns('is: number, name: 号', 'is: reform, name: 事项') },
      { field: 'annex.columns', problem: /缺必要的列/ },
    ],
    [
      'of a title in two columns',
      { columns: `${COLUMNS}\n    - { is: title, name: 名称 }` },
      { field: 'annex.columns', problem: /缺必要的列，或有多余的列/ },
    ],
    [
      'of two columns of one kind',
      { columns: `${COLUMNS}\n    - { is: units, name: 单位 }` },
      { field: 'annex.columns', problem: /两列写了同一个 is/ },
    ],
    [
      'of separators where there is nothing to part',
      { columns: COLUMNS.replace('name: 序号', 'name: 序号, separators: [、]') },
      { field: 'annex.columns', problem: /不该写 separators/ },
    ],
    [
      'of two signs after a title, of which pages could print one',
      { columns: COLUMNS.replace('name: 事项', 'name: 事项, separators: [：, 。]') },
      { field: 'annex.columns', problem: /reform 一列写了不止一个/ },
    ],
  ];
  for (const [what, laid, { file = 'notice.mdx', field, problem, mend = /./ }] of cases) {
    it(what, () => {
      const { faults } = withNotice(laid);
      assert.equal(faults.length, 1, faultReport(faults));
      assert.equal(faults[0]?.file, `${FOLDER}/${file}`);
      assert.equal(faults[0]?.field, field);
      assert.match(faults[0]?.problem ?? '', problem);
      assert.match(faults[0]?.mend ?? '', mend);
    });
  }
});

describe('units in one cell', () => {
  const three = (files: ContentFiles) =>
    files.replace(`${FOLDER}/01.mdx`, '[xj-jia, xj-ding]', '[xj-jia, xj-ding, xj-ji]');
  const laid = (marks: string, cell: string): Partial<Laid> => ({
    columns: COLUMNS.replace('[、]', marks),
    rows: [`1 甲事。由甲厅受理材料。 ${cell}`, PLAIN.rows[1] ?? ''],
  });

  it('may be parted by one sign here and another there, where the column has both', () => {
    for (const cell of ['虚构省甲厅、虚构丁关，虚构己促进会', '虚构省甲厅，虚构丁关虚构己促进会']) {
      const { faults } = withNotice(laid('["、", "，", ""]', cell), three);
      assert.deepEqual(faults, [], faultReport(faults));
    }
  });

  it('may not be parted by a sign that the column has not, nor stand in another order', () => {
    for (const cell of [
      '虚构省甲厅、虚构丁关；虚构己促进会',
      '虚构丁关、虚构省甲厅、虚构己促进会',
    ]) {
      const { faults } = withNotice(laid('["、", "，"]', cell), three);
      assert.deepEqual(
        faults.map(({ field }) => field),
        ['units'],
      );
    }
  });
});

describe('a unit that several rows name', () => {
  const rows = ['1 甲事。由甲厅受理材料。 虚构省甲厅、甲办', '2 乙事。推行告知承诺。 甲办'];
  const byAll = (files: ContentFiles) => {
    files.replace(`${FOLDER}/01.mdx`, '[xj-jia, xj-ding]', '[xj-jia, xj-wu]');
    files.replace(`${FOLDER}/02.mdx`, '[xj-ji]', '[xj-wu]');
  };

  it('is told of once, where the source never calls it so', () => {
    const { faults } = withNotice({ rows }, byAll);
    assert.equal(faults.length, 1, faultReport(faults));
    assert.equal(faults[0]?.file, `${FOLDER}/notice.mdx`);
    assert.match(faults[0]?.problem ?? '', /没有单位“虚构戊电力公司”（第1、2项/);
    assert.match(faults[0]?.mend ?? '', /xj-wu: 通知里的名称/);
  });

  it('is right as soon as the notice says what it calls it', () => {
    const { faults, catalog } = withNotice(
      { rows, front: 'duties: []\nnames: { units: { xj-wu: 甲办 } }' },
      byAll,
    );
    assert.deepEqual(faults, [], faultReport(faults));
    const notice = catalog.notices.find(({ id }) => id === 'zz1');
    const named = notice?.units.find(({ id }) => id === 'xj-wu');
    assert.deepEqual(named?.name, '甲办');
    assert.equal(catalog.units.find(({ id }) => id === 'xj-wu')?.name, '虚构戊电力公司');
  });

  it('may be called otherwise in one of them, which says so itself', () => {
    const otherwise = ['1 甲事。由甲厅受理材料。 虚构省甲厅、甲办', '2 乙事。推行告知承诺。 甲处'];
    const { faults, catalog } = withNotice(
      {
        rows: otherwise,
        front: 'duties: []\nnames: { units: { xj-wu: 甲处 } }',
        fields: ['names: { units: { xj-wu: 甲办 } }', ''],
      },
      byAll,
    );
    assert.deepEqual(faults, [], faultReport(faults));
    const notice = catalog.notices.find(({ id }) => id === 'zz1');
    const named = (units?: readonly { id: string; name: string }[]) =>
      units?.find(({ id }) => id === 'xj-wu')?.name;
    assert.deepEqual(
      [notice, ...(notice?.reforms ?? [])].map((one) => named(one?.units)),
      ['甲处', '甲办', '甲处'],
    );
    const asked = namedUnits(catalog, speaker(catalog.pinyin)).find(({ id }) => id === 'xj-wu');
    for (const name of ['甲办', '甲处']) {
      assert.match(JSON.stringify(asked?.otherNames), new RegExp(name));
    }
  });

  it('that no list has is told of once in each reform, and nothing of the source', () => {
    const { faults } = withNotice({}, (files) =>
      files.replace(`${FOLDER}/01.mdx`, '[xj-jia, xj-ding]', '[xj-jia, xj-nein]'),
    );
    assert.deepEqual(
      faults.map(({ file, field }) => [file, field]),
      [[`${FOLDER}/01.mdx`, 'units[1]']],
    );
  });
});

describe('one character that differs from the source makes one message', () => {
  const { catalog } = editedFixture(() => undefined);
  const random = seeded(11);
  const slip = (text: string): string => {
    const characters = [...text];
    const at = Math.floor(random() * characters.length);
    const here = characters[at] ?? '';
    return characters.toSpliced(at, 1, pick(random, ['', '龘', here + here])).join('');
  };
  const source = (id: string) => {
    let text = '';
    editedFixture((files) => {
      text = files.read(`content/${id}/source.txt`);
    });
    return text;
  };

  for (const notice of catalog.notices) {
    it(`anywhere in the rows of ${notice.id}, in its own file`, () => {
      const text = source(notice.id);
      for (const reform of notice.reforms) {
        for (let run = 0; run < 60; run++) {
          const field = pick(random, ['officialText', 'title'] as const);
          const mistyped = { ...reform, [field]: slip(reform[field]) };
          const reforms = notice.reforms.map((one) => (one === reform ? mistyped : one));
          const faults = primaryFaults(verbatimFaults({ ...notice, reforms }, text));
          assert.equal(faults.length, 1, `${mistyped.title}。${mistyped.officialText}`);
          assert.equal(faults[0]?.file, reform.origin.file);
        }
      }
    });

    it(`anywhere in the text of ${notice.id}, whatever rests on it`, () => {
      const paragraphs = notice.parts.flatMap((part) =>
        part.kind === 'paragraph' && part.text === part.quotable ? [part.text] : [],
      );
      for (let run = 0; run < 25; run++) {
        const paragraph = pick(random, paragraphs);
        const mistyped = slip(paragraph);
        const file = `content/${notice.id}/notice.mdx`;
        const { faults } = editedFixture((files) =>
          files.write(file, files.read(file).replace(`\n\n${paragraph}\n`, `\n\n${mistyped}\n`)),
        );
        assert.equal(faults.length, 1, `${mistyped}\n${faultReport(faults)}`);
        assert.equal(faults[0]?.file, file);
      }
    });
  }
});
