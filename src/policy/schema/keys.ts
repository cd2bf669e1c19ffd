import { z } from 'zod';
import { firstDay } from '../source/numeral.ts';

/**
 * Building blocks of the schemas. Each `.describe()` says in Chinese what a key must hold:
 * the error message shows it to the editor as the way to mend a fault.
 */

/** Text that says something: not empty, no blank at either end. */
export const text = (mend: string) =>
  z
    .string()
    .min(1)
    .refine((value) => value === value.trim(), { message: '前后有空格' })
    .describe(mend);

/** A pair of quotation marks around all of a text, with none within. */
const QUOTED = /^(“[^“”]*”|‘[^‘’]*’|「[^「」]*」|『[^『』]*』)$/;

/** A sentence of the editors', with its full stop. Marks around all of it were meant for YAML. */
export const sentence = (mend: string) =>
  text(`${mend}，以“。”结尾，外面不加引号`)
    .refine((value) => QUOTED.test(value) || value.endsWith('。'), { message: '没有以“。”结尾' })
    .refine((value) => !QUOTED.test(value), { message: '外面多了一对引号，会照样显示' })
    .refine((value) => value !== '。', { message: '没有内容' });

/** The document or decision that something rests on, in the editors' words; pages add the full stop. */
export const source = text('写依据，如文件的标题和文号，不加句号').refine(
  (value) => !value.endsWith('。'),
  { message: '以“。”结尾' },
);

/** What the names of a page's files end in: an id that does too would be taken for another one's file. */
const FILE_SUFFIX = /-(plan|review|qr)$/;

/** A stable identifier that becomes part of a URL: lower-case ASCII letters, digits and hyphens. */
export const id = (mend: string) =>
  z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, { message: '不是小写字母、数字和连字符' })
    .refine((value) => !FILE_SUFFIX.test(value), {
      message: '以 -plan、-review 或 -qr 结尾，会与别的代号的文件同名',
    })
    .describe(mend);

/**
 * A calendar day, `YYYY-MM-DD`, kept as a string: a notice has a date and no time.
 * YAML parsers may hand over a `Date` for it, which is taken at its UTC day.
 */
export const day = (mend: string) =>
  z
    .preprocess(
      (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
      z.iso.date({ message: '不是存在的日期' }),
    )
    .describe(mend);

/**
 * A day as far as it is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, kept as a string. A year that
 * stands by itself is a number to YAML.
 */
export const dayAsKnown = (mend: string) =>
  z
    .preprocess(
      (value) => (typeof value === 'number' ? String(value) : value),
      z.string().refine(isDayAsKnown, { message: '不是存在的年、月或日' }),
    )
    .describe(mend);

function isDayAsKnown(value: string): boolean {
  const whole = /^[12]\d{3}(-\d{2}){0,2}$/.test(value);
  return whole && z.iso.date().safeParse(firstDay(value)).success;
}

/** A page of the site (`/fj7/16/`), a place on one (`/fj7/#c2-2`) or a file (`/fj7/16.json`), from the site's root. */
export const address = (mend: string) =>
  z
    .string()
    .regex(/^\/([a-z0-9-]+\/)*(#[a-z0-9-]+|[a-z0-9-]+(\.[a-z]+)+)?$/, {
      message: '不是本站网址（如 /fj7/16/、/fj7/#c2-2）',
    })
    .describe(mend);

/** The full address of a page that is not of this site. */
export const webAddress = (mend: string) =>
  z
    .string()
    .regex(/^https?:\/\/[^\s/@?#:]+\.[^\s/@?#:]+(:\d+)?([/?]\S*)?$/, {
      message: '不是网页的完整网址（以 https:// 或 http:// 开头，中间没有空格）',
    })
    .describe(mend);
