import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dayOfBuild, rootAddress } from '../../src/site/settings.ts';

describe('the configured address', () => {
  for (const [written, url] of [
    ['https://host/column/', 'https://host/column/'],
    ['https://host/column', 'https://host/column/'],
    ['http://10.0.0.1:8080', 'http://10.0.0.1:8080/'],
    ['https://host/专栏/', 'https://host/%E4%B8%93%E6%A0%8F/'],
    ['https://host/a&b/', 'https://host/a&b/'],
    ['https://host/v1.2/', 'https://host/v1.2/'],
  ] as const) {
    it(`${written} is where every address starts`, () => {
      assert.deepEqual(rootAddress(written), { url });
    });
  }

  for (const [written, said] of [
    ['https://host/a b/', /里有空格/],
    ['https://host/专栏\u3000/', /里有空格/],
    ['ftp://host/', /应是网站的完整地址/],
    ['host/column/', /应是网站的完整地址/],
    ['https://host/?a=1', /应是网站的完整地址/],
    ['https://host/#a', /应是网站的完整地址/],
    ['https://user:word@host/', /应是网站的完整地址/],
    ['https://host/column/index.html', /不是其中的一个文件/],
    ['https://host/column/INDEX.HTM/', /不是其中的一个文件/],
    ['https://host/default.aspx', /不是其中的一个文件/],
  ] as const) {
    it(`${written} is refused in Chinese, with what was written`, () => {
      const address = rootAddress(written);
      assert.ok('fault' in address, 'taken');
      assert.match(address.fault, said);
      assert.ok(address.fault.includes(`“${written}”`));
    });
  }
});

describe('the day of the build', () => {
  it('is a day that there is', () => {
    assert.deepEqual(dayOfBuild('2026-11-26'), { day: '2026-11-26' });
    assert.deepEqual(dayOfBuild('2028-02-29'), { day: '2028-02-29' });
  });

  for (const written of [
    '2026-02-29',
    '2026-13-01',
    '2026-1-1',
    '20261126',
    '今天',
    '2026-11-26T00',
  ]) {
    it(`${written} is refused in Chinese, with what was written`, () => {
      const day = dayOfBuild(written);
      assert.ok('fault' in day, 'taken');
      assert.match(day.fault, /^BUILD_DATE 应是存在的日期/);
      assert.ok(day.fault.includes(`“${written}”`));
    });
  }
});
