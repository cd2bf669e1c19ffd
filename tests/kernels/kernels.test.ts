/**
 * The built site in the browsers that offices and phones run: `npm run test:kernels`, after
 * `npm run build`. All works in Chromium from 70 up, in Firefox and in WebKit. A current Chromium is
 * what the others are held against. KERNELS=70,webkit takes some of them.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { ensureChromium } from '../chromium.ts';
import { ensureChineseFont, ensureTools } from '../debian.ts';
import { type Disc, unpackedDisc } from '../disc.ts';
import { DIST, pageOfEachKind } from '../site.ts';
import { chromiumKernel } from './chromium.ts';
import { firefoxKernel } from './firefox.ts';
import {
  click,
  figuresAir,
  focus,
  found,
  place,
  type Seen,
  seen,
  settings,
  shown,
  styles,
} from './in-page.ts';
import type { Kernel } from './kernel.ts';
import { oldChromium, VERSIONS } from './old-chromium.ts';
import { openSettings, tick } from './reading-settings.ts';
import { served } from './served.ts';
import { webkitKernel } from './webkit.ts';

const WIDTHS = [360, 1280];
/** Milliseconds that an answer may take on a machine with other work. */
const LIMIT = 20_000;
/** The same in every kernel: what is found by a scan, by its place in the list, and by slips. */
const QUERIES = ['跨境电商', '厦门海关', '第16项', 'xmhg', '供电', '没有这样的词'];

ensureTools('pdftotext', 'firefox-esr', 'WebKitWebDriver', 'xvfb-run');
ensureChineseFont();

const chosen = process.env.KERNELS?.split(',');
const kernels = [
  ...VERSIONS.map((version) => ({
    name: String(version),
    start: (options?: { scripted: boolean }) =>
      chromiumKernel(`Chromium ${version}`, oldChromium(version), options),
  })),
  { name: 'current', start: () => chromiumKernel('Chromium', ensureChromium()) },
  { name: 'firefox', start: () => firefoxKernel() },
  { name: 'webkit', start: () => webkitKernel() },
].filter(({ name }) => !chosen || chosen.includes(name));

const pages = pageOfEachKind();
const current = (options?: { scripted: boolean }) =>
  chromiumKernel('Chromium', ensureChromium(), options);
let site: Awaited<ReturnType<typeof served>>;
let disc: Disc;
before(async () => {
  [site, disc] = await Promise.all([served(DIST), unpackedDisc()]);
});
after(() => {
  site.close();
  disc.remove();
});

for (const { name, start } of kernels) {
  describe(`in ${name}`, () => {
    let kernel: Kernel;
    before(async () => {
      kernel = await start();
    });
    after(() => kernel.close());

    for (const path of pages) {
      test(`${path} is read at ${WIDTHS.join(' and ')} px`, async () => {
        for (const width of WIDTHS) {
          await kernel.open(site.address + path, width);
          const { heading, characters, ...wrong } = await kernel.ask(seen, undefined);
          assert.ok(heading.length > 0 && characters > heading.length, 'there is text');
          const none: Omit<Seen, 'heading' | 'characters'> = {
            uncaught: [],
            sideways: 0,
            overlaps: [],
            dead: [],
          };
          assert.deepEqual(wrong, none, `at ${width} px`);
        }
      });
    }

    test('finds what the current Chromium finds', async () => {
      const wanted = await current();
      try {
        for (const q of QUERIES) {
          const answers = [];
          for (const one of [wanted, kernel]) {
            await one.open(`${site.address}/search/?${new URLSearchParams({ q })}`, 1280);
            answers.push(await one.ask(found, LIMIT));
          }
          assert.deepEqual(answers[1], answers[0], q);
          assert.deepEqual(answers[1]?.uncaught, []);
        }
      } finally {
        await wanted.close();
      }
    });

    test('suggests while one types, and goes there', async () => {
      await kernel.open(`${site.address}/fj7/3/`, 1280);
      await kernel.ask(focus, '[type=search]');
      await kernel.ask(shown, { selector: '[role=combobox]', limit: LIMIT });
      await kernel.type('xmhg');
      const option = { selector: '[role=option]', limit: LIMIT };
      assert.match(await kernel.ask(shown, option), /厦门海关/);
      await kernel.press('ArrowDown');
      await kernel.ask(shown, { ...option, selector: '[role=option][aria-selected=true]' });
      await kernel.press('Enter');
      await kernel.ask(shown, { selector: '[aria-current]', limit: LIMIT });
      assert.equal(await reached(kernel, '/units/xmhg/'), '/units/xmhg/');
    });

    test('narrows by a facet', async () => {
      await kernel.open(`${site.address}/search/?q=${encodeURIComponent('海关')}`, 1280);
      const all = await kernel.ask(found, LIMIT);
      await kernel.ask(click, '.facets input[value=xiamen]');
      const some = await kernel.ask(found, LIMIT);
      assert.ok(some.reforms.length > 0 && some.reforms.length < all.reforms.length);
      assert.ok(some.reforms.every((reform) => all.reforms.includes(reform)));
      assert.match(await kernel.ask(place, undefined), /zone=xiamen/);
    });

    test('copies, or selects what is to be copied', async () => {
      await kernel.open(`${site.address}/fj7/16/`, 1280);
      await kernel.ask(shown, { selector: '#cite .copy', limit: LIMIT });
      await kernel.ask(click, '#cite .copy');
      const said = await until(
        () => kernel.ask(shown, { selector: '#cite .copy', limit: LIMIT }),
        (text) => text !== '复制',
      );
      assert.match(said, /^(已复制|已选中)/);
    });

    test('takes a reader’s settings, and keeps them for the next page', async () => {
      await kernel.open(`${site.address}/fj7/16/`, 1280);
      await openSettings(kernel, LIMIT);
      const usual = await kernel.ask(settings, undefined);
      const chosen = {
        attributes: ['26', 'dark', 'high', 'on'],
        fontSize: '26px',
        ticked: ['26', 'dark', 'high', 'on'],
      };
      await tick(kernel, chosen.ticked);
      assert.deepEqual(await kernel.ask(settings, undefined), chosen);
      assert.match(await kernel.ask(shown, { selector: '.kept', limit: LIMIT }), /只保存在这台/);
      await kernel.open(`${site.address}/fj7/6/`, 1280);
      await openSettings(kernel, LIMIT);
      assert.deepEqual(await kernel.ask(settings, undefined), chosen);
      await tick(kernel, ['', 'high', 'on']);
      await kernel.open(`${site.address}/fj7/16/`, 1280);
      await openSettings(kernel, LIMIT);
      assert.deepEqual(await kernel.ask(settings, undefined), usual);
    });

    if (name !== 'firefox' && name !== 'webkit') {
      test('suggests and searches from a disc', async () => {
        await kernel.open(`${disc.root}places/index.html`, 1280);
        await kernel.ask(focus, '[type=search]');
        await kernel.ask(shown, { selector: '[role=combobox]', limit: LIMIT });
        await kernel.type('xmhg');
        assert.match(
          await kernel.ask(shown, { selector: '[role=option]', limit: LIMIT }),
          /厦门海关/,
        );
        await kernel.open(`${disc.root}search/index.html?q=xmhg`, 1280);
        const { state, reforms } = await kernel.ask(found, LIMIT);
        assert.equal(state, 'found');
        await kernel.open(`${site.address}/search/?q=xmhg`, 1280);
        const online = await kernel.ask(found, LIMIT);
        assert.deepEqual(
          reforms.map((path) => path.split('/').slice(-3, -1)),
          online.reforms.map((path) => path.split('/').slice(-3, -1)),
        );
      });
    }

    if (name === 'webkit') {
      // It draws the next figure over the one that it has moved.
      test('puts no air between figures and Chinese', async () => {
        await kernel.open(`${site.address}/fj7/16/`, 1280);
        assert.equal(await kernel.ask(figuresAir, undefined), 'no-autospace');
      });
    }
  });
}

for (const version of VERSIONS.filter((one) => !chosen || chosen.includes(String(one)))) {
  describe(`Chromium ${version} beside today's, without scripts`, () => {
    let old: Kernel;
    let today: Kernel;
    before(async () => {
      const options = { scripted: false };
      [old, today] = await Promise.all([
        chromiumKernel(`Chromium ${version}`, oldChromium(version), options),
        current(options),
      ]);
    });
    after(() => Promise.all([old.close(), today.close()]));

    for (const path of pages) {
      test(`${path} has the same styles in force`, async () => {
        const looks = [];
        for (const kernel of [old, today]) {
          await kernel.open(site.address + path, 1280);
          looks.push(await kernel.ask(styles, undefined));
        }
        const [looked = {}, wanted = {}] = looks;
        assert.ok(Object.keys(wanted).length > 50);
        const others = Object.keys({ ...looked, ...wanted }).filter(
          (place) => looked[place] !== wanted[place],
        );
        assert.deepEqual(
          others.map((place) => `${place}: ${looked[place]}, not ${wanted[place]}`),
          [],
        );
      });
    }

    test('prints the notice, all of it', async () => {
      const texts = [];
      for (const kernel of [old, today]) {
        await kernel.open(`${site.address}/fj7/`, 1280);
        assert.ok(kernel.print, 'Chromium prints');
        const input = await kernel.print();
        texts.push(execFileSync('pdftotext', ['-', '-'], { input, encoding: 'utf8' }));
      }
      // Which characters they are old kernels tell by their radicals.
      const count = (text = '') => [...text.replace(/\P{Script=Han}/gu, '')].length;
      assert.ok(count(texts[1]) > 1000);
      assert.equal(count(texts[0]), count(texts[1]));
    });
  });
}

/** The address of a page that a key led to, once the browser is there. */
const reached = (kernel: Kernel, path: string) =>
  until(
    () => kernel.ask(place, undefined),
    (at) => at === path,
  );

/** Asks until the answer is as wanted, or time is up; gives the last one. */
async function until<T>(ask: () => Promise<T>, isWanted: (answer: T) => boolean): Promise<T> {
  const started = Date.now();
  for (;;) {
    const answer = await ask();
    if (isWanted(answer) || Date.now() - started > LIMIT) return answer;
  }
}
