import { officeFormat, relationships, XML_DECLARATION } from './ooxml.ts';
import { titleLines } from './title-lines.ts';
import { LYING, millimetres, type Page, STANDING, textWidth } from './word-page.ts';
import { paragraph, paragraphs, run } from './word-paragraph.ts';
import { fontTablePart, MAIN, points, stylesPart, TITLE } from './word-styles.ts';
import { boxXml, tableXml, type WordTable } from './word-table.ts';

/** A document in the look of official ones (GB/T 9704—2012), block after block. */
export interface WordDocument {
  /** What the file calls itself in its properties. It isn't printed: that is for a `title` block. */
  title: string;
  blocks: Block[];
  /** Whether the page lies, for wide tables. */
  landscape?: boolean;
}

/** A line break in a text (`\n`) starts a new paragraph; in a title or a heading, a new line. */
export type Block =
  /** 标题: of the document, or of a part of it that may begin a page of its own. */
  | { kind: 'title'; text: string; newPage?: boolean }
  /** 一级标题 or 二级标题, with its number, if any, in the text. */
  | { kind: 'heading'; level: 1 | 2; text: string }
  /** 正文. */
  | { kind: 'paragraph'; text: string }
  /** The notice's own words, verbatim, with a rule at their left; the label says whose they are. */
  | { kind: 'quotation'; text: string; label?: string }
  /** 编者说明: the editors' words, in small type. */
  | { kind: 'note'; text: string }
  /** An empty box, to be filled in, as high as so many lines of body text. */
  | { kind: 'blank'; lines: number }
  | WordTable;

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A title cut where its lines may end. */
type Cut = (title: string) => string[];

/**
 * The document as a Word file (.docx).
 * @param cut where titles that are longer than a line may be broken; Word breaks between any two characters.
 */
export const word = (document: WordDocument, cut: Cut = (title) => [title]): Uint8Array =>
  wordFile(document.title, {
    'word/document.xml': documentPart(document, document.landscape ? LYING : STANDING, cut),
  });

function documentPart(document: WordDocument, page: Page, cut: Cut): string {
  const body = document.blocks.map((block) => blockXml(block, page, cut)).join('');
  const turned = document.landscape ? ' w:orient="landscape"' : '';
  return [
    `${XML_DECLARATION}<w:document xmlns:w="${MAIN}" xmlns:r="${RELATIONSHIPS}"><w:body>${body}`,
    '<w:sectPr><w:footerReference w:type="default" r:id="rId1"/>',
    `<w:pgSz w:w="${millimetres(page.width)}" w:h="${millimetres(page.height)}"${turned}/>`,
    `<w:pgMar w:top="${millimetres(page.top)}" w:right="${millimetres(page.right)}" w:bottom="${millimetres(page.bottom)}" w:left="${millimetres(page.left)}" w:header="${millimetres(15)}" w:footer="${millimetres(page.footer)}" w:gutter="0"/>`,
    '</w:sectPr></w:body></w:document>',
  ].join('');
}

function blockXml(block: Block, page: Page, cut: Cut): string {
  switch (block.kind) {
    case 'title': {
      const most = Math.floor(textWidth(page) / points(TITLE));
      const lines = block.text.split('\n').flatMap((line) => titleLines(cut(line), most));
      return paragraph('Title', lines.join('\n'), block.newPage ? '<w:pageBreakBefore/>' : '');
    }
    case 'heading':
      return paragraph(`Heading${block.level}`, block.text);
    case 'paragraph':
      return paragraphs('BodyText', block.text);
    case 'quotation':
      return (
        (block.label ? paragraph('QuoteLabel', block.label) : '') + paragraphs('Quote', block.text)
      );
    case 'note':
      return paragraphs('Note', block.text);
    case 'blank':
      return boxXml(block.lines, page);
    case 'table':
      return tableXml(block, page);
  }
}

/** Version 15 is Word's since 2013: with any other, or none, Word opens the file as an old one. */
const settingsPart = () =>
  `${XML_DECLARATION}<w:settings xmlns:w="${MAIN}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:doNotExpandShiftReturn/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`;

/** — 1 —, the number with a dash at either side (GB/T 9704—2012, 7.5), in the middle. */
const footerPart = () =>
  `${XML_DECLARATION}<w:ftr xmlns:w="${MAIN}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${run('— ')}<w:fldSimple w:instr=" PAGE ">${run('1')}</w:fldSimple>${run(' —')}</w:p></w:ftr>`;

const wordFile = officeFormat({
  main: 'word/document.xml',
  contentTypes: {
    'word/document.xml': `${CONTENT_TYPE}.document.main+xml`,
    'word/styles.xml': `${CONTENT_TYPE}.styles+xml`,
    'word/fontTable.xml': `${CONTENT_TYPE}.fontTable+xml`,
    'word/settings.xml': `${CONTENT_TYPE}.settings+xml`,
    'word/footer1.xml': `${CONTENT_TYPE}.footer+xml`,
  },
  parts: {
    'word/_rels/document.xml.rels': relationships([
      { target: 'footer1.xml', relationship: 'footer' },
      { target: 'styles.xml', relationship: 'styles' },
      { target: 'fontTable.xml', relationship: 'fontTable' },
      { target: 'settings.xml', relationship: 'settings' },
    ]),
    'word/styles.xml': stylesPart(),
    'word/fontTable.xml': fontTablePart(),
    'word/settings.xml': settingsPart(),
    'word/footer1.xml': footerPart(),
  },
});
