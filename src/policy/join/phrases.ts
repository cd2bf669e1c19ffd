import { type Fault, subject } from '../fault.ts';

/** A phrase longer than this explains nothing. */
const LONGEST_PHRASE = 80;

/** What is wrong with a phrase that the editors' words rest on: not in the paragraph, or too much of it. */
export function phraseFaults(
  phrase: string,
  officialText: string,
  file: string,
  field: string,
): Fault[] {
  const fault = (problem: string, mend: string): Fault => ({
    file,
    field,
    problem,
    mend,
    restsOn: [subject(file, 'quotation')],
  });
  return [
    ...(officialText.includes(phrase)
      ? []
      : [
          fault(
            `“${phrase}”不是本项引文里的原文。`,
            officialText.includes(phrase.slice(1, -1)) && /^[“‘「].*[”’」]$/.test(phrase)
              ? '外面的引号改成半角的：["…"]；引文里没有这一对引号。'
              : `从引文里照录一段，标点也不改。引文：${officialText}`,
          ),
        ]),
    ...(/[\p{L}\p{N}]/u.test(phrase)
      ? []
      : [fault(`“${phrase}”里没有字，只有标点。`, '照录所依据的那几个字；多写的删去。')]),
    ...(phrase.length > LONGEST_PHRASE || phrase === officialText
      ? [
          fault(
            `原文片段有${phrase.length}个字，太长，或就是整段引文。`,
            `拆成几段，每段不超过${LONGEST_PHRASE}个字。`,
          ),
        ]
      : []),
  ];
}
