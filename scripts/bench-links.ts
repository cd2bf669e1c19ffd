/** Holds how soon a link to a search answers beside the same search on a site of Starlight. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { filesIn } from '../src/releasing/files.ts';
import { packed } from '../src/releasing/packed.ts';
import { ensureChromium, HEADLESS_FLAGS } from '../tests/chromium.ts';
import { median, served, slowed, wireOf } from './bench-wire.ts';

/** What the real notice has, and so both sites find. */
const QUERIES = ['单一窗口', '投标保函', '告知承诺', '保税', '供电服务', '集装箱', '跨境电商'];
/** Times that each is asked of each site. */
const TURNS = 2;
const PORT = 4464;
/** Milliseconds until a search counts as not answered. */
const LONGEST = 30_000;

/** What a search took: milliseconds in the middle of all that were answered, and how many weren't. */
export interface Answers {
  time: number;
  unanswered: number;
}

export interface Links {
  own: Answers;
  starlight: Answers;
}

/**
 * Asks two built sites, query by query and by turns, each time in a browser that has seen neither, on
 * a slow line and machine: ours by a link, Starlight's by its box as soon as it can be used.
 */
export async function linksBeside(own: string, starlight: string): Promise<Links> {
  for (const folder of [own, starlight]) await pack(folder);
  const servers = [await served(own, PORT), await served(starlight, PORT + 1)] as const;
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: HEADLESS_FLAGS });
  const times = { own: [] as number[], starlight: [] as number[] };
  try {
    for (let turn = 0; turn < TURNS; turn++) {
      for (const q of QUERIES) {
        times.own.push(await asked(browser, (page) => byLink(page, servers[0].address, q)));
        times.starlight.push(await asked(browser, (page) => byBox(page, servers[1].address, q)));
      }
    }
  } finally {
    await browser.close();
    for (const { stop } of servers) stop();
  }
  return { own: answersOf(times.own), starlight: answersOf(times.starlight) };
}

/** Packs what a search fetches, as a release does. */
async function pack(folder: string): Promise<void> {
  const fetched = /^(index\.html$|search\/|_astro\/|pagefind\/)/;
  for (const path of filesIn(folder)) {
    if (!fetched.test(path) || !/\.(html|css|js|json|svg)$/.test(path)) continue;
    const { '.br': smaller } = await packed(path, readFileSync(join(folder, path)));
    if (smaller) writeFileSync(join(folder, `${path}.br`), smaller);
  }
}

/** Milliseconds from the address to the first result; more than there are where none came. */
async function asked(browser: Browser, ask: (page: Page) => Promise<unknown>): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(LONGEST);
  await slowed((await wireOf(page, () => 'all')).session);
  const started = performance.now();
  try {
    await ask(page);
    return performance.now() - started;
  } catch {
    return Number.POSITIVE_INFINITY;
  } finally {
    await context.close();
  }
}

async function byLink(page: Page, address: string, q: string): Promise<void> {
  await page.goto(`${address}search/?${new URLSearchParams({ q })}`, { waitUntil: 'commit' });
  await page.waitForSelector('search-results[data-state="found"] li a');
}

async function byBox(page: Page, address: string, q: string): Promise<void> {
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('button[data-open-modal]:enabled').click();
  await page.locator('#starlight__search input').fill(q);
  await page.waitForSelector('#starlight__search .pagefind-ui__result-link');
}

function answersOf(times: readonly number[]): Answers {
  const answered = times.filter(Number.isFinite);
  return { time: median(answered), unanswered: times.length - answered.length };
}
