import type { z } from 'zod';
import { LEDGER_MEND, parseLedger } from '../policy/address/ledger.ts';
import { type SourceMark, sourceMarks } from '../policy/address/source-mark.ts';
import { type Fault, subject, WHOLE_CATALOG } from '../policy/fault.ts';
import type { Entry, LedgerEntry } from '../policy/model.ts';
import type { BodyFault } from './body-fault.ts';
import { strangeCharacters } from './characters.ts';
import { doubleFaults } from './doubles.ts';
import { partsOf } from './front-matter.ts';
import { type BodyKind, readBody } from './mdx-body.ts';
import type { PageLink } from './page-body.ts';
import { schemaFaults } from './schema-faults.ts';
import {
  type CharacterFault,
  characterFaults,
  escapedCharacterFaults,
  fieldFaults,
} from './text-faults.ts';
import { unconfirmedFaults } from './unconfirmed.ts';
import { readYaml } from './yaml.ts';

/** What one file says, whatever the others do: that is what may be kept until the file changes. */
export interface FileReading<T> {
  /** None where the file can't be used; then there is a fault that spoils it. */
  value: T | undefined;
  faults: Fault[];
  /** Faults that are none where the notice's source has the same character. */
  characters: CharacterFault[];
  /** The line of each field. */
  lines: ReadonlyMap<string, number>;
}

/** Reads the text of one kind of file. It never throws on what an editor wrote. */
export type FileReader<T> = (text: string, file: string) => FileReading<T>;

/** A file that leaves nothing behind but its faults. */
export const unusable = <T>(faults: readonly Fault[]): FileReading<T> => ({
  value: undefined,
  faults: faults.map((fault) => ({
    ...fault,
    spoils: [...(fault.spoils ?? []), subject(fault.file), WHOLE_CATALOG],
  })),
  characters: [],
  lines: new Map(),
});

const NO_LINES: ReadonlyMap<string, number> = new Map();

/** A notice, a reform or a page: front matter that a schema describes, and a body. */
export const entryReader =
  <Schema extends z.ZodType>(
    schema: Schema,
    kind: BodyKind,
  ): FileReader<{ entry: Entry<z.infer<Schema>>; links: PageLink[] }> =>
  (text, file) => {
    const parts = partsOf(text, file);
    if ('problem' in parts) {
      const characters = characterFaults(text, file);
      // The line ends of old computers keep a file from having any lines.
      return { ...unusable(characters.some(({ line }) => line === 1) ? [] : [parts]), characters };
    }
    const { body, links, faults: bodyFaults } = readBody(parts.body, kind);
    const told = bodyFaults.map((fault) => inFile(fault, file, parts.bodyOffset, kind));
    const read = readFields(schema, parts.frontMatter, { file, offset: 1 }, text);
    const faults = [...told, ...read.faults, ...unconfirmedFaults(text, file)];
    if (!body || read.value === undefined) return { ...unusable(faults), ...withoutValue(read) };
    return {
      value: { entry: { file, data: read.value, body, bodyOffset: parts.bodyOffset }, links },
      faults,
      characters: read.characters,
      lines: read.lines,
    };
  };

/** A list: YAML each of whose entries a schema describes. */
export const listReader =
  <Schema extends z.ZodType>(
    schema: Schema,
    { mayBeEmpty = false } = {},
  ): FileReader<z.infer<Schema>[]> =>
  (text, file) => {
    const read = readFields(schema.array(), text, { file, offset: 0 }, text, (value) =>
      value === null && mayBeEmpty ? [] : value,
    );
    return read.value === undefined
      ? { ...unusable(read.faults), ...withoutValue(read) }
      : (read as FileReading<z.infer<Schema>[]>);
  };

/** A table: YAML that a schema describes as a whole; an empty file is an empty table. */
export const tableReader =
  <Schema extends z.ZodType>(schema: Schema): FileReader<z.infer<Schema>> =>
  (text, file) => {
    const read = readFields(schema, text, { file, offset: 0 }, text, (value) => value ?? {});
    return read.value === undefined ? { ...unusable(read.faults), ...withoutValue(read) } : read;
  };

/** What a ledger holds: the addresses, and what the notice's source was when they were last entered. */
export interface Ledger {
  entries: LedgerEntry[];
  mark: SourceMark | undefined;
}

/** A ledger of published addresses. */
export const ledgerReader: FileReader<Ledger> = (text, file) => {
  const { entries, faults: parsed } = parseLedger(text, file);
  const { marks, damaged } = sourceMarks(text);
  const faults = [
    ...parsed,
    ...entries.flatMap(dayFault),
    ...(damaged === undefined
      ? []
      : [{ file, line: damaged, problem: '这一行不是“# 原文：日期 摘要”。', mend: LEDGER_MEND }]),
  ];
  const reading = faults.length > 0 ? unusable<Ledger>(faults) : undefined;
  return {
    value: reading ? undefined : { entries, mark: marks.at(-1) },
    faults: reading?.faults ?? [],
    characters: characterFaults(text, file),
    lines: NO_LINES,
  };
};

/** A day that no calendar has; months beyond the twelfth and days beyond their month's last. */
const dayFault = ({ on, file, line }: LedgerEntry): Fault[] =>
  new Date(`${on}T00:00:00Z`).toJSON()?.startsWith(on)
    ? []
    : [
        {
          file,
          line,
          problem: `没有 ${on} 这一天。`,
          mend: LEDGER_MEND,
        },
      ];

/** A notice's source: the measure of all others, so that hardly anything in it is refused. */
export const sourceReader: FileReader<string> = (text, file) => {
  const lost = characterFaults(text, file).filter(({ character }) => character === '\uFFFD');
  const empty: Fault[] =
    text.trim() === ''
      ? [{ file, problem: '来源文本是空的。', mend: '把通知全文（含附件）存进来。' }]
      : [];
  const faults = [...lost, ...empty];
  return faults.length > 0
    ? unusable(faults)
    : { value: text, faults: [], characters: [], lines: NO_LINES };
};

/** The fields of a file, checked against their schema and for what no field's text may hold. */
function readFields<Schema extends z.ZodType>(
  schema: Schema,
  yaml: string,
  place: { file: string; offset: number },
  whole: string,
  prepared: (value: unknown) => unknown = (value) => value,
): FileReading<z.infer<Schema>> {
  const { file } = place;
  const characters = characterFaults(whole, file);
  const read = readYaml(yaml, place);
  if (read.faults.length > 0) {
    // A character that no one sees is the likelier cause of what the parser stumbles at.
    const told = new Set(characters.map(({ line }) => line));
    const own = read.faults.filter(({ line }) => !told.has(line));
    return { ...unusable(own), characters };
  }
  const value = prepared(read.value);
  const shown = new Set(strangeCharacters(whole).map((one) => one.text));
  const { data, faults } = schemaFaults(schema, value, file);
  return {
    value: data,
    faults: [
      ...faults,
      ...(data === undefined ? [] : [...fieldFaults(value, file), ...doubleFaults(value, file)]),
    ],
    characters: [...characters, ...escapedCharacterFaults(value, file, shown)],
    lines: read.lines,
  };
}

const withoutValue = ({ characters, lines }: FileReading<unknown>) => ({ characters, lines });

/** A fault of a body in its file's terms. What it says of the words, the comparison needn't say again. */
const inFile = (
  { line, problem, mend, structure }: BodyFault,
  file: string,
  offset: number,
  kind: BodyKind,
): Fault => ({
  file,
  line: line + offset,
  problem,
  mend,
  spoils: [
    subject(file, kind === 'reform' ? 'quotation' : 'text'),
    subject(file, `${line + offset}`),
    ...(structure ? [subject(file), WHOLE_CATALOG] : []),
  ],
});
