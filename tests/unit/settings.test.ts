import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rootAddress } from '../../src/site/settings.ts';

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
