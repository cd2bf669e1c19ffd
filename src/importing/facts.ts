import { fold } from '../policy/source/fold.ts';
import { chineseNumeral } from '../policy/source/numeral.ts';
import { publicationLine } from '../policy/source/publication.ts';
import { DOCUMENT_NUMBER, type Part } from './layout/body.ts';
import { looksLikeUnit } from './layout/names.ts';
import { halfWidth } from './layout/words.ts';
import { DAY, namesIn } from './signature.ts';

/** What a notice says of itself, as far as it does. */
export interface Facts {
  batch?: string | undefined;
  issuer?: string | undefined;
  signedOn?: string | undefined;
  publishedOn?: string | undefined;
  documentNumber?: string | undefined;
  /** The editors' to confirm: whom papers are reported to, and where all reforms are replicated. */
  reportTo?: string | undefined;
  scope?: string | undefined;
  /** The lines that sign, where nothing says which of them are one name. */
  unsureLines?: string[] | undefined;
}

/** Reads the facts in a notice's title, its text and what its page says of its publication. */
export function factsOf(title: string, parts: readonly Part[], source: string): Facts {
  const paragraphs = parts.flatMap((part) => (part.kind === 'paragraph' ? [part] : []));
  const text = paragraphs.map((one) => one.text).join('\n');
  return {
    batch: /第[一二三四五六七八九十]+批/.exec(title)?.[0],
    ...signed(paragraphs, namesIn(title, source)),
    publishedOn: publicationLine(source)?.day,
    documentNumber: paragraphs.slice(0, 3).find((one) => DOCUMENT_NUMBER.test(one.text))?.text,
    reportTo: /前?报送?(省[\p{Script=Han}]{1,8}?(?:办|厅|局|委))/u.exec(text)?.[1],
    scope: /在(全省)(?:范围内?)?(?:复制)?推广/.exec(text)?.[1],
  };
}

/** Who signs, and on which day: the last paragraph that is a day, and those above it. */
function signed(paragraphs: readonly { text: string; raw: string }[], titled: readonly string[]) {
  for (let at = paragraphs.length - 1; at > 0; at--) {
    const { text = '' } = paragraphs[at] ?? {};
    const [, before = '', date = ''] = DAY.exec(halfWidth(fold(text))) ?? [];
    const signedOn = isoDay(date);
    if (!signedOn || (before && !looksLikeUnit(before))) continue;
    if (before) return { signedOn, issuer: before };
    const names: string[] = [];
    const lines: string[] = [];
    for (let above = at - 1; above >= 0; above--) {
      const one = paragraphs[above];
      if (!one || /[，、；：。]/.test(one.text)) break;
      // Whose seal it is: （省商务厅代章）.
      if (/^[（(].*[)）]$/.test(one.text)) continue;
      if (!looksLikeUnit(one.text)) {
        if (names.length > 0 && mayBegin(one.text)) lines.unshift(one.text);
        break;
      }
      const several = one.raw.trim().split(/\s+/);
      lines.unshift(one.text);
      names.unshift(...(several.every((name) => name.length >= 4) ? several : [fold(one.text)]));
    }
    return {
      signedOn,
      issuer: names.length > 0 ? names.join('、') : undefined,
      unsureLines: lines.length > 1 && titled.join() !== names.join() ? lines : undefined,
    };
  }
  return {};
}

/** Whether a line above an office may be the first half of its name. */
const mayBegin = (text: string) =>
  /^\p{Script=Han}[\p{Script=Han}（()）]{3,30}$/u.test(text) &&
  !/^(特此|此致|附件|以上)/.test(text);

/** `2019年11月20日`, in figures or in characters, as `2019-11-20`. */
function isoDay(date: string): string | undefined {
  const [, year = '', month = '', day = ''] = /^(.{4})年(.+)月(.+)日$/.exec(date) ?? [];
  const figures = [...year].map((one) =>
    '〇一二三四五六七八九'.indexOf(one.replace(/[○零]/, '〇')),
  );
  const years = /^\d{4}$/.test(year) ? year : figures.join('');
  const [m, d] = [month, day].map((one) => (/^\d+$/.test(one) ? Number(one) : chineseNumeral(one)));
  const iso = `${years}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
  return new Date(`${iso}T00:00:00Z`).toJSON?.()?.startsWith(iso) ? iso : undefined;
}
