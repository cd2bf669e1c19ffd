import type { Line, SourceDocument } from '../document.ts';
import { fail } from '../failure.ts';
import { xmlParts } from './archive.ts';
import { Cleaner } from './clean.ts';
import { decodedText } from './decoding.ts';
import { htmlDocument } from './html.ts';
import { sheetDocument } from './sheet.ts';
import { wordDocument } from './word.ts';

/** No file of a notice is larger. */
export const LARGEST_FILE = 20 * 1024 * 1024;
/** What `source.txt` may hold, in characters of three bytes. */
const LONGEST_TEXT = 600_000;

/**
 * Opens a notice's file by what is in it, whatever its name says.
 * @throws {ImportFailure} where it is none that can be read.
 */
export async function openedDocument(bytes: Uint8Array): Promise<SourceDocument> {
  if (bytes.length === 0) fail('文件是空的。', '换成有通知全文的文件。');
  if (bytes.length > LARGEST_FILE) {
    fail(
      `文件有 ${(bytes.length / 1024 / 1024).toFixed(1)} MB，太大，没有读。`,
      `只留通知和附件的文字，不超过 ${LARGEST_FILE / 1024 / 1024} MB。`,
    );
  }
  const document = cleaned(await ofKind(bytes));
  const length = document.blocks.reduce((sum, block) => sum + lengthOf(block), 0);
  if (length === 0) fail('文件里没有文字。', '扫描的图片先识别成文字；换成有通知全文的文件。');
  if (length > LONGEST_TEXT) fail('文件里的文字太多，不像一个通知。', '只留通知和附件。');
  return document;
}

const lengthOf = (block: SourceDocument['blocks'][number]) =>
  block.kind === 'line'
    ? block.text.trim().length
    : block.rows
        .flatMap(({ cells }) => cells)
        .reduce((sum, { text }) => sum + text.trim().length, 0);

/** What files begin with that aren't read, and what to do with them. */
const OTHERS: readonly [start: string, what: string, mend: string][] = [
  ['%PDF', '这是 PDF 文件，程序不读 PDF。', '打开它，选中全部文字，贴进 .txt；表格换页处照原样。'],
  ['\x89PNG', '这是图片。', '先识别成文字，存成 .txt。'],
  ['\xff\xd8\xff', '这是图片。', '先识别成文字，存成 .txt。'],
  ['GIF8', '这是图片。', '先识别成文字，存成 .txt。'],
  ['BM', '这是图片。', '先识别成文字，存成 .txt。'],
  ['{\\rtf', '这是 RTF 文件。', '用 Word 或 WPS 打开，另存为 .docx。'],
  ['Rar!', '这是压缩包。', '解开它，用里面的通知。'],
  ['7z\xbc\xaf', '这是压缩包。', '解开它，用里面的通知。'],
];

/** The old Office formats, and new ones with a password. */
const COMPOUND = '\xd0\xcf\x11\xe0';

async function ofKind(bytes: Uint8Array): Promise<SourceDocument> {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (start.startsWith(COMPOUND)) compound(bytes);
  for (const [sign, what, mend] of OTHERS) {
    if (start.startsWith(sign) && !(sign === 'BM' && !bytes.includes(0))) fail(what, mend);
  }
  if (start.startsWith('PK')) return ofArchive(xmlParts(bytes));
  const { text, encoding } = decodedText(bytes);
  const remarks = encoding ? [`文件原来是 ${encoding} 编码，已转成 UTF-8。`] : [];
  const page = /<(html|body|table|p|div)[\s>]/i.test(text.slice(0, 5000));
  if (page) {
    const { blocks, remarks: told } = htmlDocument(text);
    return { blocks, remarks: [...remarks, ...told] };
  }
  const cleaner = new Cleaner();
  // WPS and Word copy a break within a paragraph as a vertical tab, other programs by signs of Unicode.
  const plain = cleaner.text(text.replace(/\r\n?|[\v\x85\u2028\u2029]/g, '\n'));
  return { blocks: textLines(plain), remarks: [...remarks, ...cleaner.remarks], text: plain };
}

/** A document whose words are those that are seen. */
function cleaned(document: SourceDocument): SourceDocument {
  if (document.text !== undefined) return document;
  const cleaner = new Cleaner();
  const blocks = cleaner.blocks(document.blocks);
  return { ...document, blocks, remarks: [...document.remarks, ...cleaner.remarks] };
}

const textLines = (text: string): Line[] =>
  text.split('\n').map((one, index) => ({
    kind: 'line',
    text: one,
    line: index + 1,
    whole: false,
  }));

async function ofArchive(parts: Map<string, Uint8Array>): Promise<SourceDocument> {
  if (parts.has('word/document.xml')) return wordDocument(parts);
  if (parts.has('xl/workbook.xml')) return sheetDocument(parts);
  return fail(
    '这是压缩包或别的 Office 文件，不是 .docx 或 .xlsx。',
    '解开压缩包；用 Word、Excel 或 WPS 打开，另存为 .docx 或 .xlsx。',
  );
}

function compound(bytes: Uint8Array): never {
  const text = Buffer.from(bytes.subarray(0, 1024 * 1024)).toString('latin1');
  const has = (name: string) => text.includes([...name].map((one) => `${one}\0`).join(''));
  if (has('EncryptedPackage')) {
    fail('文件有密码，打不开。', '用原来的程序打开，去掉密码，另存为 .docx 或 .xlsx。');
  }
  fail(
    '这是旧格式的 Office 文件（.doc、.xls、.wps）。',
    '用 Word、Excel 或 WPS 打开，另存为 .docx 或 .xlsx。',
  );
}
