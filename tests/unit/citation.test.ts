import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import {
  type Cited,
  citationsOf,
  citationToFillIn,
  citedPath,
  officialCitation,
} from '../../src/policy/citation.ts';
import type { Clause } from '../../src/policy/model.ts';
import { chineseNumber } from '../../src/policy/source/numeral.ts';
import { checkedCatalog } from '../../src/reading/check.ts';

const catalog = checkedCatalog(join(import.meta.dirname, '../..'));
const notice = catalog.notices.find(({ id }) => id === 'fj7');
const reform = notice?.reforms.find(({ number }) => number === 12);
const clause = notice?.clauses.find(({ anchor }) => anchor === 'c2-2');
assert.ok(notice && reform && clause);

const ADDRESS = 'https://host/fj7/12/';
const TITLE = '福建省人民政府关于推广福建自贸试验区第七批可复制创新成果的通知';
/** The forms by name, or by standard where they have one. */
const texts = (cited: Cited, address?: string) =>
  Object.fromEntries(
    citationsOf(cited, address).map(({ name, standard, pieces }) => [
      standard ?? name,
      pieces.map((piece) => (typeof piece === 'string' ? piece : `{${piece.blank}}`)).join(''),
    ]),
  );
const NEWER = 'GB/T 7714—2025';
const OLDER = 'GB/T 7714—2015';

describe('a citation', () => {
  it('of a reform has every form, the newer standard before the older', () => {
    const forms = texts({ notice, reform }, ADDRESS);
    assert.deepEqual(forms, {
      公文: `《${TITLE}》（＿＿〔＿＿〕＿＿号，2019年11月20日）附件第12项“不动产抵押登记全程网办”`,
      [NEWER]: `福建省人民政府. ${TITLE}：附件第12项[A/OL]. （2019-11-26）[{day}]. ${ADDRESS}`,
      [OLDER]: `福建省人民政府. ${TITLE}: 附件第12项[A/OL]. (2019-11-26)[{day}]. ${ADDRESS}`,
      链接: ADDRESS,
      Markdown: `[《${TITLE}》附件第12项“不动产抵押登记全程网办”](${ADDRESS})`,
      HTML: `<a href="${ADDRESS}">《${TITLE}》附件第12项“不动产抵押登记全程网办”</a>`,
    });
    assert.deepEqual(Object.keys(forms), ['公文', '链接', NEWER, OLDER, 'Markdown', 'HTML']);
  });

  it('of a clause names it by its part and its number there, and leads to its place', () => {
    assert.equal(
      officialCitation({ notice, clause }),
      `《${TITLE}》（2019年11月20日）“二、加强组织实施”第（二）项“逐项制定方案”`,
    );
    assert.match(texts({ notice, clause })[NEWER] ?? '', /的通知：二（二）\[A\/OL\]/);
    assert.equal(citedPath({ notice, clause }), '/fj7/#c2-2');
  });

  it('of a part of the notice is its heading', () => {
    const [part] = notice.clauses;
    assert.ok(part);
    assert.equal(
      officialCitation({ notice, clause: part }),
      `《${TITLE}》（2019年11月20日）“一、复制推广主要内容”`,
    );
  });

  it('of a deeper clause names every level, and none that a notice lacks', () => {
    const at = (anchor: string, level: 1 | 2 | 3 | 4, label: string): Clause => ({
      ...clause,
      anchor,
      level,
      label,
      heading: `标题${anchor}`,
      printedHeading: `${label}、标题${anchor}。`,
    });
    const [one, two] = [at('c2', 1, '二'), at('c2-12', 2, '二（十二）')];
    const [three, four] = [at('c2-12-3', 3, '二（十二）3'), at('c2-12-3-4', 4, '二（十二）3（4）')];
    const deep = { ...notice, clauses: [at('c2-1', 2, '二（一）'), one, two, three, four] };
    assert.ok(
      officialCitation({ notice: deep, clause: four }).endsWith(
        '“二、标题c2”第（十二）项第3目（4）“标题c2-12-3-4”',
      ),
    );
    const flat = { ...notice, clauses: [at('c3', 2, '（三）'), at('c3-1', 3, '（三）1')] };
    assert.ok(
      officialCitation({ notice: flat, clause: flat.clauses[1] as Clause }).endsWith(
        '）第（三）项第1目“标题c3-1”',
      ),
    );
  });

  it('of the notice is the notice alone', () => {
    assert.equal(officialCitation({ notice }), `《${TITLE}》（2019年11月20日）`);
    assert.match(texts({ notice })[NEWER] ?? '', /的通知\[A\/OL\]\. （/);
    assert.equal(citedPath({ notice }), '/fj7/');
  });

  it('has a place for the number of the document, and a word on it, only where the source has none', () => {
    const numbered = { ...notice, documentNumber: '虚政〔2019〕1号' };
    const [form] = citationsOf({ notice: numbered, reform }, ADDRESS);
    assert.match(String(form?.pieces[0]), /》（虚政〔2019〕1号，2019年11月20日）附件第12项/);
    assert.equal(form?.note, undefined);
    assert.equal(citationsOf({ notice }, ADDRESS)[0]?.note, '原文没有载明发文字号，请自行填写。');
    assert.match(
      citationToFillIn({ notice }, '以下简称《通知》'),
      /》（＿＿〔＿＿〕＿＿号，2019年11月20日，以下简称《通知》）$/,
    );
  });

  it('leaves the address to the browser where the build knows none', () => {
    assert.equal(texts({ notice }).链接, '{address}');
    for (const standard of [NEWER, OLDER]) {
      assert.match(texts({ notice })[standard] ?? '', /\[\{day\}\]\. \{address\}$/);
    }
  });

  it('makes the quotation marks of a title those within a quotation, and keeps what Markdown and HTML would read as theirs', () => {
    const odd = { ...reform, title: '“A”[b]*c* <d> & e' };
    const forms = texts({ notice, reform: odd }, ADDRESS);
    assert.match(forms.公文 ?? '', /附件第12项“‘A’\[b\]\*c\* <d> & e”$/);
    assert.match(forms.Markdown ?? '', /“‘A’\\\[b\\\]\\\*c\\\* \\<d\\> & e”\]\(/);
    assert.match(forms.HTML ?? '', /“‘A’\[b\]\*c\* &lt;d&gt; &amp; e”<\/a>$/);
  });
});

it('numbers count as clauses do', () => {
  assert.deepEqual([1, 9, 10, 11, 19, 20, 21, 99].map(chineseNumber), [
    '一',
    '九',
    '十',
    '十一',
    '十九',
    '二十',
    '二十一',
    '九十九',
  ]);
});
