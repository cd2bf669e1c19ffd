import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import type { Fault } from '../policy/fault.ts';
import {
  indentFaults,
  parserFaults,
  referenceFault,
  remarkFault,
  repeatedFault,
  tooDeep,
  tooMany,
  type YamlPlace,
} from './yaml-faults.ts';

/** What a YAML text says, and the line of each of its fields; nothing where it can't be relied on. */
export interface YamlReading {
  value: unknown;
  lines: Map<string, number>;
  faults: Fault[];
}

/** Brackets in brackets beyond this are no content, and would be too much for the parser. */
const DEEPEST = 40;
/** No list is as long. */
const MOST_ITEMS = 5000;

/** Parses YAML that uses none of its references, tags and directives, and loses no word. */
export function readYaml(text: string, place: YamlPlace): YamlReading {
  const nothing = (faults: Fault[]): YamlReading => ({
    value: undefined,
    lines: new Map(),
    faults,
  });
  const indents = indentFaults(text, place);
  if (indents.length > 0) return nothing(indents);
  if (depth(text) > DEEPEST) return nothing([tooDeep(place)]);
  try {
    const counter = new LineCounter();
    const document = parseDocument(text, {
      lineCounter: counter,
      stringKeys: true,
      // Compares each key with each; see `repeatedKeys`.
      uniqueKeys: false,
      logLevel: 'silent',
      // Each error would quote its surroundings, in English.
      prettyErrors: false,
    });
    const errors = [...document.errors, ...document.warnings];
    const faults = parserFaults(errors, text, counter, place);
    if (faults.length === 0) faults.push(...lossFaults(document, text, counter, place));
    if (faults.length > 0) return nothing(faults);
    const lines = new Map<string, number>();
    noteLines(document.contents, '', counter, place.offset, lines);
    return { value: document.toJS(), lines, faults: [] };
  } catch (error) {
    // Nesting in ways that are no brackets ends in an overflow of the stack.
    if (error instanceof RangeError) return nothing([tooDeep(place)]);
    throw error;
  }
}

/** How deep brackets stand in brackets, at most; those in quoted text count too. */
function depth(text: string): number {
  let deepest = 0;
  let now = 0;
  for (const { 0: bracket } of text.matchAll(/[[{\]}]/g)) {
    now = /[[{]/.test(bracket) ? now + 1 : Math.max(0, now - 1);
    deepest = Math.max(deepest, now);
  }
  return deepest;
}

/** What YAML would take for something else than text: references, tags, directives and remarks. */
function lossFaults(
  document: Document.Parsed,
  text: string,
  counter: LineCounter,
  place: YamlPlace,
): Fault[] {
  const references = new Set<number>();
  const remarks = new Set<number>();
  const repeated = new Set<number>();
  const crowds = new Map<number, number>();
  const lineAt = (at: number) => counter.linePos(at).line;
  for (const { index } of text.matchAll(/^%/gm)) references.add(lineAt(index));
  visit(document, {
    Node: (_key, node) => {
      const [start = 0, end = 0] = node.range ?? [];
      if (isAlias(node) || node.anchor || node.tag) references.add(lineAt(start));
      if (isMap(node)) for (const at of repeatedKeys(node)) repeated.add(lineAt(at));
      if (isCollection(node) && node.items.length > MOST_ITEMS) {
        crowds.set(lineAt(start), node.items.length);
      }
      const rest = text.slice(end, end + 200);
      if (isScalar(node) && node.type === Scalar.PLAIN && /^[ \t]*#/.test(rest)) {
        remarks.add(lineAt(end));
      }
    },
  });
  return [
    ...[...references].map((line) => referenceFault(line, place)),
    ...[...repeated].map((line) => repeatedFault(line, place)),
    ...[...remarks].map((line) => remarkFault(line, place)),
    ...[...crowds].map(([line, count]) => tooMany(line, count, place)),
  ];
}

/** Where the keys of a mapping begin that it had before. */
function repeatedKeys({ items }: YAMLMap): number[] {
  const seen = new Set<unknown>();
  return items.flatMap(({ key }) => {
    const value = isScalar(key) ? key.value : key;
    const known = seen.has(value);
    seen.add(value);
    return known && isNode(key) ? [key.range?.[0] ?? 0] : [];
  });
}

/** Notes where the value of each field stands, as `duties[0].clause`. */
function noteLines(
  node: unknown,
  field: string,
  counter: LineCounter,
  offset: number,
  lines: Map<string, number>,
) {
  if (!isNode(node)) return;
  if (field && node.range) lines.set(field, counter.linePos(node.range[0]).line + offset);
  if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) {
      noteLines(item, `${field}[${index}]`, counter, offset, lines);
    }
  } else if (isMap(node)) {
    for (const { key, value } of node.items) {
      const name = String(isScalar(key) ? key.value : key);
      noteLines(value, field ? `${field}.${name}` : name, counter, offset, lines);
    }
  }
}
