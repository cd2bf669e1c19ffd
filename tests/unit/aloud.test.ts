import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { sentenceEnds, wordsSaid } from '../../src/settings/sentences.ts';

const CONTENT = join(import.meta.dirname, '../../content');

/** A text as it is cut. */
const parts = (text: string) => {
  let start = 0;
  return sentenceEnds(text).map((end) => {
    const part = text.slice(start, end);
    start = end;
    return part;
  });
};

describe('a text to be read aloud', () => {
  it('is cut after sentences, with what closes after their marks', () => {
    assert.deepEqual(parts('他说：“好。”又说：“行！”就走了'), [
      '他说：“好。”',
      '又说：“行！”',
      '就走了',
    ]);
    assert.deepEqual(parts('一；二？三……'), ['一；', '二？', '三……']);
    assert.deepEqual(parts(''), []);
  });

  it('is cut at a pause where a sentence is too long, else anywhere but in a number or a word', () => {
    const long = `${'甲'.repeat(30)}，${'乙'.repeat(30)}，${'丙'.repeat(10)}。`;
    assert.deepEqual(parts(long), [
      `${'甲'.repeat(30)}，`,
      `${'乙'.repeat(30)}，${'丙'.repeat(10)}。`,
    ]);
    assert.deepEqual(
      parts('甲'.repeat(120)).map(({ length }) => length),
      [50, 50, 20],
    );
    assert.deepEqual(parts(`${'甲'.repeat(47)}2019.5年`), ['甲'.repeat(47), '2019.5年']);
    assert.deepEqual(
      parts('a'.repeat(60)).map(({ length }) => length),
      [50, 10],
    );
  });

  it('loses nothing, and no part of it takes an engine too long', () => {
    const texts = readdirSync(CONTENT, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('source.txt'))
      .map((file) => readFileSync(join(CONTENT, file), 'utf8'));
    assert.notEqual(texts.length, 0);
    for (const text of texts) {
      const cut = parts(text);
      assert.equal(cut.join(''), text);
      for (const part of cut) assert.ok(part.length <= 50 + 3, part);
    }
  });

  for (const [written, said] of [
    ['闽政〔2019〕19号', '闽政，二零一九，19号'],
    ['（一）切实加强领导', '一，切实加强领导'],
    ['1.全球质量溯源体系', '1，全球质量溯源体系'],
    ['1.5倍', '1.5倍'],
    ['第16项“‘易（e）用电’供电服务体系”', '第16项易（e）用电供电服务体系'],
    ['2019-11-06发布', '2019年11月6日发布'],
    ['3～5个工作日', '3到5个工作日'],
    ['原文见：https://www.fujian.gov.cn/a.htm。', '原文见：网址。'],
    ['申请→受理', '申请，到受理'],
    [' 全 \n 省 ', '全 省'],
    ['。', ''],
    ['● ', ''],
  ] as const) {
    it(`${written.trim()} is said as ${said || 'nothing'}`, () => {
      assert.equal(wordsSaid(written), said);
    });
  }
});
