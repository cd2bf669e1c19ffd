import { XML_DECLARATION } from './ooxml.ts';

/** The look of a Word document, after GB/T 9704: named styles, and fonts with others to stand in. */

/** The namespace of all parts of a Word document. */
export const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** Most lengths in a Word file are in twentieths of a point. */
export const points = (value: number) => Math.round(value * 20);

/** Sizes of type and lines, in points: 三号 for the text, 二号 for titles, 小四 and 五号 in tables. */
const BODY = 16;
export const BODY_LINE = 28;
export const TITLE = 22;
const TITLE_LINE = 36;
const NOTE = { size: 12, line: 20 };
export const CELL = { size: 12, line: 18 };
export const SMALL_CELL = { size: 10.5, line: 15 };
const PAGE_NUMBER = 14;
/** From a cell's border to its text, at either side, in points. */
export const CELL_MARGIN = 5;

interface Style {
  id: string;
  /** As programs show it. Word's own names are in English in the file, whatever its language. */
  name: string;
  basedOn?: string;
  next?: string;
  /** Properties of the paragraph, in the order of the schema (ECMA-376, 17.3.1.26). */
  paragraph?: string;
  /** Properties of the text, in the order of the schema (17.3.2.28). */
  text?: string;
}

/** Latin letters and digits are in Times New Roman, whatever the Chinese font. */
const fonts = (chinese: string) =>
  `<w:rFonts w:ascii="Times New Roman" w:eastAsia="${chinese}" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>`;

/** Word counts sizes of type in half points. */
const size = (value: number) => `<w:sz w:val="${value * 2}"/><w:szCs w:val="${value * 2}"/>`;

/** Space between lines, and before and after the paragraph, in points. */
const spacing = (line: number, before = 0, after = 0) =>
  `<w:spacing w:before="${points(before)}" w:after="${points(after)}" w:line="${points(line)}" w:lineRule="exact"/>`;

/** Programs that know characters as a unit take the first number, the others the second. */
const firstLine = (characters: number, type: number) =>
  `w:firstLineChars="${characters * 100}" w:firstLine="${points(characters * type)}"`;

const INDENTED = `<w:ind ${firstLine(2, BODY)}/>`;
/** The rule at the left of a quotation: 1.5 pt wide, 8 pt from the text. */
const RULE = '<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="808080"/></w:pBdr>';

const outline = (level: number) => `<w:outlineLvl w:val="${level}"/>`;

const STYLES: Style[] = [
  {
    id: 'Title',
    name: 'Title',
    next: 'BodyText',
    paragraph: `<w:keepNext/><w:keepLines/>${spacing(TITLE_LINE, 0, BODY_LINE)}<w:jc w:val="center"/>${outline(0)}`,
    text: fonts('方正小标宋简体') + size(TITLE),
  },
  {
    id: 'Heading1',
    name: 'heading 1',
    next: 'BodyText',
    paragraph: `<w:keepNext/><w:keepLines/>${INDENTED}${outline(0)}`,
    text: fonts('黑体'),
  },
  {
    id: 'Heading2',
    name: 'heading 2',
    next: 'BodyText',
    paragraph: `<w:keepNext/><w:keepLines/>${INDENTED}${outline(1)}`,
    text: fonts('楷体_GB2312'),
  },
  {
    id: 'BodyText',
    name: 'Body Text',
    paragraph: `${INDENTED}<w:jc w:val="both"/>`,
  },
  {
    id: 'Quote',
    name: 'Quote',
    paragraph: `${RULE}${spacing(BODY_LINE, 0, 8)}<w:ind w:left="${points(BODY)}" ${firstLine(2, BODY)}/><w:jc w:val="both"/>`,
  },
  {
    id: 'QuoteLabel',
    name: '引文出处',
    next: 'Quote',
    paragraph: `<w:keepNext/><w:keepLines/>${RULE}${spacing(BODY_LINE, 8)}<w:ind w:left="${points(BODY)}"/>`,
    text: fonts('黑体') + size(NOTE.size),
  },
  {
    id: 'Note',
    name: '编者说明',
    paragraph: `${spacing(NOTE.line, 0, 6)}<w:ind ${firstLine(2, NOTE.size)}/><w:jc w:val="both"/>`,
    text: size(NOTE.size),
  },
  ...tableStyles('', '', CELL),
  ...tableStyles('Small', '（小）', SMALL_CELL),
  {
    id: 'AfterTable',
    name: '表后间隔',
    next: 'BodyText',
    paragraph: spacing(8),
    text: size(4),
  },
  {
    id: 'Footer',
    name: 'footer',
    paragraph: `${spacing(18)}<w:jc w:val="center"/>`,
    text: `<w:rFonts w:ascii="宋体" w:eastAsia="宋体" w:hAnsi="宋体"/>${size(PAGE_NUMBER)}`,
  },
];

function tableStyles(id: string, name: string, type: { size: number; line: number }): Style[] {
  const text = `TableText${id}`;
  return [
    {
      id: text,
      name: `表格文字${name}`,
      paragraph: spacing(type.line, 3, 3),
      text: size(type.size),
    },
    {
      id: `TableCentred${id}`,
      name: `表格文字居中${name}`,
      basedOn: text,
      paragraph: '<w:jc w:val="center"/>',
    },
    {
      // It stays with the first row, so that it isn't alone at the end of a page.
      id: `TableHead${id}`,
      name: `表头${name}`,
      basedOn: text,
      paragraph: '<w:keepNext/><w:jc w:val="center"/>',
      text: fonts('黑体'),
    },
  ];
}

const styleXml = (style: Style) =>
  [
    `<w:style w:type="paragraph" w:styleId="${style.id}"${BUILT_IN.test(style.name) ? '' : ' w:customStyle="1"'}>`,
    `<w:name w:val="${style.name}"/><w:basedOn w:val="${style.basedOn ?? 'Normal'}"/>`,
    style.next ? `<w:next w:val="${style.next}"/>` : '',
    '<w:qFormat/>',
    `<w:pPr>${style.paragraph ?? ''}</w:pPr><w:rPr>${style.text ?? ''}</w:rPr></w:style>`,
  ].join('');

/** Word's own styles have names in English. */
const BUILT_IN = /^[A-Za-z]/;

export function stylesPart(): string {
  const border = (side: string) =>
    `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('');
  const margin = (side: string, value: number) =>
    `<w:${side} w:w="${points(value)}" w:type="dxa"/>`;
  return [
    `${XML_DECLARATION}<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>`,
    `${fonts('仿宋_GB2312')}${size(BODY)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/>`,
    `</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>${spacing(BODY_LINE)}</w:pPr></w:pPrDefault></w:docDefaults>`,
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>',
    ...STYLES.map(styleXml),
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>',
    `<w:tblPr><w:tblBorders>${borders}</w:tblBorders><w:tblCellMar>${margin('left', CELL_MARGIN)}${margin('right', CELL_MARGIN)}</w:tblCellMar></w:tblPr></w:style>`,
    '</w:styles>',
  ].join('');
}

/** A font and the one that stands in for it; charset 86 (hexadecimal) is GB 2312. */
const FONTS = [
  {
    name: '方正小标宋简体',
    otherwise: '宋体',
    panose: '03000509000000000000',
    family: 'script',
    pitch: 'fixed',
  },
  {
    name: '仿宋_GB2312',
    otherwise: '仿宋',
    panose: '02010609030101010101',
    family: 'modern',
    pitch: 'fixed',
  },
  {
    name: '楷体_GB2312',
    otherwise: '楷体',
    panose: '02010609030101010101',
    family: 'modern',
    pitch: 'fixed',
  },
  {
    name: '黑体',
    otherwise: 'SimHei',
    panose: '02010609060101010101',
    family: 'modern',
    pitch: 'fixed',
  },
  {
    name: '宋体',
    otherwise: 'SimSun',
    panose: '02010600030101010101',
    family: 'auto',
    pitch: 'variable',
  },
];

export const fontTablePart = () =>
  `${XML_DECLARATION}<w:fonts xmlns:w="${MAIN}">${FONTS.map(
    (font) =>
      `<w:font w:name="${font.name}"><w:altName w:val="${font.otherwise}"/><w:panose1 w:val="${font.panose}"/><w:charset w:val="86"/><w:family w:val="${font.family}"/><w:pitch w:val="${font.pitch}"/></w:font>`,
  ).join(
    '',
  )}<w:font w:name="Times New Roman"><w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>`;
