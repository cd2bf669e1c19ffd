/**
 * Follows the editors' manual to the letter in one copy of the project, with the real content: each
 * block edits the file that it names, runs its commands, or holds what they said and what the built
 * pages show. A block of a kind that isn't known fails. Not run are `npm ci` and what is said of the
 * repository's host.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { parse } from 'parse5';
import { ContentFiles } from '../content.ts';
import { type Block, MANUAL, manualBlocks } from '../manual.ts';
import { projectFolder, projectWith, ran } from '../project.ts';

const project = projectFolder('manual');
const files = new ContentFiles(projectWith(project, join(import.meta.dirname, '../../content')));
after(() => rmSync(project, { recursive: true, force: true }));

/** What all commands of the last block of them said. */
let said = '';
/** The words that the next block replaces, with their file. */
let sought: { file: string; words: string } | undefined;

const tasks = Map.groupBy(manualBlocks(), ({ task }) => task);
assert.ok(tasks.size >= 10, 'the tasks of the manual are not found');

describe('the editors’ manual, followed to the letter', { concurrency: false }, () => {
  for (const [task, blocks] of tasks) {
    it(task, async () => {
      for (const block of blocks) {
        try {
          await follow(block);
        } catch (error) {
          throw new Error(`${MANUAL}:${block.line}: ${(error as Error).message}`);
        }
      }
    });
  }
});

async function follow(block: Block): Promise<void> {
  const { language, info, text } = block;
  if (language === 'sh') return await run(block);
  const [, file = '', what = ''] = /^(?:(\S+) )?(\S+)$/.exec(info) ?? [];
  if (what !== '改成') {
    assert.ok(!file || block.before.includes(`\`${file}\``), `no words before it name ${file}`);
    assert.equal(sought, undefined, 'what was to be found was not replaced');
  }
  if (what === '显示') return holdsSaid(text);
  if (what === '网页上有') return holdsPage(file, text);
  if (what === '删去文件') {
    for (const one of text.split('\n')) files.remove(one);
  } else if (what === '新建') {
    assert.ok(!existsSync(join(project, file)), `${file} is there`);
    files.write(file, `${text}\n`);
  } else if (what === '加在末尾') {
    files.append(file, `${text}\n`);
  } else if (what === '找到') {
    onlyPlace(file, text);
    sought = { file, words: text };
  } else if (what === '删去') {
    onlyPlace(file, text);
    files.replace(file, `${text}\n`, '');
  } else if (what === '改成' && sought) {
    assert.equal(sought.file, file);
    files.replace(file, sought.words, text);
    sought = undefined;
  } else {
    const start = /^从“(.+)”起改成$/.exec(what)?.[1];
    assert.ok(start, `no one knows what to do with “${info}”`);
    const [, front = ''] = /^---\n([\s\S]*?)\n---\n/.exec(files.read(file)) ?? [];
    const from = front.indexOf(`\n${start}`);
    // The line that asks to check it stands above it, and goes with it.
    const above = front.lastIndexOf('\n# 待编者核', from - 1);
    assert.ok(above > 0, `${file} has no “${start}” with a mark above it`);
    files.replace(file, front.slice(above), `\n${text}`);
  }
}

/** An editor who looks for words must find them in one place, as whole lines. */
function onlyPlace(file: string, words: string): void {
  const times = `\n${files.read(file)}`.split(`\n${words}\n`).length - 1;
  assert.equal(times, 1, `${file} has this ${times} times:\n${words}`);
}

async function run({ info, text }: Block): Promise<void> {
  if (info === '准备') return assert.equal(text, 'npm ci');
  assert.ok(info === '成功' || info === '报错', info);
  said = '';
  for (const line of text.split('\n')) {
    const [command = '', ...args] = line.split(' ');
    const done = await ran(command, args, { cwd: project, env: {} });
    said += done.said;
    assert.equal(done.succeeded, info === '成功', said);
    // Where an address is new, the manual has it entered before the site is built.
    assert.ok(!done.said.includes('个网址还没有登记'), done.said);
  }
}

function holdsSaid(text: string): void {
  for (const line of text.split('\n')) assert.ok(said.includes(line.trim()), `${line}\n\n${said}`);
}

function holdsPage(address: string, text: string): void {
  const html = readFileSync(join(project, 'dist', address, 'index.html'), 'utf8');
  const shown = wordsOf(parse(html)).replace(/\s+/g, '');
  for (const line of text.split('\n')) {
    assert.ok(shown.includes(line.replace(/\s+/g, '')), `${address} doesn't say ${line}`);
  }
}

/** The text of a page's body, as far as it is shown: no scripts, no styles. */
function wordsOf(node: object): string {
  if ('value' in node && typeof node.value === 'string') return node.value;
  if ('nodeName' in node && ['script', 'style', 'head'].includes(String(node.nodeName))) return '';
  const children = 'childNodes' in node ? (node.childNodes as object[]) : [];
  return children.map(wordsOf).join('');
}
