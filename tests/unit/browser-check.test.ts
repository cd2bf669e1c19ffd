import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { browserFaults } from '../../scripts/check-browser.ts';

const PROJECT = join(import.meta.dirname, '../../tsconfig.browser.json');

/** Each line on its own uses what Chromium 70 lacks, and the fault names it. */
const LATER = [
  ["'a'.replaceAll('a', 'b');", 'replaceAll'],
  ['[1].at(0);', "'at'"],
  ["Object.hasOwn({}, 'a');", 'hasOwn'],
  ['new Intl.Segmenter();', 'Segmenter'],
  ['structuredClone({});', 'structuredClone'],
  ['Object.fromEntries([[1, 2]]);', 'fromEntries'],
  ['queueMicrotask(() => undefined);', 'queueMicrotask'],
  ['document.body.replaceChildren();', 'replaceChildren'],
  ["document.querySelectorAll('a')[0]?.replaceChildren();", 'replaceChildren'],
  ['class A extends HTMLElement { a() { this.replaceChildren(); } } new A();', 'replaceChildren'],
  ['document.body.checkVisibility();', 'checkVisibility'],
  ['const { inert } = document.body; inert;', 'inert'],
  ['crypto.randomUUID();', 'randomUUID'],
  ['AbortSignal.timeout(1);', 'timeout'],
  ["document.addEventListener('scrollend', () => undefined);", 'scrollend'],
  ["import 'node:fs';", 'node:fs'],
  ['process.exit();', 'process'],
] as const;

/** What that kernel has. */
const THERE = [
  "document.body.append('a');",
  "document.body.toggleAttribute('hidden');",
  "navigator.clipboard.writeText('a').catch(() => undefined);",
  "document.addEventListener('compositionend', () => undefined);",
  '[[1]].flat();',
  "new URLSearchParams(location.search).getAll('q');",
];

let folder = '';
let lines: string[] = [];

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'kernel-'));
  const file = join(folder, 'fixture.ts');
  writeFileSync(file, [...LATER.map(([code]) => code), ...THERE, 'export {};'].join('\n'));
  const config = join(folder, 'tsconfig.json');
  writeFileSync(config, JSON.stringify({ extends: PROJECT, include: [file] }));
  lines = browserFaults(config);
});
after(() => rmSync(folder, { recursive: true, force: true }));

for (const [index, [code, name]] of LATER.entries()) {
  it(`the check refuses ${code}`, () => {
    const faults = lines.filter((line) => line.includes(`fixture.ts:${index + 1} `));
    assert.ok(
      faults.some((fault) => fault.includes(name)),
      faults.join('\n'),
    );
  });
}

it('the check lets pass what the oldest kernel has', () => {
  const last = LATER.length;
  assert.deepEqual(
    lines.filter((line) => Number(/fixture\.ts:(\d+) /.exec(line)?.[1]) > last),
    [],
  );
});
