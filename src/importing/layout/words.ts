import { fold } from '../../policy/source/fold.ts';
import { blankIn } from '../../reading/blanks.ts';

/** Words as they are printed: what the extraction broke is put together, blanks between Latin words stay. */
export const joined = (text: string): string =>
  text.trim().replace(/\s+/gu, (blanks, at: number, whole: string) => {
    const before = whole.slice(0, at).trimEnd().slice(-1);
    const after = whole.slice(at).trimStart().slice(0, 1);
    // A line may end amid figures, and amid a short name in capitals.
    if (blanks.includes('\n') && /^(\d\d|[A-Z][A-Z])$/.test(before + after)) return '';
    const latin = /[\p{Script=Latin}\p{Nd}]/u;
    const apart = latin.test(before) && latin.test(after);
    return apart && !blankIn(`${before} ${after}`, 'official') ? ' ' : '';
  });

/** Whether a line is the word alone that an annex begins with: 附件, 附件1. */
export const beginsAnnex = (text: string): boolean =>
  /^附件[\d一二三四五六七八九]{0,2}[:：]?$/.test(fold(text));

/** Where a line ends between two Latin words or figures: whether there is a blank, no one can tell. */
export const brokenLatin = (text: string): string | undefined =>
  /\S{0,8}[\p{Script=Latin}\p{Nd}][^\S\n]*\n\s*[\p{Script=Latin}\p{Nd}]\S{0,8}/u.exec(text)?.[0];

/** Signs and figures of full width as those of half width, character for character. */
export const halfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0));

/** What one has to do before another, when an editor goes through the report. */
export type Stage = 'source' | 'notice' | 'annex' | 'units' | 'rows' | 'proposals';

/** Something that a person has to look at. */
export interface Finding {
  stage: Stage;
  /** Where it stands in the file that was read, from 1. */
  line?: number | undefined;
  what: string;
  mend: string;
}
