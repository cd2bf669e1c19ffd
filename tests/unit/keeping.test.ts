import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { KeptSite } from '../../src/keeping/kept-site.ts';
import { partsOf, watchParts } from '../../src/keeping/parts.ts';
import { readRecord, writeRecord } from '../../src/keeping/record.ts';
import type { Catalog } from '../../src/policy/model.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { unwatched, watched } from '../../src/site/reads.ts';
import { fixtureRoot } from '../content.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'keeping-'));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('a record', () => {
  const content = Buffer.from('成果'.repeat(20));
  const file = () => join(root, 'cache/record');

  it('is read as it was written', () => {
    writeRecord(file(), 'key', content);
    assert.deepEqual(Buffer.from(readRecord(file(), 'key') ?? []), content);
  });

  it('is none where it is missing, of another key, cut short, or wrong in any bit', () => {
    assert.equal(readRecord(file(), 'key'), undefined);
    writeRecord(file(), 'key', content);
    assert.equal(readRecord(file(), 'other'), undefined);
    const bytes = readFileSync(file());
    for (let at = 0; at < bytes.length; at++) {
      const wrong = Buffer.from(bytes);
      wrong[at] = (wrong[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(file(), wrong);
      assert.equal(readRecord(file(), 'key'), undefined, `byte ${at}`);
      writeFileSync(file(), bytes.subarray(0, at));
      assert.equal(readRecord(file(), 'key'), undefined, `${at} bytes`);
    }
  });
});

describe('the parts of a catalog', () => {
  const catalog = () => checkedCatalog(fixtureRoot());
  const differing = (change: (catalog: Catalog) => void) => {
    const changed = catalog();
    change(changed);
    const [a, b] = [partsOf(catalog()), partsOf(changed)];
    return {
      frame: a.frame !== b.frame,
      parts: [...b.digests.keys()].filter((part) => a.digests[part] !== b.digests[part]),
    };
  };

  it("tell a change of a reform's own text from all others", () => {
    for (const field of ['title', 'officialText', 'addedLater'] as const) {
      const found = differing(({ reforms }) =>
        Object.assign(reforms[3] ?? {}, { [field]: '别的' }),
      );
      assert.deepEqual(found, { frame: false, parts: [3] }, field);
    }
  });

  it('take where a reform belongs, and any list, for the frame', () => {
    for (const change of [
      ({ reforms }: Catalog) => Object.assign(reforms[3] ?? {}, { scope: '别处' }),
      ({ reforms }: Catalog) => reforms[3]?.units.pop(),
      ({ notices }: Catalog) => Object.assign(notices[0] ?? {}, { issuer: '别的机关' }),
      ({ units }: Catalog) => Object.assign(units[0] ?? {}, { addedLater: 1 }),
      (one: Catalog) => Object.assign(one, { addedLater: ['表'] }),
    ]) {
      const { frame, parts } = differing(change);
      assert.deepEqual({ frame, parts }, { frame: true, parts: [] }, String(change));
    }
  });

  it('take where a list is cut for the frame: titles may move what stands on a page', () => {
    const long = '虚构'.repeat(4000);
    const { frame } = differing(({ reforms }) => {
      for (const reform of reforms) reform.title = long;
    });
    assert.equal(frame, true);
  });

  it('refuse what could change unseen', () => {
    const one = Object.assign(catalog(), { addedLater: new Map([[1, 2]]) });
    assert.throws(() => partsOf(one), /addedLater/);
    const other = Object.assign(catalog(), { addedLater: () => 1 });
    assert.throws(() => partsOf(other), /addedLater/);
  });

  it('are noted as they are read, and by nobody else', async () => {
    const one = catalog();
    watchParts(one);
    const [first, second, third] = one.reforms;
    assert.ok(first && second && third);
    const { made, reads } = await watched(() => {
      unwatched(() => third.title);
      return [{ ...first }.title, second.officialText, one.changes.length, second.units.length];
    });
    assert.equal(made[0], catalog().reforms[0]?.title);
    assert.deepEqual([...reads], [0, 1, one.reforms.length + 1]);
    assert.deepEqual([...(await watched(() => second.url)).reads], []);
  });

  it('are not noted for two at once', async () => {
    await assert.rejects(
      watched(() => watched(() => 1)),
      /at once/,
    );
    assert.deepEqual([...(await watched(() => 1)).reads], []);
  });
});

describe('a kept site', () => {
  const published = () => join(root, 'dist');
  const put = async (digests: string[], bytes: string, { key = 'key', own = '' } = {}) => {
    const place = { record: join(root, 'record'), published: published() };
    const site = new KeptSite(place, key, { frame: '', digests });
    const next = mkdtempSync(join(root, 'next-'));
    await site.put(next, 'a/b.html', own, async () => ({
      made: Buffer.from(bytes),
      reads: new Set([1]),
    }));
    rmSync(published(), { recursive: true, force: true });
    mkdirSync(join(published(), 'a'), { recursive: true });
    writeFileSync(join(published(), 'a/b.html'), readFileSync(join(next, 'a/b.html')));
    site.save();
    return readFileSync(join(published(), 'a/b.html'), 'utf8');
  };

  it('gives a file back while what was read for it is the same', async () => {
    await put(['x', 'y'], 'first');
    assert.equal(await put(['other', 'y'], 'second'), 'first');
    assert.equal(await put(['other', 'z'], 'third'), 'third');
    assert.equal(await put(['other', 'z'], 'fourth'), 'third');
    assert.equal(await put(['other', 'z'], 'fifth', { own: '2026-11-26' }), 'fifth');
    assert.equal(await put(['other', 'z'], 'sixth', { key: 'other' }), 'sixth');
  });

  it('gives back files that were made together as they are, or none of them', async () => {
    const place = { record: join(root, 'record'), published: published() };
    let makings = 0;
    const putAll = async (own: string, key = 'key') => {
      const site = new KeptSite(place, key, { frame: '', digests: [] });
      const next = mkdtempSync(join(root, 'next-'));
      makings = 0;
      await site.putTogether(next, 'index', own, function* () {
        makings++;
        yield { path: 'i/a', content: Buffer.from(`a of ${own}`) };
        yield { path: 'i/b', content: Buffer.from(`b of ${own}`) };
      });
      rmSync(published(), { recursive: true, force: true });
      renameSync(next, published());
      site.save();
      return [
        makings,
        ...['i/a', 'i/b'].map((path) => readFileSync(join(published(), path), 'utf8')),
      ];
    };
    assert.deepEqual(await putAll('x'), [1, 'a of x', 'b of x']);
    assert.deepEqual(await putAll('x'), [0, 'a of x', 'b of x']);
    writeFileSync(join(published(), 'i/b'), 'wrong');
    assert.deepEqual(await putAll('x'), [1, 'a of x', 'b of x']);
    assert.deepEqual(await putAll('y'), [1, 'a of y', 'b of y']);
    assert.deepEqual(await putAll('y', 'other'), [1, 'a of y', 'b of y']);
    rmSync(join(published(), 'i/a'));
    assert.deepEqual(await putAll('y', 'other'), [1, 'a of y', 'b of y']);
  });

  it('gives back no file that is another by now', async () => {
    await put(['x', 'y'], 'first');
    writeFileSync(join(published(), 'a/b.html'), 'wrong');
    assert.equal(await put(['x', 'y'], 'second'), 'second');
    rmSync(join(published(), 'a/b.html'));
    assert.equal(await put(['x', 'y'], 'third'), 'third');
  });
});
