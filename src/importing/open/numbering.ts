import { numeralIn } from './numerals.ts';
import { all, attribute, child, xmlPart } from './xml.ts';

/** A level of a list in Word: how its numbers look. */
interface Level {
  start: number;
  format: string;
  /** Such as `（%1）`: `%1` stands for the number of the first level. */
  text: string;
  /** Whether numbers of higher levels are written in figures. */
  legal: boolean;
  /** The style whose paragraphs are of this level. */
  style: string | undefined;
}

/** A list: its levels, and what it has in common with others that go on with its numbers. */
interface List {
  id: string;
  counters: string;
  levels: Map<number, Level>;
  /** Levels that this list alone begins anew. */
  starts: Map<number, number>;
}

const value = (node: Element | undefined, name: string) => attribute(child(node, name), 'val');
const number = (text: string | undefined, other: number) =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : other;

/** The numbers that Word shows before paragraphs, which stand in no text. */
export class Numbering {
  /** Formats that aren't known here, and are written in figures. */
  readonly unknown = new Set<string>();
  private readonly lists: ReadonlyMap<string, List>;
  private readonly styles: ReadonlyMap<string, Element>;
  private readonly counts = new Map<string, number[]>();
  private readonly begun = new Set<string>();

  constructor(parts: ReadonlyMap<string, Uint8Array>, broken: () => never) {
    const styles = xmlPart(parts, 'word/styles.xml', broken);
    this.styles = new Map(
      all(styles ?? emptyOf(), 'style').map((one) => [attribute(one, 'styleId') ?? '', one]),
    );
    this.lists = listsOf(xmlPart(parts, 'word/numbering.xml', broken), (style) =>
      value(child(child(this.styles.get(style), 'pPr'), 'numPr'), 'numId'),
    );
  }

  /** What Word shows before a paragraph; none where it isn't numbered, or by a sign alone. */
  before(paragraph: Element): string | undefined {
    const properties = child(paragraph, 'pPr');
    const { list, level } = this.place(properties);
    const one = list?.levels.get(level);
    if (!list || !one || child(child(properties, 'rPr'), 'del')) return undefined;
    const counts = this.counts.get(list.counters) ?? [];
    this.counts.set(list.counters, counts);
    this.count(list, level, counts);
    if (one.format === 'bullet') return undefined;
    return one.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const other = list.levels.get(at);
      if (!other) return '';
      const own = counts[at] ?? other.start;
      return this.numeral(one.legal && at < level ? 'decimal' : other.format, own);
    });
  }

  private count(list: List, level: number, counts: number[]) {
    const own = list.starts.get(level);
    const key = `${list.id} ${level}`;
    const anew = own !== undefined && !this.begun.has(key);
    this.begun.add(key);
    const before = counts[level];
    const start = own ?? list.levels.get(level)?.start ?? 1;
    counts[level] = anew || before === undefined ? start : before + 1;
    counts.length = level + 1;
  }

  private numeral(format: string, count: number): string {
    const written = numeralIn(format, count);
    if (written === undefined) this.unknown.add(format);
    return written ?? String(count);
  }

  /** Which list a paragraph belongs to, by itself or by its style, and at which level. */
  private place(properties: Element | undefined): { list: List | undefined; level: number } {
    const numbered = child(properties, 'numPr');
    let id = value(numbered, 'numId');
    let level = value(numbered, 'ilvl');
    const seen = new Set<string>();
    let style = value(properties, 'pStyle');
    while (style !== undefined && !seen.has(style) && (id === undefined || level === undefined)) {
      seen.add(style);
      const one = this.styles.get(style);
      const styled = child(child(one, 'pPr'), 'numPr');
      id ??= value(styled, 'numId');
      level ??= value(styled, 'ilvl') ?? this.levelOf(style, id);
      style = value(one, 'basedOn');
    }
    return { list: this.lists.get(id ?? ''), level: number(level, 0) };
  }

  /** The level of a list that is a style's. */
  private levelOf(style: string, id: string | undefined): string | undefined {
    const levels = this.lists.get(id ?? '')?.levels ?? [];
    const found = [...levels].find(([, one]) => one.style === style);
    return found && String(found[0]);
  }
}

const emptyOf = () => ({ getElementsByTagNameNS: () => [] }) as unknown as Document;

/** The lists of `numbering.xml`, by the ids that paragraphs name. */
function listsOf(
  numbering: Document | undefined,
  listOfStyle: (style: string) => string | undefined,
): Map<string, List> {
  const root = numbering ?? emptyOf();
  const abstract = new Map(
    all(root, 'abstractNum').map((one) => [attribute(one, 'abstractNumId') ?? '', one]),
  );
  const nums = new Map(all(root, 'num').map((one) => [attribute(one, 'numId') ?? '', one]));
  const abstractOf = (id: string, depth = 0): string => {
    const own = value(nums.get(id), 'abstractNumId') ?? '';
    const link = value(abstract.get(own), 'numStyleLink');
    const other = link === undefined ? undefined : listOfStyle(link);
    return other !== undefined && depth < 4 ? abstractOf(other, depth + 1) : own;
  };
  return new Map(
    [...nums].map(([id, num]): [string, List] => {
      const counters = abstractOf(id);
      const levels = new Map(levelsOf(abstract.get(counters)));
      const starts = new Map<number, number>();
      for (const one of all(num, 'lvlOverride')) {
        const at = number(attribute(one, 'ilvl'), 0);
        const start = value(one, 'startOverride');
        if (start !== undefined) starts.set(at, number(start, 1));
        for (const [level, own] of levelsOf(one)) levels.set(level, own);
      }
      return [id, { id, counters, levels, starts }];
    }),
  );
}

const levelsOf = (node: Element | undefined): [number, Level][] =>
  (node ? all(node, 'lvl') : []).map((one, at) => [
    number(attribute(one, 'ilvl'), at),
    {
      start: number(value(one, 'start'), 1),
      format: value(one, 'numFmt') ?? 'decimal',
      text: value(one, 'lvlText') ?? '',
      legal: child(one, 'isLgl') !== undefined,
      style: value(one, 'pStyle'),
    },
  ]);
