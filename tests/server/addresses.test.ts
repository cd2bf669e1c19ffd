import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { GONE, tinyScript } from '../tiny-site.ts';
import { ask } from './asking.ts';
import { assertSafe } from './served.ts';
import { type ServedTiny, servedTiny } from './tiny.ts';

for (const address of [
  'https://www.example.gov.cn/',
  'https://www.example.gov.cn/a/column/',
  'https://www.example.gov.cn/自贸试验区/a.b/',
]) {
  const { href: url, pathname: root } = new URL(address);
  let served: ServedTiny;

  describe(`an address of the site at ${root}`, () => {
    before(async () => {
      served = await servedTiny(url);
    });
    after(() => served?.stop());
    const read = (path: string) => readFileSync(join(served.site, path));

    it('is answered by its page', async () => {
      for (const [path, file] of [
        ['', 'index.html'],
        ['units/', 'units/index.html'],
        ['units/?q=1', 'units/index.html'],
      ] as const) {
        const { status, body } = await served.ask(path);
        assert.equal(status, 200);
        assert.ok(body.equals(read(file)), path);
      }
    });

    it('that is wrong gets the page for that, as not found, and asked for again', async () => {
      for (const path of ['nothing/', 'units/999/', 'nothing.docx', '_astro/', 'pagefind/']) {
        const { status, headers, body } = await served.ask(path);
        assert.equal(status, 404, path);
        assert.equal(headers['content-type'], 'text/html; charset=utf-8', path);
        assert.equal(headers['cache-control'], 'no-cache', path);
        assert.ok(body.equals(read('404.html')), path);
      }
    });

    it('of a script that never was is not kept', async () => {
      const { status, headers } = await served.ask('_astro/nothing.abcdefgh.js');
      assert.equal(status, 404);
      assert.equal(headers['cache-control'], undefined);
    });

    it('that is hidden is wrong, though the file be there', async () => {
      const shown = join(served.releases, 'current/site');
      mkdirSync(join(shown, '.git'));
      for (const path of ['.htpasswd', '.git/config']) writeFileSync(join(shown, path), 'secret');
      for (const path of [
        '.htpasswd',
        '.git/config',
        '.git/',
        '%2egit/config',
        'units/..%2f.git/',
      ]) {
        const { status, body } = await served.ask(path);
        assert.equal(status, 404, path);
        assert.ok(!body.includes('secret'));
      }
      for (const path of ['.htpasswd', '.git']) rmSync(join(shown, path), { recursive: true });
    });

    it('of what is beside the site in a release is wrong too, and of what is packed', async () => {
      for (const path of ['SHA256SUMS', 'redirects.conf', 'index.html.br', 'index.html.gz']) {
        assert.equal((await served.ask(path)).status, 404, path);
      }
      for (const path of ['../SHA256SUMS', '..%2fversion.json', 'units/../../nginx/types.conf']) {
        assert.ok([400, 404].includes((await served.ask(path)).status ?? 0), path);
      }
    });

    it('of a folder without its slash leads to the folder, with what was asked', async () => {
      const { status, headers } = await served.ask('units?q=1');
      assert.equal(status, 301);
      assert.equal(headers.location, `${root}units/?q=1`);
      if (root === '/') return;
      const folder = await ask(served.server, `${root.slice(0, -1)}?q=1`);
      assert.equal(folder.headers.location, `${root}?q=1`);
      assert.equal((await ask(served.server, '/')).status, 404);
    });

    it('that moved leads on, with what was asked', async () => {
      const { status, headers } = await served.ask('units/old/?from=paper');
      assert.equal(status, 301);
      assert.equal(headers.location, `${root}units/?from=paper`);
      assert.equal(headers['x-content-type-options'], 'nosniff');
    });

    it('that is gone says what became of it, and its files are gone too', async () => {
      for (const path of ['units/gone/', 'units/gone.xlsx']) {
        const { status, headers, body } = await served.ask(path);
        assert.equal(status, 410, path);
        assert.ok(body.includes(GONE), path);
        assert.equal(headers['content-type'], 'text/html; charset=utf-8');
      }
    });

    it('without TLS leads to the same with it', async () => {
      const led = await new Promise<IncomingHttpHeaders>((resolve, reject) => {
        const options = { host: '::1', port: served.server.plainPort, path: `${root}units/?q=1` };
        get({ ...options, headers: { host: 'www.example.gov.cn' } }, (response) => {
          response.resume();
          resolve(response.headers);
        }).on('error', reject);
      });
      assert.equal(led.location, `https://www.example.gov.cn${root}units/?q=1`);
    });

    it('by another name than the site’s gets nothing, with TLS or without', async () => {
      await assert.rejects(served.ask('', {}, { servername: 'other.gov.cn' }), /unrecognized.name/);
      await assert.rejects(served.ask('', { host: 'other.gov.cn' }), { code: 'ECONNRESET' });
      const options = { host: '::1', port: served.server.plainPort, path: root };
      for (const host of ['other.gov.cn', '203.0.113.7']) {
        const asked = get({ ...options, headers: { host } });
        const [error] = await once(asked, 'error');
        assert.equal(error.code, 'ECONNRESET', host);
      }
    });

    it('comes with the headers that keep a reader safe, whatever the answer', async () => {
      const script = tinyScript('最初的');
      for (const path of ['', script, 'units.docx', 'nothing/', 'units/gone/', 'units']) {
        const { headers } = await served.ask(path);
        assertSafe(headers, path);
        assert.match(String(headers['content-security-policy']), /; frame-ancestors 'none'$/, path);
      }
    });

    it('may only be read', async () => {
      for (const method of ['POST', 'PUT', 'DELETE']) {
        assert.equal((await served.ask('', {}, { method })).status, 405, method);
      }
      const head = await served.ask('', {}, { method: 'HEAD' });
      assert.equal(head.status, 200);
      assert.equal(head.body.length, 0);
    });
  });
}
