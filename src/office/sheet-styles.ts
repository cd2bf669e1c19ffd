import { XML_DECLARATION } from './ooxml.ts';

/** The namespace of what a workbook holds. */
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Sizes of type, in points. */
export const TITLE_SIZE = 16;
export const SOURCE_SIZE = 10;
export const BODY_SIZE = 11;

/** Places in the list of cell formats of `stylesPart`. */
export const STYLES = {
  title: 1,
  source: 2,
  header: 3,
  text: 4,
  formulaLike: 5,
  number: 6,
} as const;

/**
 * The body is 宋体 and not 仿宋_GB2312: a workbook can't name a font to stand in, and current
 * Windows has only the former.
 */
export function stylesPart(): string {
  // Charset 134 is GB 2312.
  const font = (name: string, size: number, more = '') =>
    `<font>${more}<sz val="${size}"/><color rgb="FF000000"/><name val="${name}"/><charset val="134"/></font>`;
  const fonts = [
    font('宋体', BODY_SIZE),
    font('黑体', TITLE_SIZE, '<b/>'),
    font('宋体', SOURCE_SIZE),
    font('黑体', BODY_SIZE),
  ];
  const side = (name: string) => `<${name} style="thin"><color rgb="FF808080"/></${name}>`;
  const format = (
    look: { font: number; fill?: number; border?: number; quotePrefix?: boolean },
    alignment: string,
  ) =>
    `<xf numFmtId="0" fontId="${look.font}" fillId="${look.fill ?? 0}" borderId="${look.border ?? 0}" xfId="0"${look.quotePrefix ? ' quotePrefix="1"' : ''} applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${alignment} wrapText="1"/></xf>`;
  const formats = [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    format({ font: 1 }, 'horizontal="center" vertical="center"'),
    format({ font: 2 }, 'horizontal="left" vertical="center"'),
    format({ font: 3, fill: 2, border: 1 }, 'horizontal="center" vertical="center"'),
    format({ font: 0, border: 1 }, 'horizontal="left" vertical="top"'),
    format({ font: 0, border: 1, quotePrefix: true }, 'horizontal="left" vertical="top"'),
    format({ font: 0, border: 1 }, 'horizontal="center" vertical="top"'),
  ];
  return [
    `${XML_DECLARATION}<styleSheet xmlns="${MAIN}">`,
    `<fonts count="${fonts.length}">${fonts.join('')}</fonts>`,
    // The first two fills are Excel's own and always these.
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
    '<fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/><bgColor indexed="64"/></patternFill></fill></fills>',
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>',
    `<border>${side('left')}${side('right')}${side('top')}${side('bottom')}<diagonal/></border></borders>`,
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${formats.length}">${formats.join('')}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    '</styleSheet>',
  ].join('');
}
