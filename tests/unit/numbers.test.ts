import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { unstatedNumbers } from '../../src/policy/join/numbers.ts';
import { editedFixture } from '../content.ts';

const OWN = '用电报装只跑一次，3个工作日内接电，12.5%和160千伏安及以下。';
const REST = '方案于2019年11月底前上报，总结30天内报送，共20项。';

describe('a number in the words of the editors', () => {
  const faulty = (words: string) => unstatedNumbers(words, OWN, REST);

  it('that the paragraph states passes, in figures or in characters', () => {
    for (const words of ['3个工作日', '三个工作日内', '跑1次', '不超过160千伏安', '１２．５%']) {
      assert.deepEqual(faulty(words), [], words);
    }
  });

  it('that the notice states elsewhere of the same thing passes', () => {
    for (const words of ['2019年底前', '2019年11月底前', '30天内']) {
      assert.deepEqual(faulty(words), [], words);
    }
  });

  it('that nobody states is found', () => {
    assert.deepEqual(faulty('13个工作日'), ['13']);
    assert.deepEqual(faulty('5个工作日，16千伏安'), ['5', '16']);
    assert.deepEqual(faulty('十三个工作日'), ['十三']);
    assert.deepEqual(faulty('2.5%'), ['2.5']);
    assert.deepEqual(faulty('2018年底前'), ['2018年']);
    assert.deepEqual(faulty('2019年12月底前'), ['2019年12月']);
  });

  it('that the notice states of something else is found', () => {
    assert.deepEqual(faulty('20天'), ['20']);
    assert.deepEqual(faulty('11个工作日'), ['11']);
  });
});

describe('a number that the notice does not state', () => {
  const faultsOf = (file: string, from: string, to: string) =>
    editedFixture((files) => files.replace(file, from, to)).faults.map(
      ({ file: where, field, problem }) => `${where} ${field} ${problem}`,
    );

  it('is a fault of the point that says it', () => {
    const [fault, ...others] = faultsOf(
      'content/tc3/02.mdx',
      '用电报装只跑一次，3个工作日内接电。\n    phrases',
      '用电报装只跑一次，5个工作日内接电。\n    phrases',
    );
    assert.match(fault ?? '', /^content\/tc3\/02\.mdx points\[0\]\.text “5”在原文里没有/);
    assert.deepEqual(others, []);
  });

  it('is a fault of the duty that says it', () => {
    const [fault, ...others] = faultsOf(
      'content/ta1/notice.mdx',
      'task: 按时报方案',
      'task: 7月底前报方案',
    );
    assert.match(fault ?? '', /^content\/ta1\/notice\.mdx duties\[1\]\.task “7”在原文里没有/);
    assert.deepEqual(others, []);
  });
});
