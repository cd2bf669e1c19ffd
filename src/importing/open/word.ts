import { XMLSerializer } from '@xmldom/xmldom';
import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { fold } from '../../policy/source/fold.ts';
import type { Block, SourceDocument } from '../document.ts';
import { fail } from '../failure.ts';
import { htmlDocument } from './html.ts';
import { Numbering } from './numbering.ts';
import { readableBody, shownTexts } from './word-text.ts';
import { all, child, xmlPart } from './xml.ts';

const broken = () => fail('Word 文件已损坏，读不出。', '用 Word 或 WPS 打开，另存为 .docx。');
const BODY = 'word/document.xml';
const NUMBERS = 'word/numbering.xml';

/** The lines and tables of a document of Word, from its parts. */
export async function wordDocument(parts: Map<string, Uint8Array>): Promise<SourceDocument> {
  const body = xmlPart(parts, BODY, broken) ?? broken();
  const remarks = [...readableBody(body, parts, broken), ...numbersWritten(body, parts)];
  const own = new Map(parts);
  // So that no one numbers them again.
  own.delete(NUMBERS);
  own.set(BODY, Buffer.from(new XMLSerializer().serializeToString(body)));
  const { html, symbols } = await converted(
    Buffer.from(zipSync(Object.fromEntries(own), { level: 0 })),
  );
  const { blocks, remarks: shown } = htmlDocument(`<meta charset="utf-8">${html}`);
  return { blocks, remarks: [...remarks, ...shown, ...unread(body, blocks), ...symbols] };
}

/** Writes the numbers that Word only shows as text. */
function numbersWritten(body: Document, parts: Map<string, Uint8Array>): string[] {
  if (!parts.has(NUMBERS)) return [];
  const numbering = new Numbering(parts, broken);
  const shown = all(body, 'p').flatMap((paragraph) => {
    const label = numbering.before(paragraph);
    if (label) writeBefore(paragraph, label);
    return label ? [label] : [];
  });
  const unknown = [...numbering.unknown];
  return [
    ...(shown.length > 0
      ? [
          `文档里有 ${shown.length} 处 Word 自动编的号，文字里没有，照 Word 显示的样子写了出来（“${shown.slice(0, 5).join('”“')}”${shown.length > 5 ? '等' : ''}），请照原文核对。`,
        ]
      : []),
    ...(unknown.length > 0
      ? [`有几种自动编号的写法程序不认识（${unknown.join('、')}），写成了数字，请照原文改。`]
      : []),
  ];
}

/** Paragraphs that the reading lost: whatever the cause, they are told. */
function unread(body: Document, blocks: readonly Block[]): string[] {
  const read = fold(
    blocks
      .flatMap((block) =>
        block.kind === 'line'
          ? [block.text]
          : block.rows.flatMap(({ cells }) => cells.map(({ text }) => text)),
      )
      .join(''),
  );
  const lost = shownTexts(body).filter((text) => !read.includes(text));
  return lost.length > 0
    ? [`文档里有 ${lost.length} 处文字没有读出来，请照原文补上：“${lost.join('”、“')}”。`]
    : [];
}

/** Puts a run of text at the beginning of a paragraph, behind its properties. */
function writeBefore(paragraph: Element, label: string) {
  const document = paragraph.ownerDocument;
  const element = (name: string) =>
    document.createElementNS(
      paragraph.namespaceURI,
      paragraph.prefix ? `${paragraph.prefix}:${name}` : name,
    );
  const text = element('t');
  text.appendChild(document.createTextNode(`${label} `));
  const run = element('r');
  run.appendChild(text);
  const properties = child(paragraph, 'pPr');
  paragraph.insertBefore(run, properties ? properties.nextSibling : paragraph.firstChild);
}

async function converted(buffer: Buffer): Promise<{ html: string; symbols: string[] }> {
  try {
    const { value, messages } = await mammoth.convertToHtml(
      { buffer },
      { ignoreEmptyParagraphs: true, includeDefaultStyleMap: true, externalFileAccess: false },
    );
    const lost = messages.filter(({ message }) => message.includes('unsupported character'));
    const symbols =
      lost.length > 0
        ? [`文档里有 ${lost.length} 个符号只有原来的字体才认得，没有读出来，请照原文补上。`]
        : [];
    return { html: value, symbols };
  } catch {
    return broken();
  }
}
