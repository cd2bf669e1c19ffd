import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Imported, importNotice } from '../src/importing/import.ts';

/** The project's folder: its lists know the units and places that the tests' notices name. */
export const REPOSITORY = join(import.meta.dirname, '..');

/** A letter up to the title of its annex: tests add the rows. */
export const LETTER = [
  '福建省人民政府关于推广第八批创新成果的通知',
  '发布日期:2021-03-16',
  '各有关单位：',
  '一、抓好落实。',
  '福建省人民政府',
  '2021年3月15日',
  '附件',
  '任务分工表',
];

/** A file of an MDX folder in its two parts, as this test reads them, and no reader of the site's. */
export function mdx(text: string): { facts: Record<string, unknown>; body: string } {
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  return { facts: parse(front) as Record<string, unknown>, body: body.trim() };
}

/** Imports a file's bytes into a root, as if it had come under a name. */
export async function imported(
  root: string,
  bytes: string | Uint8Array,
  { id = 'fj8', name = 'notice.txt', dryRun = true } = {},
): Promise<Imported> {
  const folder = mkdtempSync(join(tmpdir(), 'notice-'));
  try {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    return await importNotice({ root, file, id, dryRun });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A file of the import, which must be there. */
export function fileOf({ files }: Imported, name: string): string {
  const text = files.get(name);
  if (text === undefined) throw new Error(`${name} was not written`);
  return text;
}

export const read = (...path: string[]) => readFileSync(join(...path), 'utf8');

/** The reforms of an import: number, title, units and official text of each. */
export const foundIn = ({ files }: Imported): unknown[][] =>
  [...files]
    .filter(([name]) => /^\d+\.mdx$/.test(name))
    .map(([, text]) => mdx(text))
    .map(({ facts, body }) => [facts.number, facts.title, facts.units, body]);

/** Holds that the build would refuse nothing but what is still to be confirmed. */
export const soundReport = ({ report }: Imported) =>
  assert.match(report, /会报的其他错误\n\n没有。/);
