import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { packed, zipped } from '../../src/office/zip.ts';
import { ContentFiles, fixtureRoot } from '../content.ts';
import { imported, read } from '../imported.ts';

const SOURCE = read(import.meta.dirname, '../fixtures/content/tb2/source.txt');
const bytes = (text: string) => Buffer.from(text, 'latin1');
const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const COMPOUND = bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1');

/** Text in GB18030, by looking up each character's bytes: Node itself writes none. */
function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, number[]>();
  for (let a = 0x81; a <= 0xfe; a++) {
    for (let b = 0x40; b <= 0xfe; b++) {
      if (b !== 0x7f) table.set(decoder.decode(Uint8Array.of(a, b)), [a, b]);
    }
  }
  return Uint8Array.from([...text].flatMap((one) => table.get(one) ?? [one.charCodeAt(0)]));
}

/** An archive whose part says that it is small, and is not. */
function bomb(): Uint8Array {
  const part = packed('word/document.xml', ' '.repeat(80 * 1024 * 1024));
  Buffer.from(part.about.buffer, part.about.byteOffset).writeUInt32LE(100, 18);
  return zipped([part]);
}

/** A part beyond the limit whose end is broken: to find that out is to have unpacked too much. */
function brokenBomb(): Uint8Array {
  const part = packed('word/document.xml', ' '.repeat(80 * 1024 * 1024));
  Buffer.from(part.bytes.buffer, part.bytes.byteOffset, part.bytes.length).fill(
    0xff,
    part.bytes.length - 16,
  );
  return zipped([part]);
}

/** Parts that are within the limit each, and beyond it together. */
const cluster = () =>
  zipped([1, 2, 3, 4, 5].map((at) => packed(`word/${at}.xml`, ' '.repeat(14 * 1024 * 1024))));

const whole = zipped([packed('word/document.xml', '<w:document/>')]);

describe('what is no notice', () => {
  for (const [what, content, problem] of [
    ['an empty file', '', /文件是空的/],
    ['a file of blanks', ' \n\n', /没有文字/],
    ['a text that has no annex', '关于甲事的通知\n各单位：\n甲事。\n', /没有认出附件里成果的表/],
    ['a PDF', bytes('%PDF-1.7 \0'), /这是 PDF 文件/],
    ['a picture', bytes('\x89PNG\r\n\x1a\n\0'), /这是图片/],
    ['an old Word file', COMPOUND, /旧格式的 Office 文件/],
    ['a file with a password', Buffer.concat([COMPOUND, utf16('EncryptedPackage')]), /有密码/],
    ['a cut archive', whole.slice(0, whole.length - 30), /已损坏，解不开/],
    ['another archive', zipped([packed('a.xml', 'a')]), /不是 \.docx 或 \.xlsx/],
    ['a broken Word file', zipped([packed('word/document.xml', '<w:doc')]), /读不出|没有文字/],
    [
      'a broken Excel file',
      zipped([packed('xl/workbook.xml', ''), packed('xl/worksheets/sheet1.xml', '<a')]),
      /Excel 文件已损坏/,
    ],
    ['a zip bomb', bomb(), /超过 64 MB/],
    ['a zip bomb, without unpacking all of it', brokenBomb(), /超过 64 MB/],
    ['a zip bomb in many parts', cluster(), /超过 64 MB/],
    ['fifty megabytes', Buffer.alloc(50 * 1024 * 1024, 'a'), /文件有 50\.0 MB，太大/],
    ['bytes of no encoding', Buffer.from([0xe5, 0x85, 0xff, 0xff, 0x80]), /认不出编码/],
  ] as const) {
    it(`is refused, and nothing is written: ${what}`, async () => {
      const root = fixtureRoot();
      const before = readdirSync(root, { recursive: true });
      await assert.rejects(
        imported(root, content, { name: 'notice.docx', dryRun: false }),
        (error: Error) => problem.test(error.message) && /\n改法：/.test(error.message),
      );
      assert.deepEqual(readdirSync(root, { recursive: true }), before);
    });
  }

  it('is told apart from text in another encoding, which is read', async () => {
    const plain = await imported(fixtureRoot(), SOURCE);
    for (const [name, text] of [
      ['GB18030', gb18030(SOURCE)],
      ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(SOURCE)])],
    ] as const) {
      const result = await imported(fixtureRoot(), text);
      assert.deepEqual(result.files, plain.files);
      assert.match(result.report, new RegExp(`原来是 ${name} 编码`));
    }
  });
});

describe('where a notice goes', () => {
  for (const id of ['FJ8', 'fj', '8', '../fj8', 'fj-8', 'units', '']) {
    it(`is not “${id}”`, async () => {
      await assert.rejects(imported(fixtureRoot(), SOURCE, { id }), /不能用：它是网址的一部分/);
    });
  }

  it('is no address that was promised to something else, and no file', async () => {
    const files = new ContentFiles(fixtureRoot());
    files.replace('content/permalinks.txt', '/tb2/', '/zz9/');
    await assert.rejects(imported(files.root, SOURCE, { id: 'zz9' }), /公布过，代号“zz9”不能/);
    files.write('content/fj9', '');
    await assert.rejects(imported(files.root, SOURCE, { id: 'fj9' }), /不是文件夹/);
  });

  it('is written at once, and a second run changes nothing', async () => {
    const root = fixtureRoot();
    assert.equal((await imported(root, SOURCE)).outcome, 'dry');
    assert.ok(!existsSync(join(root, 'content/fj8')));
    const { outcome, files, report } = await imported(root, SOURCE, { dryRun: false });
    assert.equal(outcome, 'written');
    for (const [name, text] of files) assert.equal(read(root, 'content/fj8', name), text);
    assert.equal(readdirSync(join(root, 'content/fj8')).length, files.size);
    assert.equal(read(root, '.build/import/fj8.md'), report);
    assert.equal((await imported(root, SOURCE, { dryRun: false })).outcome, 'unchanged');
  });

  it('keeps what an editor wrote, and says what differs', async () => {
    const content = new ContentFiles(fixtureRoot());
    await imported(content.root, SOURCE, { dryRun: false });
    content.replace('content/fj8/02.mdx', '虚构抽查标准', '改过的名称');
    content.write('content/fj8/04.mdx', '新的');
    const { outcome, differences } = await imported(content.root, SOURCE, { dryRun: false });
    assert.equal(outcome, 'differs');
    assert.deepEqual(differences, [
      '02.mdx：第 3 行起不同。\n   现在：title: 改过的名称\n   会写：title: 虚构抽查标准',
      '04.mdx：文件夹里有，不会写。',
    ]);
    assert.match(content.read('content/fj8/02.mdx'), /改过的名称/);
  });
});
