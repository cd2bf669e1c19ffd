import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { LEDGER_HEAD, parseLedger, SITE_LEDGER } from '../src/policy/address/ledger.ts';
import { markedLedger } from '../src/policy/address/source-mark.ts';
import { checkContent } from '../src/reading/check.ts';
import { sourceDigest } from '../src/reading/published-sources.ts';

const REPOSITORY = join(import.meta.dirname, '..');
/** Three tiny notices, made up and marked as such, with lists of their own. */
const FIXTURE = join(import.meta.dirname, 'fixtures/content');

/** A folder of its own whose `content/` is the made-up one: tests of rules read it, and may edit it. */
export function fixtureRoot(): string {
  const root = temporaryRoot();
  cpSync(FIXTURE, join(root, 'content'), { recursive: true });
  return root;
}

/**
 * A folder whose `content/` is the real one with the made-up notices beside it: what is said of one
 * notice, and what is said of several, can be held against it.
 */
export function mergedRoot(): string {
  const root = temporaryRoot();
  const content = join(root, 'content');
  cpSync(join(REPOSITORY, 'content'), content, { recursive: true });
  for (const name of readdirSync(FIXTURE)) {
    const from = join(FIXTURE, name);
    const to = join(content, name);
    if (name.endsWith('.yaml')) {
      // The made-up changes are the older ones, and those come first.
      const parts = name === 'changes.yaml' ? [from, to] : [to, from];
      writeFileSync(to, parts.map((part) => readFileSync(part, 'utf8')).join('\n'));
    } else if (!name.includes('.')) {
      if (existsSync(to)) throw new Error(`two notices are called ${name}`);
      cpSync(from, to, { recursive: true });
    }
  }
  mergeLedgers(join(root, SITE_LEDGER), join(FIXTURE, 'permalinks.txt'));
  return root;
}

/** A root's `content/` to be edited. Paths are those that faults name, such as `content/ta1/01.mdx`. */
export class ContentFiles {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  read = (file: string) => readFileSync(join(this.root, file), 'utf8');

  /** Writes a file; a notice's source is then as its ledger has it, as if it had been so from the beginning. */
  write(file: string, text: string) {
    mkdirSync(dirname(join(this.root, file)), { recursive: true });
    writeFileSync(join(this.root, file), text);
    if (file.endsWith('/source.txt')) enterSource(join(this.root, dirname(file)));
  }

  remove = (file: string) => rmSync(join(this.root, file), { recursive: true });

  append = (file: string, text: string) => this.write(file, this.read(file) + text);

  /** Replaces all of the words, which must be there. */
  replace(file: string, from: string, to: string) {
    const text = this.read(file);
    if (!text.includes(from)) throw new Error(`${file} has no “${from}”`);
    this.write(file, text.split(from).join(to));
  }

  /** Replaces the words both in a notice's text and in its source, as if the notice said so. */
  replaceOfficial(noticeId: string, from: string, to: string) {
    this.replace(`content/${noticeId}/notice.mdx`, from, to);
    this.replace(`content/${noticeId}/source.txt`, from, to);
  }
}

/** Enters in a notice's ledger, where it has one, what its source is. */
export function enterSource(folder: string) {
  const ledger = join(folder, 'permalinks.txt');
  if (!existsSync(ledger)) return;
  const unmarked = readFileSync(ledger, 'utf8').replaceAll(/^# 原文：.*\n/gm, '');
  const digest = sourceDigest(readFileSync(join(folder, 'source.txt'), 'utf8'));
  writeFileSync(ledger, markedLedger(unmarked, digest, '2024-01-01'));
}

/** The made-up content with an edit, as the checker reads it. */
export function editedFixture(
  edit: (files: ContentFiles) => void,
): ReturnType<typeof checkContent> {
  const files = new ContentFiles(fixtureRoot());
  edit(files);
  const checked = checkContent(files.root);
  rmSync(files.root, { recursive: true });
  return checked;
}

/** Enters what one ledger has and another lacks, with its days. */
function mergeLedgers(into: string, from: string) {
  const entriesOf = (path: string) => parseLedger(readFileSync(path, 'utf8'), path).entries;
  const entries = entriesOf(into);
  const known = new Set(entries.map(({ address }) => address));
  const all = [...entries, ...entriesOf(from).filter(({ address }) => !known.has(address))];
  const head = LEDGER_HEAD.replace(/\d+\n$/, `${all.length}\n`);
  writeFileSync(into, head + all.map(({ on, address }) => `${on} ${address}\n`).join(''));
}

const temporary: string[] = [];
process.on('exit', () => {
  for (const root of temporary) rmSync(root, { recursive: true, force: true });
});

/** An empty folder, gone when the tests of its file have run. */
function temporaryRoot(): string {
  const root = mkdtempSync(join(tmpdir(), 'content-'));
  temporary.push(root);
  mkdirSync(join(root, 'content'));
  return root;
}
