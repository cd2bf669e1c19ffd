import { around } from './blanks.ts';

/**
 * What is wrong with the editors' quotation marks, if anything: one within another by the same mark
 * reads as the end of the first (GB/T 15834—2011, 4.8). The notice's own stay as printed.
 */
export function nestingFaults(text: string): { problem: string; mend: string }[] {
  const at = nestedAlike(text);
  if (at < 0) return [];
  return [
    {
      problem: `引号里又用了同样的引号：“${around(text, at)}”。`,
      mend: '双引号里再用引号，用单引号（‘’）；单引号里用双引号。',
    },
  ];
}

/**
 * Where a text first opens a quotation within one by the same mark, as ““易”用电” does; -1 where it
 * never does.
 */
export function nestedAlike(text: string): number {
  const open: string[] = [];
  for (const { 0: sign, index } of text.matchAll(/[“”‘’]/g)) {
    if (sign === '“' || sign === '‘') {
      if (open[open.length - 1] === sign) return index;
      open.push(sign);
    } else if (open[open.length - 1] === (sign === '”' ? '“' : '‘')) open.pop();
  }
  return -1;
}
