import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { faultReport } from '../../src/policy/fault.ts';
import { type ContentFiles, editedFixture } from '../content.ts';

const REFORM = 'content/ta1/01.mdx';
const NOTICE = 'content/ta1/notice.mdx';
const LISTED = 'content/tc3/notice.mdx';
const SOURCE = 'content/ta1/source.txt';
const UNITS = 'units: [xj-ding, xj-jia, xj-yi]';
const PUBLISHED = '发布日期:2018-05-15';

/** A slip, where it is told, what is said of it, and how it is to be mended. */
type Slip = [
  name: string,
  edit: (files: ContentFiles) => void,
  place: string,
  problem: RegExp,
  mend: RegExp,
];

const replaced = (file: string, from: string, to: string) => (files: ContentFiles) =>
  files.replace(file, from, to);

const SLIPS: Slip[] = [
  [
    'a bracket that is not closed',
    replaced(REFORM, UNITS, UNITS.replace(']', '')),
    `${REFORM} 6`,
    /“\[”没有与它成对的“\]”/,
    /末尾补上“\]”/,
  ],
  [
    'a brace that is not closed',
    replaced('content/ta1/03.mdx', 'phrase: 由纸质申请 }', 'phrase: 由纸质申请'),
    'content/ta1/03.mdx 14',
    /“\{”没有与它成对的“\}”/,
    /末尾补上“\}”/,
  ],
  [
    'a quotation mark that is not closed',
    replaced(REFORM, '通过溯源码快速查询"]', '通过溯源码快速查询]'),
    `${REFORM} 16`,
    /半角双引号没有成对/,
    /补上一个半角双引号/,
  ],
  [
    'lines that tabs indent',
    replaced(REFORM, '  - number: 1\n    kind', '\t- number: 1\n\t  kind'),
    `${REFORM} 9`,
    /缩进用了制表符/,
    /改成半角空格/,
  ],
  [
    'a comma of full width between keys',
    replaced(NOTICE, 'is: scope, name', 'is: scope， name'),
    `${NOTICE} 14`,
    /逗号是全角的/,
    /改成半角/,
  ],
  [
    'a colon of full width',
    replaced(REFORM, 'title: 虚构', 'title：虚构'),
    `${REFORM} 3`,
    /冒号是全角的/,
    /改成半角/,
  ],
  [
    'commas of full width in a list',
    replaced(REFORM, UNITS, 'units: [xj-ding，xj-jia，xj-yi]'),
    `${REFORM} 6 units[0]`,
    /用了全角的/,
    /\[xj-ding, xj-jia, xj-yi\]/,
  ],
  [
    'brackets of full width around a list',
    replaced(REFORM, UNITS, 'units: 【xj-ding、xj-jia】'),
    `${REFORM} 6 units`,
    /用了全角的/,
    /\[xj-ding, xj-jia\]/,
  ],
  [
    'a day as a notice writes it',
    replaced(NOTICE, 'signedOn: 2018-05-08', 'signedOn: 2018年5月8日'),
    `${NOTICE} 6 signedOn`,
    /日期“2018年5月8日”的写法不对/,
    /写作 2018-05-08/,
  ],
  [
    'a list in the place of a text',
    replaced(REFORM, 'title: 虚构商品溯源体系', 'title: [甲, 乙]'),
    `${REFORM} 3 title`,
    /写成了列表（甲、乙）/,
    /照录/,
  ],
  [
    'keys in the place of a list',
    replaced(REFORM, UNITS, 'units: { a: 1, b: [2] }'),
    `${REFORM} 6 units`,
    /写成了几项（a、b）/,
    /代号的列表/,
  ],
  [
    'a place by its name in a scope',
    replaced('content/tc3/02.mdx', 'scope: [xd-yi]', 'scope: [乙州市]'),
    'content/tc3/02.mdx 4 scope[0]',
    /“乙州市”不是小写字母/,
    /content\/places\.yaml 里的代号/,
  ],
  [
    'a quotation with a mark of full width',
    replaced(REFORM, '> 建设商品', '＞ 建设商品'),
    `${REFORM} 19`,
    /引文的开头写成了“＞”/,
    /半角的“> ”/,
  ],
  [
    'a quotation with another mark',
    replaced(REFORM, '> 建设商品', '》建设商品'),
    `${REFORM} 19`,
    /引文的开头写成了“》”/,
    /半角的“> ”/,
  ],
  [
    'a list whose numbers have another sign',
    replaced(LISTED, 'listMark: 、\n', ''),
    `${LISTED} listMark`,
    /这里是“\.”，content\/tc3\/source\.txt 里是“、”/,
    /listMark: 、/,
  ],
  [
    'a last reform that is missing',
    (files) => files.remove('content/tc3/04.mdx'),
    'content/tc3/04.mdx',
    /缺第 4 项/,
    /补上这个文件/,
  ],
  [
    'words of the web page behind the publication date',
    replaced(SOURCE, PUBLISHED, `${PUBLISHED} 浏览量：123 字号：大 中 小`),
    `${SOURCE} 2`,
    /这一行还有别的字：“浏览量：123 字号：大 中 小”/,
    /只留发布日期/,
  ],
  [
    'words of the web page before it',
    replaced(SOURCE, PUBLISHED, `来源：虚构网 ${PUBLISHED}`),
    `${SOURCE} 2`,
    /这一行还有别的字：“来源：虚构网”/,
    /只留发布日期/,
  ],
];

describe('one slip is told once, where it is and with the way to mend it:', () => {
  for (const [name, edit, place, problem, mend] of SLIPS) {
    it(name, () => {
      const { faults } = editedFixture(edit);
      const [fault] = faults;
      assert.equal(faults.length, 1, faultReport(faults));
      const told = [fault?.file, fault?.line, fault?.field].filter(Boolean).join(' ');
      assert.equal(told, place);
      assert.match(fault?.problem ?? '', problem);
      assert.match(fault?.mend ?? '', mend);
      assert.doesNotMatch(`${fault?.problem}${fault?.mend}`, /[{[]"/);
    });
  }
});
