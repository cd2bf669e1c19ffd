import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { quoted } from '../../src/policy/quote.ts';
import { nestedAlike } from '../../src/reading/nesting.ts';

describe('words in quotation marks', () => {
  for (const [what, words, expected] of [
    ['without marks of their own', '不动产抵押登记全程网办', '“不动产抵押登记全程网办”'],
    ['with a pair', '“易（e）用电”供电服务体系', '“‘易（e）用电’供电服务体系”'],
    ['with two pairs', '“甲”和“乙”', '“‘甲’和‘乙’”'],
    ['with a pair within a pair', '“甲‘乙’丙”丁', '“‘甲“乙”丙’丁”'],
    ['with a single pair alone', '‘甲’乙', '“‘甲’乙”'],
    ['with an apostrophe', 'Zhang’s', '“Zhang’s”'],
    ['with an apostrophe in a pair', '“Zhang’s”甲', '“‘Zhang’s’甲”'],
    ['with a pair that never closes', '“直通', '“‘直通”'],
    ['none', '', '“”'],
  ] as const) {
    it(what, () => assert.equal(quoted(words), expected));
  }
});

it('a quotation within one by the same mark is found, and no other', () => {
  assert.equal(nestedAlike('第16项““易”用电”'), 5);
  assert.equal(nestedAlike('“甲‘乙‘丙’’”'), 4);
  for (const right of ['“甲”和“乙”', '“甲‘乙“丙”丁’戊”', 'Zhang’s “甲”', '“甲', '甲”']) {
    assert.equal(nestedAlike(right), -1, right);
  }
});
