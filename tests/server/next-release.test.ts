import assert from 'node:assert/strict';
import { existsSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { rollback } from '../../src/releasing/rollback.ts';
import { tinyScript } from '../tiny-site.ts';
import { until } from '../until.ts';
import { type ServedTiny, servedTiny } from './tiny.ts';

describe('when the next release comes', () => {
  let served: ServedTiny;
  const etags = new Map<string, string>();
  const says = async (words: string) => {
    const { body, headers } = await served.ask('units/');
    return body.includes(words) && String(headers['content-security-policy']);
  };

  before(async () => {
    served = await servedTiny('https://www.example.gov.cn/column/');
    for (const path of ['', 'units.csv']) {
      etags.set(path, (await served.ask(path)).headers.etag ?? '');
    }
    await served.release('第二次');
  });
  after(() => served?.stop());

  it('all of the one before goes on being served, page and headers, until nginx is told', async () => {
    const policy = await says('最初的');
    assert.ok(policy);
    assert.equal((await served.ask(tinyScript('最初的'))).status, 200);
    await served.server.reload();
    const next = await says('第二次');
    assert.ok(next);
    assert.notEqual(next, policy);
  });

  it('who has a page of the one before open still gets its script', async () => {
    for (const accepted of ['identity', 'gzip', 'br']) {
      const script = tinyScript('最初的');
      const { status, headers } = await served.ask(script, { 'accept-encoding': accepted });
      assert.equal(status, 200);
      assert.equal(headers['content-encoding'] ?? 'identity', accepted);
      assert.equal(headers['content-type'], 'text/javascript; charset=utf-8');
      assert.match(headers['cache-control'] ?? '', /immutable/);
      assert.equal(headers['x-content-type-options'], 'nosniff');
    }
  });

  it('what has changed is sent, and what has not is not sent again', async () => {
    const again = (path: string) => served.ask(path, { 'if-none-match': etags.get(path) ?? '' });
    assert.equal((await again('')).status, 200);
    assert.equal((await again('units.csv')).status, 304);
  });

  it('and the one before is gone back to, it is served once nginx is told', async () => {
    rollback(served.releases);
    await served.server.reload();
    assert.ok(await says('最初的'));
  });

  it('and nginx was never told until its own has gone, the current one is served', async () => {
    const own = readlinkSync(join(served.releases, 'current'));
    for (const words of ['四', '五', '六', '七']) await served.release(words);
    assert.ok(!existsSync(join(served.releases, own)));
    // Each of nginx's processes looks again, after some seconds, for what it has once found.
    let inARow = 0;
    await until('all of them have looked', async () => {
      inARow = (await says('七')) ? inARow + 1 : 0;
      return inARow === 40;
    });
    assert.equal((await served.ask('nothing/')).status, 404);
  });
});
