import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fixtureRoot } from '../content.ts';
import { ensureTools, onDay } from '../debian.ts';
import { built, projectFolder, projectWith, type Ran } from '../project.ts';
import { siteFiles } from '../site.ts';

/** What an operator may give, with the signs that HTML and XML have a meaning for. */
const SETTINGS = {
  SITE_URL: 'https://host/a&b/专栏/',
  SITE_SPONSOR: '甲厅&乙局<办>',
  SITE_CONTACT: '电话"0000"&amp;<b>',
  SITE_ID_CODE: '3500&<"0001">',
  SITE_ICP: '闽ICP备&lt;1号',
  SITE_POLICE_RECORD: '闽公网安备<script>2号',
};
const LATER = '2031-03-01';
const folders = [projectFolder('operator'), projectFolder('operator-again')];
const [dist = '', again = ''] = folders.map((folder) => join(folder, 'dist'));
let builds: Ran[] = [];

before(async () => {
  const content = join(fixtureRoot(), 'content');
  const machines = [
    { TZ: 'Asia/Shanghai', LC_ALL: 'C.UTF-8' },
    // Another day of another year, for Node and all that isn't Node.
    {
      TZ: 'America/Los_Angeles',
      LC_ALL: 'tr_TR.UTF-8',
      LANG: 'tr_TR.UTF-8',
      ...onDay(LATER),
    },
  ];
  builds = await Promise.all(
    folders.map((folder, index) =>
      built(projectWith(folder, content), { ...SETTINGS, ...machines[index] }),
    ),
  );
});
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const pages = () => siteFiles(dist).filter((file) => file.endsWith('.html'));
const text = (file: string) => readFileSync(join(dist, file), 'utf8');
/** Text or the value of an attribute as a browser reads it. */
const read = (html: string) =>
  html
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');

it('the site is built', () => {
  for (const { succeeded, said } of builds) assert.ok(succeeded, said);
  assert.notEqual(pages().length, 0);
});

describe('what the operator gives', () => {
  for (const [name, line] of [
    ['SITE_SPONSOR', `主办单位：${SETTINGS.SITE_SPONSOR}`],
    ['SITE_CONTACT', `联系方式：${SETTINGS.SITE_CONTACT}`],
    ['SITE_ID_CODE', `网站标识码：${SETTINGS.SITE_ID_CODE}`],
    ['SITE_ICP', SETTINGS.SITE_ICP],
    ['SITE_POLICE_RECORD', SETTINGS.SITE_POLICE_RECORD],
  ] as const) {
    it(`stands at the foot of every page, once, as it was written: ${name}`, () => {
      for (const page of pages().filter((file) => !isRedirect(file))) {
        const footer = text(page).split('<footer').at(-1) ?? '';
        const lines = [...footer.matchAll(/<p[^>]*>([^<]*)<\/p>/g)].map(([, p = '']) => read(p));
        assert.equal(lines.filter((one) => one === line).length, 1, `${page}: ${lines}`);
      }
    });
  }

  it('is told to programs where it is a code for them: SITE_ID_CODE', () => {
    for (const page of pages().filter((file) => !isRedirect(file))) {
      const tags = [...text(page).matchAll(/<meta name="SiteIDCode" content="([^"]*)"/g)];
      assert.deepEqual(
        tags.map(([, content = '']) => read(content)),
        [SETTINGS.SITE_ID_CODE],
        page,
      );
    }
  });
});

/** A page that only leads on has no foot. */
const isRedirect = (file: string) => /http-equiv="refresh"/.test(text(file));

describe('an address with signs of its own', () => {
  const siteUrl = new URL(SETTINGS.SITE_URL).href;

  it('leaves the site map, the feed and the description of the search well-formed', () => {
    ensureTools('xmllint');
    for (const name of ['sitemap.xml', 'feed.xml', 'opensearch.xml']) {
      execFileSync('xmllint', ['--noout', join(dist, name)]);
      assert.ok(read(text(name)).includes(siteUrl), name);
    }
  });

  it('is the one by which each page is known', () => {
    const own = [...text('units/index.html').matchAll(/rel="canonical" href="([^"]*)"/g)];
    assert.deepEqual(
      own.map(([, href = '']) => read(href)),
      [`${siteUrl}units/`],
    );
  });

  it('is escaped in the links of the page for wrong addresses', () => {
    const links = [...text('404.html').matchAll(/\s(?:href|action)="([^"]*)"/g)];
    const rooted = links.flatMap(([, link = '']) => (read(link).startsWith(siteUrl) ? [link] : []));
    assert.notEqual(rooted.length, 0);
    assert.deepEqual(
      rooted.filter((link) => /&(?!amp;|#38;)/.test(link)),
      [],
    );
  });
});

it('the second build’s day is another, as programs see it', () => {
  const env = { ...process.env, ...onDay(LATER) };
  const said = execFileSync(process.execPath, ['-p', 'new Date().toISOString()'], { env });
  assert.ok(String(said).startsWith(LATER));
});

it('the same content gives the same bytes, in any folder, on any day, in any place', () => {
  const files = siteFiles(dist).sort();
  assert.deepEqual(siteFiles(again).sort(), files);
  for (const file of files) {
    assert.ok(readFileSync(join(dist, file)).equals(readFileSync(join(again, file))), file);
  }
});
