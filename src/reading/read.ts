import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { noticeLedger, parseLedger, SITE_LEDGER } from '../policy/address/ledger.ts';
import { CHANGES_FILE, MOVED_FILE } from '../policy/address/moved.ts';
import { type Fault, subject, WHOLE_CATALOG } from '../policy/fault.ts';
import type { Content, Entry, LedgerEntry } from '../policy/model.ts';
import { changeSchema } from '../policy/schema/change.ts';
import { movedSchema } from '../policy/schema/moved.ts';
import { noticeSchema } from '../policy/schema/notice.ts';
import { placeSchema } from '../policy/schema/place.ts';
import { reformSchema } from '../policy/schema/reform.ts';
import { topicSchema } from '../policy/schema/topic.ts';
import { unitSchema } from '../policy/schema/unit.ts';
import { zoneSchema } from '../policy/schema/zone.ts';
import { type BodyKind, readBody } from './mdx-body.ts';
import { schemaFaults } from './schema-faults.ts';
import { yamlFaults } from './yaml-faults.ts';

/** What an editor's files hold, and where each field of them stands. */
export interface Reading {
  content: Content;
  /** `source.txt` of each notice, by the notice's folder. */
  sources: Map<string, string>;
  /** Bodies of the MDX pages beside the notices, such as `content/about.mdx`. */
  pages: Pick<Entry<unknown>, 'file' | 'body' | 'bodyOffset'>[];
  faults: Fault[];
  /** The line of a field of a file, where it is there. */
  lineOf: (file: string, field: string) => number | undefined;
}

/**
 * Reads `content/` below the given root. It never throws on what an editor wrote:
 * a file that can't be used is a fault, and the rest is read on.
 */
export function readContent(root: string): Reading {
  return new ContentReader(root).read();
}

const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/** A notice, a reform of one, or a page beside them. */
const bodyKindOf = (file: string): BodyKind =>
  /\/notice\.mdx$/.test(file) ? 'notice' : /\/\d+\.mdx$/.test(file) ? 'reform' : 'page';

class ContentReader {
  private readonly root: string;
  private readonly faults: Fault[] = [];
  private readonly lines = new Map<string, number>();

  constructor(root: string) {
    this.root = root;
  }

  read(): Reading {
    const content: Content = {
      notices: [],
      reforms: [],
      units: this.list('content/units.yaml', unitSchema),
      zones: this.list('content/zones.yaml', zoneSchema),
      places: this.list('content/places.yaml', placeSchema),
      topics: this.list('content/topics.yaml', topicSchema),
      ledger: this.ledger(SITE_LEDGER),
      moved: this.list(MOVED_FILE, movedSchema, { mayBeEmpty: true }),
      changes: this.list(CHANGES_FILE, changeSchema, { mayBeEmpty: true }),
      files: [],
    };
    const sources = new Map<string, string>();
    const pages: Reading['pages'] = [];
    for (const name of this.names('content')) {
      const path = `content/${name}`;
      if (name.endsWith('.mdx')) {
        const page = this.mdx(path);
        if (page) pages.push(page);
      } else if (statSync(join(this.root, path)).isDirectory()) {
        this.folder(path, content, sources);
      }
    }
    return {
      content,
      sources,
      pages,
      faults: this.faults,
      lineOf: (file, field) => this.lines.get(`${file}#${field}`),
    };
  }

  /** Notes a fault of a file; whatever rests on the file is then not to be told. */
  private fault(fault: Fault) {
    this.faults.push({ ...fault, spoils: [subject(fault.file), WHOLE_CATALOG] });
  }

  private names(path: string): string[] {
    return readdirSync(join(this.root, path))
      .filter((name) => !name.startsWith('.'))
      .sort();
  }

  private folder(path: string, content: Content, sources: Map<string, string>) {
    const names = this.names(path);
    content.files.push(...names.map((name) => `${path}/${name}`));
    if (!/^content\/[a-z]+\d+$/.test(path)) {
      this.fault({
        file: path,
        problem: '文件夹名是通知网址的一部分，这个名称不能用。',
        mend: '改成小写字母加数字，如 fj8；公布过的不再改。',
      });
    }
    if (!names.includes('notice.mdx')) {
      this.fault({
        file: path,
        problem: '这个文件夹里没有 notice.mdx。',
        mend: '补上通知的 notice.mdx；不是通知的文件夹不要放在 content 里。',
      });
    }
    for (const name of names) {
      const file = `${path}/${name}`;
      if (name === 'source.txt') {
        const text = this.text(file);
        if (text !== undefined) sources.set(path, text);
      } else if (name === 'notice.mdx') {
        content.notices.push(...this.entry(file, noticeSchema));
      } else if (/^\d+\.mdx$/.test(name)) {
        content.reforms.push(...this.entry(file, reformSchema));
      } else if (file === noticeLedger(path.slice('content/'.length))) {
        content.ledger.push(...this.ledger(file));
      } else {
        this.fault({
          file,
          problem: '不认识这个文件。',
          mend: '文件夹里只放 notice.mdx、source.txt、permalinks.txt 和以序号命名的 01.mdx、02.mdx……',
        });
      }
    }
  }

  /** The text of a file, or a fault where it isn't UTF-8. */
  private text(file: string): string | undefined {
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(join(this.root, file));
    } catch {
      this.fault({ file, problem: '没有这个文件，或打不开它。', mend: '补上这个文件。' });
      return undefined;
    }
    try {
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      if (!text.startsWith('\uFEFF')) return text;
      this.fault({
        file,
        line: 1,
        problem: '文件开头有 BOM（看不见的标记）。',
        mend: '在编辑器里另存为“UTF-8（无 BOM）”。',
      });
    } catch {
      this.fault({
        file,
        problem: '文件不是 UTF-8 编码（可能是 GBK）。',
        mend: '在编辑器里用原来的编码打开，另存为 UTF-8。',
      });
    }
    return undefined;
  }

  /** An MDX file's front matter and body; a body that doesn't parse is a fault. */
  private mdx(file: string) {
    const text = this.text(file);
    if (text === undefined) return undefined;
    const match = FRONT_MATTER.exec(text);
    if (!match) {
      this.fault({
        file,
        line: 1,
        problem: '文件开头没有用 --- 围起来的资料。',
        mend: '第一行写 ---，接着写各项资料，再用一行 --- 结束。',
      });
      return undefined;
    }
    const bodyOffset = match[0].split('\n').length - 1;
    try {
      const { body, faults } = readBody(text.slice(match[0].length), bodyKindOf(file));
      for (const fault of faults) this.fault({ ...fault, file, line: fault.line + bodyOffset });
      return { file, body, bodyOffset, frontMatter: match[1] ?? '' };
    } catch (error) {
      const { line, reason } = error as { line?: number; reason?: string };
      this.fault({
        file,
        line: (line ?? 1) + bodyOffset,
        // The parser counts lines within the body; the one line that counts stands before.
        problem: `正文的 MDX 语法不通：${(reason ?? String(error)).replace(/ ?\(\d+:\d+(-\d+:\d+)?\)/g, '')}`,
        mend: '检查这一行的尖括号 <>、花括号 {} 是否成对；正文里要用这些符号时改用全角的。',
      });
      return undefined;
    }
  }

  private entry<Schema extends z.ZodType>(file: string, schema: Schema): Entry<z.infer<Schema>>[] {
    const read = this.mdx(file);
    if (!read) return [];
    const value = this.yaml(file, read.frontMatter, 1);
    if (value === undefined) return [];
    const { data, faults } = schemaFaults(schema, value, file);
    for (const fault of faults) this.fault(fault);
    return data === undefined ? [] : [{ file, data, body: read.body, bodyOffset: read.bodyOffset }];
  }

  private list<Schema extends z.ZodType>(
    file: string,
    schema: Schema,
    { mayBeEmpty = false } = {},
  ): z.infer<Schema>[] {
    const text = this.text(file);
    const read = text === undefined ? undefined : this.yaml(file, text, 0);
    const value = read === null && mayBeEmpty ? [] : read;
    if (value === undefined) return [];
    const { data, faults } = schemaFaults(schema.array(), value, file);
    for (const fault of faults) this.fault(fault);
    return data ?? [];
  }

  private ledger(file: string): LedgerEntry[] {
    const text = this.text(file);
    if (text === undefined) return [];
    const { entries, faults } = parseLedger(text, file);
    for (const fault of faults) this.fault(fault);
    return entries;
  }

  /** Parses YAML and remembers the line of each field; `offset` is the number of lines before it. */
  private yaml(file: string, text: string, offset: number): unknown {
    const counter = new LineCounter();
    const document = parseDocument(text, { lineCounter: counter });
    for (const fault of yamlFaults(document, text, counter, file, offset)) this.fault(fault);
    if (document.errors.length > 0) return undefined;
    let value: unknown;
    try {
      value = document.toJS();
    } catch (error) {
      this.fault({
        file,
        problem: `YAML 语法不通：${(error as Error).message}`,
        mend: '不要用 * 和 & 的引用写法；值以这些符号开头时加上引号。',
      });
      return undefined;
    }
    const remember = (node: unknown, field: string) => {
      const path = field.split(/[.[\]]+/).filter(Boolean);
      const range = (document.getIn(path, true) as { range?: [number] } | undefined)?.range;
      if (field && range)
        this.lines.set(`${file}#${field}`, counter.linePos(range[0]).line + offset);
      if (Array.isArray(node)) {
        node.forEach((item, index) => {
          remember(item, `${field}[${index}]`);
        });
      } else if (node && typeof node === 'object') {
        for (const [key, item] of Object.entries(node)) {
          remember(item, field ? `${field}.${key}` : key);
        }
      }
    };
    remember(value, '');
    return value;
  }
}
