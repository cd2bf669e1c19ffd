import type { Fault } from '../fault.ts';
import { subject } from '../fault.ts';
import type { Notice } from '../model.ts';
import { fold } from './fold.ts';
import { fullWidth } from './number.ts';
import { chineseDate, formalDates } from './numeral.ts';

/** What a sign-off is made of: who signs, and on which day. */
type Signed = Pick<Notice, 'issuer' | 'signedOn'>;

/** The 发文机关 of a notice, one by one where several sign it. */
const issuers = ({ issuer }: Signed): string[] => issuer.split(/[、\s]+/).map(fold);

/** The day in each of the ways in which notices write it: in figures of either width, or in characters. */
const daysOf = ({ signedOn }: Signed): string[] => {
  const plain = chineseDate(signedOn);
  return [plain, plain.replace(/\d+/g, (one) => fullWidth(one)), ...formalDates(signedOn)];
};

/** The paragraphs that may sign a notice, folded: each issuer, the day, or both in one. */
export function signOffForms(signed: Signed): string[] {
  const names = issuers(signed);
  const together = names.join('');
  const days = daysOf(signed);
  return [...names, together, ...days, ...days.map((day) => together + day)];
}

/** 发文机关 and 成文日期 in the front matter must be those that sign the text. */
export function signOffFaults(notice: Notice): Fault[] {
  const { file } = notice.origin;
  const paragraphs = new Set(
    notice.parts.map((part) => (part.kind === 'paragraph' ? fold(part.text) : '')),
  );
  const names = issuers(notice);
  const together = names.join('');
  const days = daysOf(notice);
  const both = days.some((day) => paragraphs.has(together + day));
  const named = paragraphs.has(together) || names.every((name) => paragraphs.has(name));
  const dated = days.some((day) => paragraphs.has(day));
  return (
    [
      ['issuer', notice.issuer, named],
      ['signedOn', chineseDate(notice.signedOn), dated],
    ] as const
  )
    .filter(([, , stands]) => !stands && !both)
    .map(([field, words]) => ({
      file,
      field,
      problem: `正文的落款里没有“${words}”。`,
      mend: '改成与落款一致；落款的机关和日期各占一段。',
      restsOn: [subject(file, 'text')],
    }));
}
