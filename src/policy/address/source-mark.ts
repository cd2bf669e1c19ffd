/**
 * What a notice's `source.txt` was when its addresses were last entered: a remark in the notice's
 * ledger. Quotations are held against the source, and the source against this, so that a text which
 * is changed in both alike doesn't pass unseen.
 */
export interface SourceMark {
  /** The day on which it was entered. */
  on: string;
  /** SHA-256 of the source, in hexadecimal. */
  digest: string;
  /** Its line in the ledger. */
  line: number;
}

const BEGINNING = '# 原文：';
const MARK = /^# 原文：(\d{4}-\d{2}-\d{2}) ([0-9a-f]{64})$/;

/** The marks of a ledger, the newest last; `damaged` is the line of one that can't be read. */
export function sourceMarks(ledger: string): { marks: SourceMark[]; damaged: number | undefined } {
  const marks: SourceMark[] = [];
  let damaged: number | undefined;
  for (const [index, content] of ledger.split(/\r?\n/).entries()) {
    if (!content.startsWith(BEGINNING)) continue;
    const [, on, digest] = MARK.exec(content) ?? [];
    if (on && digest) marks.push({ on, digest, line: index + 1 });
    else damaged ??= index + 1;
  }
  return { marks, damaged };
}

/** A ledger with the source's digest at its end, where it isn't the last one already. */
export function markedLedger(ledger: string, digest: string, today: string): string {
  if (sourceMarks(ledger).marks.at(-1)?.digest === digest) return ledger;
  return `${ledger}${BEGINNING}${today} ${digest}\n`;
}
