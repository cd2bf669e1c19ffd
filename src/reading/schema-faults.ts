import { z } from 'zod';
import type { Fault } from '../policy/fault.ts';
import { firstDay } from '../policy/source/numeral.ts';

/** The part of a JSON Schema that says what a key must hold. */
interface KeyDoc {
  description?: string;
  properties?: Record<string, KeyDoc>;
  items?: KeyDoc;
  /** Ways to write it, of which a list or a mapping may be one. */
  anyOf?: KeyDoc[];
}

/** Checks a value against a schema, and says each departure in the editor's words. */
export function schemaFaults<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  file: string,
): { data: z.infer<Schema> | undefined; faults: Fault[] } {
  const result = schema.safeParse(value);
  if (result.success) return { data: result.data, faults: [] };
  const docs = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as KeyDoc;
  const faults = result.error.issues.slice(0, MOST).flatMap((issue) => {
    const keys =
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => [...issue.path, key])
        : [writtenPath(value, issue.path)];
    return keys.map((path) => ({
      file,
      field: fieldName(path) || undefined,
      ...(likelySlip(issue, path, valueAt(value, path)) ?? {
        problem: problem(issue, valueAt(value, path)),
        mend: mend(docs, issue.code === 'unrecognized_keys' ? issue.path : path, issue),
      }),
    }));
  });
  return { data: undefined, faults };
}

/** Where what is at fault was written: one thing may stand for a list of it. */
const writtenPath = (value: unknown, path: PropertyKey[]): PropertyKey[] => {
  const above = path.slice(0, -1);
  return path.length > 0 && typeof valueAt(value, above) === 'string' ? above : path;
};

/** More issues than these come of one slip. */
const MOST = 100;

/** `duties[0].clause` for the path `duties`, 0, `clause`. */
const fieldName = (path: readonly PropertyKey[]) =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${cut(String(key))}`))
    .join('')
    .replace(/^\./, '');

/** What stands at a path; what every object has by birth doesn't. */
const valueAt = (value: unknown, path: readonly PropertyKey[]) =>
  path.reduce<unknown>(
    (inner, key) =>
      inner && typeof inner === 'object' && Object.hasOwn(inner, key)
        ? (inner as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );

/** What an editor most likely meant. */
function likelySlip(issue: z.core.$ZodIssue, path: readonly PropertyKey[], value: unknown) {
  if (typeof value === 'string') {
    return dayOf(value, issue) ?? listOf(value, issue) ?? quotedWord(value, issue);
  }
  return unknownKey(issue, path, value);
}

/** A day that is written otherwise than `YYYY-MM-DD`, or as far as it is known. */
function dayOf(value: string, issue: z.core.$ZodIssue) {
  const plain = value.normalize('NFKC').replace(/[‐-―−]/g, '-');
  const [, ...parts] =
    /^(\d{4})\s*[-年/.]\s*(\d{1,2})\s*(?:[-月/.]\s*(?:(\d{1,2})\s*日?)?)?(?:[ T]\d.*)?$/.exec(
      plain,
    ) ?? [];
  const known = parts.filter((part) => part !== undefined).map((part) => part.padStart(2, '0'));
  const iso = known.join('-');
  const isWhole = issue.code === 'invalid_format' && issue.format === 'date';
  const isPart = issue.code === 'custom' && /年、月或日/.test(issue.message);
  if (!(isWhole ? known.length === 3 : isPart && known.length > 1)) return undefined;
  if (iso === value || !z.iso.date().safeParse(firstDay(iso)).success) return undefined;
  return { problem: `日期“${value}”的写法不对。`, mend: `写作 ${iso}。` };
}

/** One of some words, in marks that YAML takes for a part of it. */
function quotedWord(value: string, issue: z.core.$ZodIssue) {
  const [, word] = /^[“‘「](.+)[”’」]$/.exec(value) ?? [];
  if (word === undefined || issue.code !== 'invalid_value') return undefined;
  return { problem: `“${cut(word)}”外面的引号是全角的。`, mend: `不用引号，写作 ${cut(word)}。` };
}

/** Several ids in one, since the signs of their list are of full width. */
function listOf(value: string, issue: z.core.$ZodIssue) {
  const ids = value.split(/[\s【】［］〔〕[\],，、；;]+/).filter(Boolean);
  const listed = /[【】［］〔〕，、；]/.test(value) && ids.every((one) => /^[a-z0-9-]+$/.test(one));
  const isId = issue.code === 'invalid_format' || issue.code.startsWith('invalid_');
  const problem = `“${cut(value)}”用了全角的方括号、逗号或顿号，不成列表。`;
  if (listed && isId) {
    return { problem, mend: `都用半角的，逗号后面空一格：[${ids.join(', ')}]。` };
  }
  const isList = issue.code === 'invalid_type' && issue.expected === 'array';
  return isList && /^[【［〔]/.test(value)
    ? { problem, mend: '都用半角的，各段文字外面加半角引号：["…", "…"]。' }
    : undefined;
}

/** An unknown key without a value is no key: half of a text, or a key whose colon has no blank. */
function unknownKey(issue: z.core.$ZodIssue, path: readonly PropertyKey[], value: unknown) {
  if (issue.code !== 'unrecognized_keys' || value !== null) return undefined;
  const key = cut(String(path[path.length - 1]));
  return /^[A-Za-z]+:/.test(key)
    ? { problem: `“${key}”里的冒号后面没有空格。`, mend: '冒号用半角，后面空一个半角空格。' }
    : {
        problem: `“${key}”被读作另一项，不是上一项的文字。`,
        mend: '{ } 里的文字有半角逗号的，改成全角“，”，或给整段文字加半角引号。',
      };
}

const cut = (text: string) =>
  (text.length > 60 ? `${text.slice(0, 60)}…` : text).replace(/\n/g, '↵');

/** What a list or a mapping holds, as an editor would say it. */
const inWords = (value: object): string =>
  (Array.isArray(value) ? value : Object.keys(value))
    .map((one) => (one && typeof one === 'object' ? '…' : String(one)))
    .join('、');

function problem(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'unrecognized_keys') return '没有这一项：名称写错了，或这里不该有它。';
  if (value === undefined) return '缺这一项。';
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
    return '这一项是空的。';
  }
  // Of zod's own messages some have Chinese in them: the values that it expected.
  const isOurs = issue.code === 'custom' || issue.code === 'invalid_format';
  const own = isOurs && /\p{Script=Han}/u.test(issue.message) ? issue.message : undefined;
  if (own && typeof value === 'object') return `${own}。`;
  if (Array.isArray(value)) return `这里写成了列表（${cut(inWords(value))}），不合要求。`;
  if (typeof value === 'object') return `这里写成了几项（${cut(inWords(value))}），不合要求。`;
  const shown = cut(String(value));
  return `“${shown}”${own ?? '不合要求'}。`;
}

/** What an item of a list or a key of a mapping holds, where that is a way to write what is above it. */
function docWithin(doc: KeyDoc | undefined, key: PropertyKey): KeyDoc | undefined {
  const ways = doc ? [doc, ...(doc.anyOf ?? [])] : [];
  const inner = ways.map((way) =>
    typeof key === 'number' ? way.items : way.properties?.[String(key)],
  );
  return inner.find((one) => one !== undefined);
}

function mend(docs: KeyDoc, path: readonly PropertyKey[], issue: z.core.$ZodIssue): string {
  const doc = path.reduce<KeyDoc | undefined>(docWithin, docs);
  if (issue.code === 'unrecognized_keys') {
    return `删去它，或改成这些名称之一：${Object.keys(doc?.properties ?? {}).join('、')}。`;
  }
  if (doc?.description) return `${doc.description}。`;
  return issue.code === 'invalid_type' && issue.expected === 'array'
    ? '写成列表，每一项以“- ”开头，左边对齐。'
    : '写成“名称: 值”的几项，各占一行，左边对齐。';
}
