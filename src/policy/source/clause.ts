import { type Fault, subject, WHOLE_CATALOG } from '../fault.ts';
import type { Clause, NoticeBlock } from '../model.ts';
import { fold } from './fold.ts';
import { type ClauseNumber, clauseNumber, numberAs } from './number.ts';

/** What outlines and faults call the beginning of a notice, before any clause. */
const BEGINNING = '通知开头';

/** A clause whose sub-clauses are being read, and the last of them. */
interface Open {
  anchor: string;
  label: string;
  level: number;
  child: { level: ClauseNumber['level']; value: number } | undefined;
}

/**
 * Gives every numbered paragraph its anchor, derived from the official numbering alone, so that an
 * anchor can't drift from the clause that it names. A number is found however it is spaced and
 * whatever width its signs have; one that has no place in the numbering is a fault, never passed over.
 * @param signOff what signs the text, folded: from there on, or from the list of attachments, there are no clauses.
 * @returns for each block its clause, or `undefined` where it isn't one.
 */
export function outline(
  blocks: readonly NoticeBlock[],
  file: string,
  bodyOffset: number,
  signOff: readonly string[] = [],
): { clauses: (Clause | undefined)[]; faults: Fault[] } {
  const faults: Fault[] = [];
  const open: Open[] = [{ anchor: 'c', label: '', level: 0, child: undefined }];
  const end = endOf(blocks, signOff);
  let last: Clause | undefined;
  const clauses = blocks.map((block, index): Clause | undefined => {
    if (block.kind !== 'paragraph') return undefined;
    const number = clauseNumber(block.text);
    // Below the text, attachments are numbered 1. 2. 3. as clauses may be.
    if (index >= end && (!number || number.level > 2)) return undefined;
    if (!number) {
      last?.paragraphs.push(block.quotable);
      return undefined;
    }
    const expected = place(number, open);
    if (index >= end) {
      faults.push(misplaced(number, '条款都在落款和附件说明之前', file, block.line + bodyOffset));
      return undefined;
    }
    if (expected) faults.push(misplaced(number, expected, file, block.line + bodyOffset));
    const [parent, own] = open.slice(-2) as [Open, Open];
    own.anchor = `${parent.anchor}${parent.level === 0 ? '' : '-'}${number.value}`;
    own.label = parent.label + number.label;
    last = { anchor: own.anchor, level: number.level, label: own.label, ...worded(block, number) };
    return last;
  });
  return { clauses, faults };
}

/** The block from which on there are no clauses: the list of attachments, or what signs the text. */
function endOf(blocks: readonly NoticeBlock[], signOff: readonly string[]): number {
  const signs = (block: NoticeBlock | undefined) =>
    block?.kind === 'paragraph' && signOff.includes(fold(block.text));
  const attached = blocks.findIndex(
    (block) =>
      block.kind === 'annex' ||
      (block.kind === 'paragraph' && /^附件(\d*[:：]|\d+[.、．])/.test(fold(block.text))),
  );
  const end = attached < 0 ? blocks.length : attached;
  // An issuer may head the document too: it signs where it stands last.
  let signed = blocks.findLastIndex(signs);
  while (signs(blocks[signed - 1])) signed--;
  return signed < 0 ? end : Math.min(end, signed);
}

/**
 * Opens a clause below the one it belongs to, by its printed number: what follows a slip is then told
 * by its own faults alone.
 * @returns what was expected in its place, where that was another number.
 */
function place(number: ClauseNumber, open: Open[]): string | undefined {
  let depth = open.length - 1;
  while (depth > 0 && (open[depth]?.level ?? 0) >= number.level) depth--;
  const parent = open[depth] as Open;
  const level = parent.child?.level ?? number.level;
  const value = (parent.child?.value ?? 0) + 1;
  parent.child = { level: number.level, value: number.value };
  open.splice(depth + 1, open.length, {
    anchor: '',
    label: '',
    level: number.level,
    child: undefined,
  });
  if (number.level === level && number.value === value) return undefined;
  return `${parent.label || BEGINNING}之下应是“${numberAs(level, value)}”`;
}

const misplaced = (number: ClauseNumber, expected: string, file: string, line: number): Fault => ({
  file,
  line,
  problem: `条款编号“${number.printed.trim()}”接不上：${expected}。`,
  mend: '照原文核对编号，看前面是否漏了一条或多了一条；编号从一起连续，同一级写法相同。',
  restsOn: [subject(file, 'text')],
  spoils: [subject(file, 'outline'), WHOLE_CATALOG],
});

/**
 * The words of a clause. Its heading is its first sentence; the contact person stands in neither the
 * heading nor what may be quoted.
 */
function worded(
  { text, quotable }: Extract<NoticeBlock, { kind: 'paragraph' }>,
  { printed }: ClauseNumber,
): Pick<Clause, 'heading' | 'printedHeading' | 'text' | 'fullText' | 'paragraphs'> {
  const stop = quotable.indexOf('。', printed.length);
  let length = stop < 0 ? quotable.length : stop + 1;
  while (!text.startsWith(quotable.slice(0, length))) length--;
  const printedHeading = quotable.slice(0, length);
  return {
    heading: printedHeading.slice(printed.length).replace(/。$/, '').trim(),
    printedHeading,
    text: quotable.slice(length),
    fullText: text.slice(length),
    paragraphs: [],
  };
}
