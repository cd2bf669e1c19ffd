import assert from 'node:assert/strict';
import { join } from 'node:path';
import { it } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { pageHtml, SEVERAL, sitePages } from '../site.ts';

const ONE = join(import.meta.dirname, '../../dist');
const MANY = join(SEVERAL, 'dist');
const reforms = sitePages(ONE).filter((path) => /^\/[a-z0-9]+\/\d+\/$/.test(path));

it("a reader's first visit to a reform costs what it costs with one notice, within 5 %", () => {
  assert.notEqual(reforms.length, 0);
  const weight = (path: string, dist: string) => brotliCompressSync(pageHtml(path, dist)).length;
  for (const path of reforms) {
    const growth = weight(path, MANY) / weight(path, ONE) - 1;
    assert.ok(growth <= 0.05, `${path}: ${Math.round(growth * 100)} %`);
  }
});
