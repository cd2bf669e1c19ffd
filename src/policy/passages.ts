import type { Notice } from './model.ts';
import { fold } from './source/fold.ts';
import { signOffForms } from './source/sign-off.ts';

/** What a notice says outside its clauses and its annex's rows, where it says it. */
export interface NoticePassage {
  /** 标题, 抬头, 开头, 落款, 附注, 附件. */
  label: string;
  /** To the letter, without the contact person. */
  text: string;
  /** Where on the notice's page it stands; none for what has no anchor of its own. */
  anchor?: string;
}

/**
 * The passages of a notice in their order. Paragraphs below a clause are the clause's; those that
 * follow the signature have no clause either.
 */
export function passagesOf(notice: Notice): NoticePassage[] {
  const ofClauses = new Set(notice.clauses.flatMap(({ paragraphs }) => paragraphs));
  const signOff = signOffForms(notice);
  const passages: NoticePassage[] = [{ label: '标题', text: notice.title }];
  let after: 'start' | 'clause' | 'signature' = 'start';
  for (const part of notice.parts) {
    if (part.clause) after = 'clause';
    if (part.kind === 'annex') {
      const text = [
        ...part.heading.map((one) => one.text),
        ...(notice.annex.parts ?? []).flatMap(({ words }) => words),
      ].join('\n');
      if (text) passages.push({ label: '附件', text, anchor: 'annex' });
    }
    if (part.kind !== 'paragraph' || part.clause || ofClauses.has(part.quotable)) continue;
    if (signOff.includes(fold(part.text))) after = 'signature';
    passages.push({ label: labelOf(after, part.quotable, passages.length), text: part.quotable });
  }
  return passages;
}

function labelOf(after: 'start' | 'clause' | 'signature', text: string, before: number): string {
  if (after === 'start') return before === 1 && /[:：]$/.test(text) ? '抬头' : '开头';
  return after === 'signature' ? '落款' : '附注';
}
