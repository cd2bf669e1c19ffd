import { chineseNumber } from '../../policy/source/numeral.ts';

const circled = (first: number, most: number) => (value: number) =>
  value >= 1 && value <= most ? String.fromCodePoint(first + value - 1) : String(value);
const letters = (value: number) => String.fromCharCode(97 + ((value - 1) % 26));
const oneOf = (signs: string) => (value: number) => [...signs][value - 1] ?? String(value);
const chinese = (value: number) => (value < 100 ? chineseNumber(value) : String(value));

/** A number as Roman figures. */
function roman(value: number): string {
  const signs: [number, string][] = [
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let rest = value;
  return signs
    .map(([worth, sign]) => {
      const times = Math.floor(rest / worth);
      rest %= worth;
      return sign.repeat(times);
    })
    .join('');
}

/** How Word writes a number, by the names of its formats (`w:numFmt`). */
const FORMATS: Record<string, (value: number) => string> = {
  decimal: String,
  decimalHalfWidth: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: (value) =>
    String(value).replace(/\d/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
  decimalFullWidth2: (value) =>
    String(value).replace(/\d/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  japaneseCounting: chinese,
  ideographDigital: chinese,
  chineseLegalSimplified: oneOf('壹贰叁肆伍陆柒捌玖拾'),
  ideographTraditional: oneOf('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: oneOf('子丑寅卯辰巳午未申酉戌亥'),
  decimalEnclosedCircle: circled(0x2460, 20),
  decimalEnclosedCircleChinese: circled(0x2460, 20),
  decimalEnclosedParen: circled(0x2474, 20),
  decimalEnclosedFullstop: circled(0x2488, 20),
  ideographEnclosedCircle: circled(0x3280, 10),
  upperLetter: (value) => letters(value).toUpperCase(),
  lowerLetter: letters,
  upperRoman: (value) => roman(value).toUpperCase(),
  lowerRoman: roman,
  none: () => '',
};

/** A number in a format of Word's; none where the format isn't known. */
export const numeralIn = (format: string, value: number): string | undefined =>
  FORMATS[format]?.(value);
