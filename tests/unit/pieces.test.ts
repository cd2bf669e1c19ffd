import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { titleLines } from '../../src/office/title-lines.ts';
import { pieces } from '../../src/policy/pieces.ts';
import { checkedCatalog } from '../../src/reading/check.ts';

const cut = (text: string, names: string[] = []) => pieces(text, names).join('|');

describe('a heading', () => {
  for (const [text, broken] of [
    [
      '某省人民政府关于推广自贸试验区第七批可复制创新成果的通知',
      /自贸试验区\|第七批\|可复制\|创新成果的\|通知$/,
    ],
    ['自贸试验区第十二批创新成果复制推广任务分工表', /\|第十二批\|创新成果\|复制推广\|任务分工表$/],
    ['20项成果与23个牵头单位对照', /^20项\|成果\|与23个\|牵头单位\|对照$/],
    ['2019年11月20日公布的目录', /^2019年11月20日\|公布的\|目录$/],
    ['国际贸易单一窗口“出口信用保险”服务', /窗口\|“出口信用保险”\|服务$/],
    ['“易（e）用电”供电服务体系', /^“易（e）用电”\|供电\|服务\|体系$/],
    ['“双随机、一公开”监管工作规范', /^“双随机、一公开”\|监管\|工作\|规范$/],
    ['涉台民商事案件仲裁调解', /^涉台\|民商事\|案件\|仲裁\|调解$/],
    ['测试A/B两组（第2部分）：结论', /A\/B.*\|?（第2部分）：\|结论$/],
    ['说明《某某暂行办法》的三种情形', /^说明\|《某某暂行办法》的\|三种\|情形$/],
    ['一', /^一$/],
    ['', /^$/],
    ['——', /^——$/],
    ['e-service', /^e-service$/],
  ] as const) {
    it(`breaks at words: ${text || '(nothing)'}`, () => assert.match(cut(text), broken));
  }

  it('keeps the names that it is told, and breaks what is too long for a line', () => {
    assert.equal(cut('甲乙丙丁中心支行牵头', ['甲乙丙丁中心支行']), '甲乙丙丁中心支行|牵头');
    assert.ok(pieces('“基于区块链技术的跨境电商综合服务平台”试点').length > 4);
  });

  it('is the text again, with no line that begins with a closing mark or ends with an opening one', () => {
    const { notices, reforms, units } = checkedCatalog(join(import.meta.dirname, '../..'));
    const titles = [
      ...notices.flatMap(({ title, annex }) => [title, annex.title, `《${title}》，附件（一）`]),
      ...reforms.map(({ title, officialText }) => `${title}：${officialText}`),
      ...units.map(({ name }) => `${name}牵头的“任务表”（底稿）……`),
    ];
    for (const title of titles) {
      const found = pieces(title);
      assert.equal(found.join(''), title);
      for (const piece of found) {
        assert.doesNotMatch(piece, /^[，。、；：？！）》」』”’…]/, title);
        assert.doesNotMatch(piece, /[（《「『“‘]$/, title);
      }
    }
  });

  it('of this site has no piece of one character but where a mark stands beside it', () => {
    const { notices, reforms } = checkedCatalog(join(import.meta.dirname, '../..'));
    for (const { title } of [...notices, ...reforms]) {
      for (const piece of pieces(title)) assert.ok(piece.length > 1, `${title}: ${piece}`);
    }
  });
});

describe("a title's lines", () => {
  it('are as few as can be, and about as long as each other', () => {
    const title = ['甲甲甲甲', '乙乙', '丙丙丙', '丁丁', '戊戊戊'];
    assert.deepEqual(titleLines(title, 20), [title.join('')]);
    assert.deepEqual(titleLines(title, 12), ['甲甲甲甲乙乙', '丙丙丙丁丁戊戊戊']);
    assert.deepEqual(titleLines(title, 5), ['甲甲甲甲', '乙乙丙丙丙', '丁丁戊戊戊']);
  });

  it('hold letters for half a character, and a piece that is longer than a line', () => {
    assert.deepEqual(titleLines(['abcd', 'efgh', '甲'], 5), ['abcdefgh甲']);
    assert.deepEqual(titleLines(['甲甲甲甲甲甲', '乙'], 4), ['甲甲甲甲甲甲', '乙']);
    assert.deepEqual(titleLines([], 4), []);
  });
});
