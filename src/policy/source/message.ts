import { type Fault, subject } from '../fault.ts';
import type { Notice, Reform } from '../model.ts';
import type { Stretch } from './stretch.ts';

/** Where the content and a source part: what each says there. */
export interface Departure {
  stretch: Stretch;
  content: string;
  source: string;
}

/** The content says something else than the source. */
export const differs = ({ stretch, content, source }: Departure, sourceFile: string): Fault => ({
  ...placeOf(stretch),
  problem: `${stretch.what}与原文不一致。\n   文件：${content}\n   原文：${source}`,
  mend: `照 ${sourceFile} 改回原文，一字不差（换行和空格不计）。${stretch.hints?.differs ?? ''}`,
});

/** The source says more than the content, after a stretch; it may be the beginning of the next. */
export const leftOut = (
  stretch: Stretch,
  words: string,
  next: Stretch | undefined,
  sourceFile: string,
): Fault => ({
  ...placeOf(stretch),
  spoils: [stretch.spoils, stretch.missing, next?.spoils].flatMap((one) => one ?? []),
  problem: `${stretch.what}之后漏了原文。\n   文件：${stretch.forms[0]}\n   原文后面还有：${words}`,
  mend: `对照 ${sourceFile} 把漏掉的补上。${stretch.hints?.more ?? ''}`,
});

/** The source's list has more than the titles of some reforms. */
export const listHasMore = (
  file: string,
  reforms: readonly Reform[],
  words: string,
  sourceFile: string,
): Fault => ({
  file,
  problem: `原文的名单里多出这些字：${words}`,
  mend: `对照 ${sourceFile} 补上缺的成果；名单各项另有标点或说明的，不用 <ReformList />，照录成段落。`,
  // Where a row is missing from the annex, or has a title otherwise, that says it.
  restsOn: [subject(file, 'rows'), ...reforms.map(({ origin }) => subject(origin.file, 'title'))],
});

/** The list has another sign after each number than its notice says. */
export const listMarked = (
  { origin, listMark }: Notice,
  mark: string,
  sourceFile: string,
): Fault => ({
  file: origin.file,
  field: 'listMark',
  problem: `名单里序号后的符号与原文不一致：这里是“${listMark}”，${sourceFile} 里${mark ? `是“${mark}”` : '没有符号'}。`,
  mend: `在资料里写 listMark: ${mark ? (/^[.、]$/.test(mark) ? mark : `"${mark}"`) : '" "'}。`,
});

/** The annex goes on after the last reform that has a file. */
export const reformMissing = (
  { file, number }: NonNullable<Stretch['following']>,
  stretch: Stretch,
  words: string,
): Fault => ({
  file,
  spoils: [stretch.missing, subject(file)].flatMap((one) => one ?? []),
  problem: `缺第 ${number} 项：来源文本的附件里还有它，没有这个文件。\n   原文：${words}`,
  mend: '照其他各项的写法补上这个文件。',
});

const placeOf = ({ file, line, field, spoils, restsOn }: Stretch) => ({
  file,
  line,
  field,
  spoils,
  restsOn,
});

/** How many characters two texts begin with in common. */
export function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/** Some characters around a place, with the place itself in 【】. */
export function excerpt(text: string, at: number): string {
  const from = Math.max(0, at - 12);
  const to = at + 13;
  return [
    from > 0 ? '…' : '',
    text.slice(from, at),
    `【${text.slice(at, at + 1)}】`,
    text.slice(at + 1, to),
    to < text.length ? '…' : '',
  ].join('');
}
