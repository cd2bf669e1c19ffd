/**
 * One thing wrong in the content, in the words an editor reads (Chinese).
 * Nothing in `policy/` throws on bad content: it returns faults, so that one run shows them all.
 */
export interface Fault {
  /** Path from the project's root, such as `content/fj7/06.mdx`. */
  file: string;
  /** Line in the file, from 1, where it is known. */
  line?: number | undefined;
  /** Key of the front matter or YAML, such as `units[2]`; none for a fault of the text or of the whole file. */
  field?: string | undefined;
  /** What is wrong. */
  problem: string;
  /** How to mend it. */
  mend: string;
}

/** All the faults of a run as one message for the editor, in the order of files and lines. */
export function faultReport(faults: readonly Fault[]): string {
  const ordered = [...faults].sort(
    (a, b) => a.file.localeCompare(b.file, 'en') || (a.line ?? 0) - (b.line ?? 0),
  );
  const entries = ordered.map((fault, index) => {
    const place = [
      fault.file,
      fault.line ? `第 ${fault.line} 行` : '',
      fault.field ? `字段 ${fault.field}` : '',
    ];
    return [
      `${index + 1}. ${place.filter(Boolean).join('，')}`,
      `   问题：${fault.problem}`,
      `   改法：${fault.mend}`,
    ].join('\n');
  });
  return [
    `内容有 ${ordered.length} 处错误，没有生成网站；上一次生成的结果原样保留。`,
    ...entries,
  ].join('\n\n');
}
