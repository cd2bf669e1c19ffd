import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { editedFixture } from '../content.ts';

const NOTICE = 'content/ta1/notice.mdx';
const URL_LINE = 'sourceUrl: http://www.example.invalid/zwgk/t20180515_58784632.htm\n';
const DAY_LINE = 'checkedOn: 2018-06-01\n';

describe("a notice's own word on where it stands, whom to ask and until when", () => {
  it('is taken as it is written', () => {
    const { catalog, faults } = editedFixture(() => {});
    assert.deepEqual(faults, []);
    const notice = catalog.notices.find(({ id }) => id === 'ta1');
    assert.equal(notice?.checkedOn, '2018-06-01');
    assert.equal(notice?.reportTo, '省虚构办');
    assert.deepEqual(
      notice?.duties.map(({ until }) => until),
      [undefined, '2018-06-30', undefined],
    );
  });

  for (const [what, from, to, field, problem] of [
    ['an address without a day', DAY_LINE, '', 'sourceUrl', /没有写 checkedOn/],
    ['a day without an address', URL_LINE, '', 'checkedOn', /没有写 sourceUrl/],
    [
      'a day before publication',
      '2018-06-01',
      '2018-05-14',
      'checkedOn',
      /早于发布日期 2018-05-15/,
    ],
    ['a day to come', '2018-06-01', '2999-01-01', 'checkedOn', /还没有到/],
    ['what is no address', 'http://www', 'www', 'sourceUrl', /不是网页的完整网址/],
    ['a script', 'http://www', 'javascript:www', 'sourceUrl', /不是网页的完整网址/],
    ['an address with a blank', '/zwgk/', '/zw gk/', 'sourceUrl', /不是网页的完整网址/],
    [
      'an office that it does not name',
      'reportTo: 省虚构办',
      'reportTo: 省乌有办',
      'reportTo',
      /正文里没有“省乌有办”/,
    ],
    [
      'a last day of another month',
      'until: 2018-06-30',
      'until: 2018-07-01',
      'duties[1].until',
      /不在原文的时限“2018年6月底前”之内/,
    ],
    [
      'a last day without the words',
      '    due: 2018年6月底前\n',
      '',
      'duties[1].until',
      /没有写 due/,
    ],
  ] as const) {
    it(`is refused where it is ${what}`, () => {
      const { faults } = editedFixture((files) => files.replace(NOTICE, from, to));
      assert.deepEqual(
        faults.map((fault) => [fault.file, fault.field]),
        [[NOTICE, field]],
      );
      assert.match(faults[0]?.problem ?? '', problem);
    });
  }
});
