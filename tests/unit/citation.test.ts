import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { type Cited, citationsOf, citedPath, officialCitation } from '../../src/policy/citation.ts';
import { chineseNumber } from '../../src/policy/source/numeral.ts';
import { checkedCatalog } from '../../src/reading/check.ts';

const catalog = checkedCatalog(join(import.meta.dirname, '../..'));
const notice = catalog.notices.find(({ id }) => id === 'fj7');
const reform = notice?.reforms.find(({ number }) => number === 12);
const clause = notice?.clauses.find(({ anchor }) => anchor === 'c2-2');
assert.ok(notice && reform && clause);

const ADDRESS = 'https://host/fj7/12/';
const TITLE = '福建省人民政府关于推广福建自贸试验区第七批可复制创新成果的通知';
const texts = (cited: Cited, address?: string) =>
  Object.fromEntries(
    citationsOf(cited, address).map(({ name, pieces }) => [
      name,
      pieces.map((piece) => (typeof piece === 'string' ? piece : `{${piece.blank}}`)).join(''),
    ]),
  );

describe('a citation', () => {
  it('of a reform has every form', () => {
    assert.deepEqual(texts({ notice, reform }, ADDRESS), {
      公文: `《${TITLE}》（2019年11月20日）附件第12项“不动产抵押登记全程网办”`,
      参考文献: `福建省人民政府. ${TITLE}[A/OL]. (2019-11-20)[{day}]. ${ADDRESS}`,
      链接: ADDRESS,
      Markdown: `[《${TITLE}》附件第12项“不动产抵押登记全程网办”](${ADDRESS})`,
      HTML: `<a href="${ADDRESS}">《${TITLE}》附件第12项“不动产抵押登记全程网办”</a>`,
    });
  });

  it('of a clause names it as the notice numbers it, and leads to its place', () => {
    assert.equal(
      officialCitation({ notice, clause }),
      `《${TITLE}》（2019年11月20日）二（二）“逐项制定方案”`,
    );
    assert.equal(citedPath({ notice, clause }), '/fj7/#c2-2');
  });

  it('of the notice is the notice alone', () => {
    assert.equal(officialCitation({ notice }), `《${TITLE}》（2019年11月20日）`);
    assert.equal(citedPath({ notice }), '/fj7/');
  });

  it('leaves the address to the browser where the build knows none', () => {
    assert.equal(texts({ notice }).链接, '{address}');
    assert.match(texts({ notice }).参考文献 ?? '', /\[\{day\}\]\. \{address\}$/);
  });

  it('keeps the quotation marks of a title, and what Markdown and HTML would read as theirs', () => {
    const odd = { ...reform, title: '“A”[b]*c* <d> & e' };
    const forms = texts({ notice, reform: odd }, ADDRESS);
    assert.match(forms.公文 ?? '', /附件第12项““A”\[b\]\*c\* <d> & e”$/);
    assert.match(forms.Markdown ?? '', /“A”\\\[b\\\]\\\*c\\\* \\<d\\> & e”\]\(/);
    assert.match(forms.HTML ?? '', /“A”\[b\]\*c\* &lt;d&gt; &amp; e”<\/a>$/);
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
