import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs, { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { headerPolicy, unitedPolicy } from '../../src/delivery/security-headers.ts';
import { cacheControlOf, isLasting, LASTING } from '../../src/releasing/caching.ts';
import { oversized } from '../../src/releasing/checks/budgets.ts';
import { lostLinks } from '../../src/releasing/checks/links.ts';
import { loosePolicies } from '../../src/releasing/checks/policies.ts';
import { makeRelease } from '../../src/releasing/make.ts';
import { releaseConf } from '../../src/releasing/nginx.ts';
import { pageLinks } from '../../src/releasing/page.ts';
import { sbom } from '../../src/releasing/sbom.ts';
import { releaseSettings } from '../../src/releasing/settings.ts';
import { BY_NAME, typeOf } from '../../src/releasing/types.ts';
import { tinySite } from '../tiny-site.ts';

const ROOT = join(import.meta.dirname, '../..');
const SITE_CONF = readFileSync(join(ROOT, 'deploy/nginx-site.conf'), 'utf8');
const pages = (html: Record<string, string>) =>
  new Map(Object.entries(html).map(([path, text]) => [path, pageLinks(text)]));

describe('a link of the built site', () => {
  const lost = (link: string, siteUrl: string | null = 'https://host/column/') =>
    lostLinks(
      pages({
        'units/index.html': `<a href="${link}">x</a><p id="here">`,
        'index.html': '<p id="top甲">',
      }),
      new Set(['index.html', 'units/index.html', 'fj7.docx']),
      siteUrl,
    );

  it('leads to a file, a place on a page, or away', () => {
    for (const link of [
      ...['../', './', '#here', '', '../#top甲', `../#${encodeURIComponent('top甲')}`, '../?q=1'],
      ...[
        '../fj7.docx',
        '../#:~:text=x',
        'https://host/column/',
        'https://host/column/units/#here',
      ],
      ...['https://other/', 'mailto:a@b', '//other/x', 'tel:1'],
    ]) {
      assert.deepEqual(lost(link), [], link);
    }
    assert.deepEqual(lost('/units/', null), []);
  });

  it('or it is told, with its page', () => {
    for (const link of ['../no/', 'no', '../fj7.xlsx', '../../', '/', 'https://host/column/no/']) {
      assert.deepEqual(lost(link), [`units/index.html 里的链接 ${link} 没有对应的文件。`], link);
    }
    for (const link of ['#no', '../#no', 'https://host/column/#no']) {
      assert.deepEqual(lost(link), [`units/index.html 里的链接 ${link} 没有对应的位置。`], link);
    }
  });

  it('is read wherever a browser may follow it', () => {
    const { links } = pageLinks(
      '<noscript><a href="a"></a></noscript><template><img src="b"></template><form action="c">' +
        '<blockquote cite="d"></blockquote></form><x-y data-lexicon-src="e" data-index-src="no">' +
        '</x-y><meta http-equiv="refresh" content="0;url=f"><link rel="x" href="g"><!-- href="no" -->',
    );
    assert.deepEqual(links.sort(), ['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  });
});

describe('a page’s policy', () => {
  const fault = (policy: string) =>
    loosePolicies(
      pages({ 'a.html': `<meta http-equiv="content-security-policy" content="${policy}">` }),
    );

  it('is one, and allows nothing but what is its own', () => {
    const strict = "default-src 'none';script-src 'self' 'sha256-x=' 'wasm-unsafe-eval'";
    assert.deepEqual(fault(strict), []);
    assert.equal(loosePolicies(pages({ 'a.html': '<p>' })).length, 1);
    assert.match(fault("script-src 'self'")[0] ?? '', /没有以 default-src 'none' 开头/);
    for (const loose of ["'unsafe-inline'", "'unsafe-eval'", '*', 'https:', 'data:']) {
      assert.match(fault(`${strict} ${loose}`)[0] ?? '', /^a\.html 的安全策略太宽：/, loose);
    }
  });

  it('is told in a header together with those of all pages', () => {
    const united = unitedPolicy([
      "default-src 'none';style-src 'sha256-b';script-src 'self'",
      "default-src 'none';style-src 'sha256-a' 'sha256-b';img-src 'none'",
      "default-src 'none';img-src 'self'",
    ]);
    assert.equal(
      united,
      "default-src 'none'; style-src 'sha256-a' 'sha256-b'; script-src 'self'; img-src 'self'",
    );
    assert.equal(
      headerPolicy(["default-src 'none'"], "'self'"),
      "default-src 'none'; frame-ancestors 'self'",
    );
  });
});

it('a file over its limit is told, with the reason; so is one of no known type', () => {
  const KB = 1024;
  for (const [path, most, why] of [
    ['index.html', 400 * KB, '手机网络上也要几秒内打开'],
    ['fj7/16/index.html', 400 * KB, '手机网络上也要几秒内打开'],
    ['fj7/index.html', 400 * KB, '手机网络上也要几秒内打开'],
    ['_astro/a.js', 100 * KB, '旧电脑和旧手机也要跑得动'],
    ['pagefind/index/a.pf_index', 200 * KB, '一次搜索要取好几个'],
    ['search/titles/a.json', 1024 * KB, '搜索要等它取来'],
    ['fj7-qr.png', 100 * KB, '图片不比文字重要'],
    ['sitemap.xml', 50 * 1024 * KB, '搜索引擎只收 50 MB 以内的'],
    ['fj7.docx', 20 * 1024 * KB, '邮箱和办公系统收不了更大的附件'],
    ['fj7/data.json', 20 * 1024 * KB, '邮箱和办公系统收不了更大的附件'],
  ] as const) {
    assert.deepEqual(oversized(new Map([[path, most]])), []);
    assert.deepEqual(oversized(new Map([[path, most + 1]])), [
      `${path} 有 ${most / KB + 1} KB，超过了 ${most / KB} KB：${why}。`,
    ]);
  }
  assert.match(oversized(new Map([['a.exe', 1]]))[0] ?? '', /没有登记过的文件类型/);
});

describe('how long a file is kept', () => {
  it('is long where its name tells its content', () => {
    for (const path of [
      '_astro/Page.astro_astro_type_script_index_0_lang.Doobkzhx.js',
      '_astro/cover.-yD3Y2Sz.js',
      'search/pairs/0123456789/p1.json',
    ]) {
      assert.match(cacheControlOf(path), /^public, max-age=31536000, immutable$/, path);
    }
    assert.match(cacheControlOf('pagefind/index/unknown_1d41329.pf_index'), /max-age=604800/);
    for (const path of ['index.html', 'fj7/16/index.html', 'pagefind/pagefind.js', 'fj7.docx']) {
      assert.ok(!isLasting(path), path);
    }
    for (const path of ['search/titles.json', '_astro/page.js', 'pagefind/pagefind-entry.json']) {
      assert.ok(!isLasting(path), path);
    }
  });

  it('is the same in nginx’s words', () => {
    for (const { pattern, cacheControl } of LASTING) {
      const [, said = ''] = SITE_CONF.split(`location ~ "${pattern}" {`);
      assert.ok(
        said.slice(0, said.indexOf('}')).includes(`Cache-Control "${cacheControl}"`),
        pattern,
      );
    }
    assert.equal(SITE_CONF.match(/location ~ "/g)?.length, LASTING.length);
  });
});

it('files with a type of their own by name have it in nginx’s words too', () => {
  for (const [name, { type }] of Object.entries(BY_NAME)) {
    const [, said = ''] = SITE_CONF.split(`location ~ /${name.replace('.', '\\.')}$ {`);
    assert.ok(said.slice(0, said.indexOf('\n    }')).includes(`default_type "${type}";`), name);
    assert.equal(typeOf(`a/${name}`).type, type);
  }
});

describe('what nginx is told of the site’s place', () => {
  it('is its folder, as the server reads addresses', () => {
    assert.equal(releaseConf('abc', null), 'set $site_release abc;\nset $site_path /;\n');
    assert.match(
      releaseConf('abc', 'https://host/%E4%B8%93%E6%A0%8F/'),
      /^set \$site_path \/专栏\/;\nlocation = \/专栏 \{\n.*\n {4}return 301 \/%E4%B8%93%E6%A0%8F\/\$is_args/m,
    );
  });

  it('or nothing, where nginx would take it for something else', () => {
    for (const path of ['$host', 'a;b', 'a%22b', 'a%20b', 'a{b']) {
      assert.throws(() => releaseConf('abc', `https://host/${path}/`), { name: 'Stop' }, path);
    }
  });
});

describe('what the operator says of releases', () => {
  it('has something to go by where it says nothing', () => {
    assert.deepEqual(releaseSettings({}, '/project'), {
      releases: '/project/releases',
      most: 5,
      frameAncestors: "'self'",
      reload: undefined,
    });
  });

  it('names who may show the site in a frame, and can say no more in the policy than that', () => {
    const said = (SITE_FRAME_ANCESTORS: string) => {
      const settings = releaseSettings({ SITE_FRAME_ANCESTORS }, '/');
      return 'faults' in settings ? undefined : settings.frameAncestors;
    };
    assert.equal(said("'self' https://a.gov.cn"), "'self' https://a.gov.cn");
    assert.equal(said('self  https://*.gov.cn:8443'), "'self' https://*.gov.cn:8443");
    assert.equal(said('none'), "'none'");
    for (const wrong of [
      ...['none self', '*', 'a.gov.cn', "https://a;script-src 'self'", 'https://a/b', 'https://a"'],
      ...['ftp://a', "'unsafe-inline'"],
    ]) {
      assert.equal(said(wrong), undefined, wrong);
    }
  });
});

describe('the bill of materials', () => {
  const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
  interface Bill {
    components: { purl: string; hashes?: unknown; licenses?: unknown }[];
    dependencies: { ref: string; dependsOn: string[] }[];
  }
  const own = JSON.parse(sbom(lock)) as Bill & { serialNumber?: string; metadata: object };

  it('has the packages, digests and needs that npm’s own has', () => {
    const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
    const npm = JSON.parse(
      execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1e8 }),
    ) as Bill;
    const facts = ({ components }: Bill) =>
      components.map(({ purl, hashes }) => JSON.stringify([purl, hashes])).sort();
    assert.deepEqual(facts(own), facts(npm));
    const needs = ({ dependencies }: Bill) =>
      dependencies
        .map(({ ref, dependsOn }) => [ref, [...dependsOn].sort()])
        .filter(([ref]) => !String(ref).startsWith('fujian-ftz-replication@'));
    assert.deepEqual(needs(own).sort(), needs(npm).sort());
  });

  it('names each licence, tells no time, and is the same each time', () => {
    const { packages } = JSON.parse(lock) as { packages: Record<string, { license?: string }> };
    const silent = Object.values(packages).filter(({ license }) => !license);
    assert.equal(own.components.filter(({ licenses }) => !licenses).length, silent.length);
    assert.ok(own.components.some(({ licenses }) => /"id":"MIT"/.test(JSON.stringify(licenses))));
    assert.equal(own.serialNumber, undefined);
    assert.ok(!('timestamp' in own.metadata));
    assert.equal(sbom(lock), sbom(lock));
  });
});

it('a site that another build takes the place of, while it is read, is not released', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'making-'));
  const site = tinySite(join(folder, 'site'), '甲', 'https://host/column/');
  const { statSync } = fs;
  let looks = 0;
  t.mock.method(fs, 'statSync', (path: string, options: object) => {
    if (path === site && ++looks === 2) renameSync(site, join(folder, 'previous'));
    tinySite(site, '乙', 'https://host/column/');
    return statSync(path, options);
  });
  syncBuiltinESMExports();
  const about = {
    name: 'x',
    version: '1',
    url: 'https://host/column/',
    buildDate: null,
    packer: '',
  };
  await assert.rejects(
    makeRelease(join(folder, 'making'), site, { about, sbom: '{}', frameAncestors: "'self'" }),
    { name: 'Stop', message: /^网站在读取时被另一次构建换掉了/ },
  );
  t.mock.restoreAll();
  syncBuiltinESMExports();
  rmSync(folder, { recursive: true });
});
