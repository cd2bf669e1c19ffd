import { XMLSerializer } from '@xmldom/xmldom';
import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import type { SourceDocument } from '../document.ts';
import { fail } from '../failure.ts';
import { htmlBlocks } from './html.ts';
import { Numbering } from './numbering.ts';
import { all, child, xmlPart } from './xml.ts';

const broken = () => fail('Word 文件已损坏，读不出。', '用 Word 或 WPS 打开，另存为 .docx。');
const BODY = 'word/document.xml';
const NUMBERS = 'word/numbering.xml';

/** The lines and tables of a document of Word, from its parts. */
export async function wordDocument(parts: Map<string, Uint8Array>): Promise<SourceDocument> {
  const { own, remarks } = withNumbers(parts);
  const buffer = Buffer.from(zipSync(Object.fromEntries(own), { level: 0 }));
  const html = await converted(buffer);
  return { blocks: htmlBlocks(`<meta charset="utf-8">${html}`), remarks };
}

/** The parts with the numbers that Word only shows written as text, and so that no one numbers them again. */
function withNumbers(parts: Map<string, Uint8Array>) {
  const body = xmlPart(parts, BODY, broken);
  if (!body || !parts.has(NUMBERS)) return { own: parts, remarks: [] };
  const numbering = new Numbering(parts, broken);
  const shown = all(body, 'p').flatMap((paragraph) => {
    const label = numbering.before(paragraph);
    if (label) writeBefore(paragraph, label);
    return label ? [label] : [];
  });
  const own = new Map(parts);
  own.delete(NUMBERS);
  own.set(BODY, Buffer.from(new XMLSerializer().serializeToString(body)));
  const unknown = [...numbering.unknown];
  return {
    own,
    remarks: [
      ...(shown.length > 0
        ? [
            `文档里有 ${shown.length} 处 Word 自动编的号，文字里没有，照 Word 显示的样子写了出来（“${shown.slice(0, 5).join('”“')}”${shown.length > 5 ? '等' : ''}），请照原文核对。`,
          ]
        : []),
      ...(unknown.length > 0
        ? [`有几种自动编号的写法程序不认识（${unknown.join('、')}），写成了数字，请照原文改。`]
        : []),
    ],
  };
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

async function converted(buffer: Buffer): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer },
      { ignoreEmptyParagraphs: true, includeDefaultStyleMap: true, externalFileAccess: false },
    );
    return value;
  } catch {
    return broken();
  }
}
