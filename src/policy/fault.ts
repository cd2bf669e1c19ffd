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
  /** What can't be relied on because of this fault: files, or a part of one, as `subject` spells it. */
  spoils?: readonly string[] | undefined;
  /**
   * What this fault was concluded from. Where a fault that is told spoils any of it, this one would
   * only say the same thing again, and is left out.
   */
  restsOn?: readonly string[] | undefined;
}

/** Something that faults spoil or rest on: a file, or a part of it, such as a reform's `quotation`. */
export const subject = (file: string, part?: string): string => (part ? `${file}#${part}` : file);

/** All that is joined: a fault that leaves anything out of the catalog spoils it. */
export const WHOLE_CATALOG = subject('content');

/**
 * The faults that an editor is told: those that rest on nothing, or on nothing that another one
 * tells of. A fault is left out only for one that stays, so nothing goes wrong in silence.
 */
export function primaryFaults(faults: readonly Fault[]): Fault[] {
  let told = faults.filter(({ restsOn }) => !restsOn || restsOn.length === 0);
  let waiting = faults.filter(({ restsOn }) => restsOn && restsOn.length > 0);
  // What spoils nothing of what another rests on lets it speak, and then may spoil the next.
  for (;;) {
    const spoiled = new Set(told.flatMap(({ spoils }) => spoils ?? []));
    const next = waiting.filter(({ restsOn }) => !restsOn?.some((one) => spoiled.has(one)));
    if (next.length === 0) return told;
    const spoilers = new Map<string, number>();
    for (const one of next.flatMap(({ spoils }) => [...new Set(spoils)])) {
      spoilers.set(one, (spoilers.get(one) ?? 0) + 1);
    }
    const independent = next.filter(
      ({ restsOn, spoils }) =>
        !restsOn?.some((one) => (spoilers.get(one) ?? 0) > (spoils?.includes(one) ? 1 : 0)),
    );
    // Two that rest on each other are both told rather than neither.
    const chosen = new Set(independent.length > 0 ? independent : next);
    told = [...told, ...chosen];
    waiting = next.filter((fault) => !chosen.has(fault));
  }
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
