import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import type { SourceDocument } from '../document.ts';
import { fail } from '../failure.ts';
import { htmlBlocks } from './html.ts';

/** What a paragraph that Word numbers is given by mammoth; its number stands in no text. */
const NUMBERED = /<ol>/;

/** The lines and tables of a document of Word, from its parts. */
export async function wordDocument(parts: Map<string, Uint8Array>): Promise<SourceDocument> {
  const buffer = Buffer.from(zipSync(Object.fromEntries(parts), { level: 0 }));
  const html = await converted(buffer);
  return {
    blocks: htmlBlocks(`<meta charset="utf-8">${html}`),
    remarks: NUMBERED.test(html)
      ? ['文档里有 Word 自动编的号：文字里没有这些编号，这里一律写成“1.”的样子，请照原文核对编号。']
      : [],
  };
}

async function converted(buffer: Buffer): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer },
      { ignoreEmptyParagraphs: true, includeDefaultStyleMap: true, externalFileAccess: false },
    );
    return value;
  } catch {
    return fail('Word 文件已损坏，读不出。', '用 Word 或 WPS 打开，另存为 .docx。');
  }
}
