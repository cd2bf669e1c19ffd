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
  const rests = ({ restsOn }: Fault) => restsOn !== undefined && restsOn.length > 0;
  const told = new Set(faults.filter((fault) => !rests(fault)));
  const spoiled = new Set([...told].flatMap(({ spoils }) => spoils ?? []));
  let waiting = faults.filter(rests);
  // What spoils nothing of what another rests on lets it speak, and then may spoil the next.
  for (;;) {
    waiting = waiting.filter((fault) => !bases(fault).some((one) => spoiled.has(one)));
    if (waiting.length === 0) return faults.filter((fault) => told.has(fault));
    const spoilers = new Map<string, Set<Fault>>();
    for (const fault of waiting) {
      for (const one of fault.spoils ?? []) {
        spoilers.set(one, (spoilers.get(one) ?? new Set()).add(fault));
      }
    }
    const restsOnAnother = (fault: Fault) =>
      bases(fault).some((one) => {
        const by = spoilers.get(one);
        return by !== undefined && by.size > (by.has(fault) ? 1 : 0);
      });
    const independent = waiting.filter((fault) => !restsOnAnother(fault));
    // Of those that rest on each other one speaks, and then silences the others or doesn't.
    const chosen = independent.length > 0 ? independent : waiting.slice(0, 1);
    for (const fault of chosen) {
      told.add(fault);
      for (const one of fault.spoils ?? []) spoiled.add(one);
    }
    waiting = waiting.filter((fault) => !told.has(fault));
  }
}

/** All that a fault rests on: with a file, all of its parts are spoiled. */
const bases = ({ restsOn = [] }: Fault): string[] =>
  restsOn.flatMap((one) => (one.includes('#') ? [one, one.replace(/#.*$/, '')] : [one]));

/** No one reads on beyond these before mending them. */
const MOST_TOLD = 200;

/** All the faults of a run as one message for the editor, in the order of files and lines. */
export function faultReport(faults: readonly Fault[]): string {
  const ordered = [...faults].sort(
    (a, b) => a.file.localeCompare(b.file, 'en') || (a.line ?? 0) - (b.line ?? 0),
  );
  const entries = ordered.slice(0, MOST_TOLD).map((fault, index) => {
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
    ...(ordered.length > MOST_TOLD
      ? [`还有 ${ordered.length - MOST_TOLD} 处，改正以上的再看。`]
      : []),
  ].join('\n\n');
}
