import type { Fault } from '../policy/fault.ts';

/** What the importer writes above what it only proposes, as a remark: `# 待编者核：……`. */
export const UNCONFIRMED = '待编者核';

/** No one goes through more line numbers. */
const MOST_LINES = 20;

/** What nobody has confirmed yet in a file: one fault for all of it. */
export function unconfirmedFaults(text: string, file: string): Fault[] {
  const lines = text.split('\n').flatMap((one, at) => (one.includes(UNCONFIRMED) ? [at + 1] : []));
  const [line] = lines;
  if (line === undefined) return [];
  const shown = lines.slice(0, MOST_LINES).join('、') + (lines.length > MOST_LINES ? '……' : '');
  return [
    {
      file,
      line,
      problem: `有 ${lines.length} 处“${UNCONFIRMED}”没有核（第 ${shown} 行）。`,
      mend: `照原文核对这一行下面的内容，改好了，删去写着“${UNCONFIRMED}”的这一行。`,
    },
  ];
}
