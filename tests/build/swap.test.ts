import assert from 'node:assert/strict';
import fs, {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { clear, type Folders, making, publish, recover } from '../../src/publishing/swap.ts';

let root = '';
let folders: Folders = { published: '', work: '' };

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'swap-'));
  folders = { published: join(root, 'dist'), work: join(root, '.build') };
  mkdirSync(folders.work);
});
afterEach(() => rmSync(root, { recursive: true }));

/** A whole site: two files of the same words. */
function writeSite(folder: string, words: string) {
  mkdirSync(folder);
  for (const name of ['a.html', 'b.html']) writeFileSync(join(folder, name), words);
}

/** The words of the published site; `half` where its files don't agree, `none` where there is none. */
function published(): string {
  if (!existsSync(folders.published)) return 'none';
  const words = readdirSync(folders.published).map((name) =>
    readFileSync(join(folders.published, name), 'utf8'),
  );
  return words.length === 2 && words[0] === words[1] ? (words[0] ?? '') : 'half';
}

/**
 * Runs an act that is dead from its n-th change to the disk on: nothing that it does later, to mend
 * it either, comes to the disk. Being killed is the same, seen from the disk.
 * @returns whether it lived to its end.
 */
function livedThrough(act: () => void, changes: number): boolean {
  const { renameSync, rmSync } = fs;
  let left = changes;
  const change = (make: () => void) => {
    if (left-- <= 0) throw new Error('dead');
    make();
  };
  fs.renameSync = (from, to) => change(() => renameSync(from, to));
  fs.rmSync = (path, options) => {
    // A folder goes file by file, so that half of it may be left.
    change(() => rmSync(join(String(path), 'a.html'), options));
    change(() => rmSync(path, options));
  };
  syncBuiltinESMExports();
  try {
    act();
    return true;
  } catch (error) {
    assert.equal((error as Error).message, 'dead');
    return false;
  } finally {
    Object.assign(fs, { renameSync, rmSync });
    syncBuiltinESMExports();
  }
}

/** What a build does with a site that it has made. */
function bringOut() {
  publish(folders);
  clear(folders);
}

describe('killed at any moment', () => {
  for (const before of ['old', 'none']) {
    it(`what was published (${before}) is put back, or the new site stands`, () => {
      let isDone = false;
      const seen = new Set<string>();
      for (let first = 0; !isDone; first++) {
        assert.ok(first < 20, 'it never ends');
        // Whoever mends it may be killed, too, at any moment.
        for (let second = 0, isMended = false; !isMended; second++) {
          assert.ok(second < 20, 'it never ends');
          rmSync(root, { recursive: true });
          mkdirSync(folders.work, { recursive: true });
          if (before === 'old') writeSite(folders.published, 'old');
          writeSite(making(folders), 'new');
          isDone = livedThrough(bringOut, first);
          seen.add(published());
          isMended = livedThrough(() => recover(folders), second);
          recover(folders);
          assert.ok([before, 'new'].includes(published()), `${first}, ${second}: ${published()}`);
          if (isDone) assert.equal(published(), 'new');
          assert.deepEqual(readdirSync(folders.work), []);
        }
      }
      // The moment between the two renames was among them.
      assert.deepEqual(
        [...seen].sort(),
        before === 'old' ? ['new', 'none', 'old'] : ['new', 'none'],
      );
    });
  }

  it('half of a site thrown away is never put back, even where the published one is removed', () => {
    for (let changes = 0, isDone = false; !isDone; changes++) {
      rmSync(root, { recursive: true });
      mkdirSync(folders.work, { recursive: true });
      writeSite(folders.published, 'old');
      writeSite(making(folders), 'new');
      isDone = livedThrough(bringOut, changes);
      rmSync(folders.published, { recursive: true, force: true });
      recover(folders);
      assert.ok(['old', 'none'].includes(published()), `${changes}: ${published()}`);
    }
  });
});

it('says whether it had to put the last site back', () => {
  writeSite(join(folders.work, 'previous'), 'old');
  assert.equal(recover(folders), true);
  assert.equal(published(), 'old');
  assert.equal(recover(folders), false);
});

it('removes what builds before have left, and nothing else', () => {
  for (const name of ['next', 'next-12', 'old-12', 'nextcloud', 'cache']) {
    mkdirSync(join(folders.work, name));
  }
  clear(folders);
  assert.deepEqual(readdirSync(folders.work).sort(), ['cache', 'nextcloud']);
});

it('a new site that can not be put in its place leaves the published one there', (t) => {
  writeSite(folders.published, 'old');
  writeSite(making(folders), 'new');
  const rename = fs.renameSync;
  t.mock.method(fs, 'renameSync', (from: string, to: string) => {
    if (from === making(folders)) throw Object.assign(new Error('no'), { code: 'ENOSPC' });
    rename(from, to);
  });
  syncBuiltinESMExports();
  assert.throws(() => publish(folders), { code: 'ENOSPC' });
  t.mock.restoreAll();
  syncBuiltinESMExports();
  assert.equal(published(), 'old');
});

it('nothing else than a folder is replaced', () => {
  writeFileSync(folders.published, 'a file');
  assert.throws(() => recover(folders), { name: 'Stop', message: /dist 应是文件夹/ });
  rmSync(folders.published);
  symlinkSync(tmpdir(), folders.published);
  assert.throws(() => recover(folders), { name: 'Stop', message: /dist 应是文件夹/ });
});
