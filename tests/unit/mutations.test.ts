import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Fault, faultReport } from '../../src/policy/fault.ts';
import { checkContent } from '../../src/reading/check.ts';
import { timed } from '../processor.ts';
import { pick, seeded } from '../random.ts';

/** What the checker says of a mutated folder; `said` are all texts of the catalog, where it is whole. */
interface Answer {
  faults: Fault[];
  said: string[];
  /** What the check cost, in seconds of CPU time: other work on the machine doesn't count. */
  seconds: number;
}

/** All texts in a value that may lead back to itself, as a notice's reforms do. */
function collect(value: unknown, into: string[], seen: Set<unknown>) {
  if (typeof value === 'string') into.push(value);
  if (!value || typeof value !== 'object' || seen.has(value)) return;
  seen.add(value);
  for (const one of Object.values(value)) collect(one, into, seen);
}

/** How a mutation must end. */
type End =
  /** In a message that names one of the files, or the folder. */
  | { refused: string[] }
  /** In a catalog that has the text, as text. */
  | { shown: string }
  /** In a catalog: the mutation says the same in another way. */
  | 'valid';

interface Mutation {
  what: string;
  mutate: (files: Files) => End;
}

interface Kind {
  name: string;
  times: number;
  mutation: (random: () => number, index: number) => Mutation;
}

const REPOSITORY = join(import.meta.dirname, '..', '..');
const NOTICE_ID = 'fj7';
const FOLDER = `content/${NOTICE_ID}`;
const NOTICE = `${FOLDER}/notice.mdx`;
const SOURCE = `${FOLDER}/source.txt`;
const ABOUT = 'content/about.mdx';
const LISTS = ['units', 'zones', 'places', 'topics'].map((list) => `content/${list}.yaml`);
const UNITS = 'content/units.yaml';
const CHANGES = 'content/changes.yaml';
const MOVED = 'content/moved.yaml';

/** A copy of the content that a mutation is done to. */
class Files {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  restore() {
    rmSync(join(this.root, 'content'), { recursive: true, force: true });
    cpSync(join(REPOSITORY, 'content'), join(this.root, 'content'), { recursive: true });
  }

  path = (file: string) => join(this.root, file);
  read = (file: string) => readFileSync(this.path(file), 'utf8');
  bytes = (file: string) => readFileSync(this.path(file));
  write = (file: string, text: string | Uint8Array) => writeFileSync(this.path(file), text);
  append = (file: string, text: string) => this.write(file, this.read(file) + text);
  remove = (file: string) => rmSync(this.path(file), { recursive: true });

  /** Replaces the first match. */
  edit(file: string, from: string | RegExp, to: string) {
    const text = this.read(file);
    const edited = text.replace(from, () => to);
    assert.notEqual(edited, text, `${file} should have ${from}`);
    this.write(file, edited);
  }

  /** What is in the folder, and when it was written. */
  state(): string {
    const entries: string[] = [];
    const list = (folder: string) => {
      for (const name of readdirSync(folder)) {
        const path = join(folder, name);
        const stats = lstatSync(path);
        entries.push(`${relative(this.root, path)} ${stats.size} ${stats.mtimeMs} ${stats.mode}`);
        if (stats.isDirectory()) list(path);
      }
    };
    list(this.root);
    return createHash('sha256').update(entries.sort().join('\n')).digest('hex');
  }
}

const REFORMS = readdirSync(join(REPOSITORY, FOLDER))
  .filter((name) => /^\d+\.mdx$/.test(name))
  .map((name) => `${FOLDER}/${name}`);
const ALL = [NOTICE, SOURCE, ABOUT, ...LISTS, ...REFORMS];
const original = (file: string) => readFileSync(join(REPOSITORY, file), 'utf8');

/** GB18030 as far as the content needs it: the two bytes of each character that the decoder knows. */
function gb18030(text: string): Uint8Array {
  const table = new Map<string, number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) {
      table.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
    }
  }
  return Uint8Array.from(
    [...text].flatMap((one) => (one < '\u0080' ? [one.charCodeAt(0)] : (table.get(one) ?? [0x3f]))),
  );
}

/** What runs where it isn't shown as text, and leaves a trace. */
const PAYLOADS = [
  '<script>globalThis.ran=1</script>',
  '<img src=x onerror=alert(1)>',
  '<Unknown />',
  '{globalThis.ran=1}',
  '{require("fs").writeFileSync("ran","")}',
  '<b>粗</b>',
  '**粗**',
  '</p><iframe src="https://example.org">',
  '&lt;b&gt;',
  '[字](javascript:alert(1))',
  '~~删~~',
  '<Contact>某人</Contact>',
];

/** Required fields of a reform, one to a line or block, in the order of the file. */
const FIELDS = ['number', 'title', 'zones', 'scope', 'units', 'topics'] as const;
const line = (field: string) => new RegExp(`^${field}:.*$`, 'm');
const lineOf = (file: string, field: string) => line(field).exec(original(file))?.[0] ?? '';

const refused = (...files: string[]): End => ({ refused: files });

const KINDS: Kind[] = [
  {
    name: 'bytes cut out of a file',
    times: 40,
    mutation: (random, index) => {
      const file = ALL[index % ALL.length] ?? NOTICE;
      const share = random();
      const count = 1 + Math.floor(random() * 12);
      return {
        what: `${count} bytes of ${file}`,
        mutate: (files) => {
          const bytes = files.bytes(file);
          const at = Math.floor(share * (bytes.length - count));
          files.write(file, Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + count)]));
          return afterCut(file, files.bytes(file));
        },
      };
    },
  },
  {
    name: 'a field of a reform removed, emptied or of another type',
    times: 36,
    mutation: (random, index) => {
      const file = pick(random, REFORMS);
      const field = FIELDS[index % FIELDS.length] ?? 'title';
      const [how, value] = pick(random, [
        ['removed', undefined],
        ['empty', `${field}:`],
        ['an empty text', `${field}: ""`],
        ['an empty list', `${field}: []`],
        ['an object', `${field}: { a: 1 }`],
        ['true', `${field}: true`],
        ['a list of lists', `${field}: [[1]]`],
        ['a number', `${field}: 3.5`],
      ] as [string, string | undefined][]);
      return {
        what: `${field} of ${file}: ${how}`,
        mutate: (files) => {
          if (value === undefined) files.edit(file, new RegExp(`^${field}:.*\\n`, 'm'), '');
          else files.edit(file, line(field), value);
          return refused(file);
        },
      };
    },
  },
  {
    name: 'a field of a point emptied, removed or of another type',
    times: 20,
    mutation: (random) => {
      const file = pick(random, REFORMS);
      const field = pick(random, ['number', 'kind', 'text', 'phrases']);
      const value = pick(random, ['', '""', '[]', '{}', 'null', '7.5', '[[]]', 'true']);
      return {
        what: `${field} of a point of ${file}: ${value || 'nothing'}`,
        mutate: (files) => {
          files.edit(file, new RegExp(`(?<=^ {2}(?:- |  )${field}:).*$`, 'm'), ` ${value}`);
          return refused(file);
        },
      };
    },
  },
  {
    name: 'a field doubled',
    times: 14,
    mutation: (random) => {
      const file = pick(random, REFORMS);
      const field = pick(random, [...FIELDS, 'points']);
      return {
        what: `${field} of ${file}`,
        mutate: (files) => {
          files.edit(file, line(field), `${lineOf(file, field)}\n${lineOf(file, field)}`);
          return refused(file);
        },
      };
    },
  },
  {
    name: 'two fields swapped',
    times: 14,
    mutation: (random) => {
      const file = pick(random, REFORMS);
      const [a, b] = pick(random, [
        ['title', 'scope'],
        ['units', 'zones'],
        ['topics', 'units'],
        ['number', 'title'],
        ['zones', 'topics'],
      ] as [string, string][]);
      return {
        what: `${a} and ${b} of ${file}`,
        mutate: (files) => {
          const value = (field: string) => lineOf(file, field).replace(/^\w+:/, '');
          const [first, second] = [value(a), value(b)];
          files.edit(file, line(a), `${a}:${second}`);
          files.edit(file, line(b), `${b}:${first}`);
          return refused(file);
        },
      };
    },
  },
  {
    name: 'names, numbers or quotations swapped between two reforms',
    times: 14,
    mutation: (random) => {
      const a = pick(random, REFORMS);
      const b = pick(
        random,
        REFORMS.filter((file) => file !== a),
      );
      const field = pick(random, [
        /^title:.*$/m,
        /^number:.*$/m,
        /^> .*$/m,
        /^points:\n(?: .*\n)+/m,
      ]);
      return {
        what: `${field.source} of ${a} and ${b}`,
        mutate: (files) => {
          const [first, second] = [a, b].map((file) => field.exec(files.read(file))?.[0] ?? '');
          files.edit(a, field, second ?? '');
          files.edit(b, field, first ?? '');
          return refused(a, b);
        },
      };
    },
  },
  {
    name: 'a field of the notice, of a list or of a page removed, emptied or of another type',
    times: 24,
    mutation: (random, index) => {
      const [file, at] = [
        [NOTICE, 'title'],
        [NOTICE, 'shortTitle'],
        [NOTICE, 'issuer'],
        [NOTICE, 'signedOn'],
        [NOTICE, 'publishedOn'],
        [NOTICE, 'duties'],
        [NOTICE, '    task'],
        [NOTICE, '    quote'],
        [NOTICE, '  headPrinted'],
        ['content/units.yaml', '- id'],
        ['content/units.yaml', '  name'],
        ['content/units.yaml', '  kind'],
        ['content/zones.yaml', '  mark'],
        ['content/zones.yaml', '  shape'],
        ['content/places.yaml', '  name'],
        ['content/topics.yaml', '  description'],
        [ABOUT, 'title'],
      ][index % 17] as [string, string];
      const value = pick(random, ['', ' ""', ' 2019', ' { a: [1] }', ' [[]]']);
      return {
        what: `${at.trim()} of ${file}:${value}`,
        mutate: (files) => {
          files.edit(file, new RegExp(`(?<=^${at}:).*$`, 'm'), value);
          return refused(file);
        },
      };
    },
  },
  {
    name: 'a file renamed',
    times: 8,
    mutation: (_random, index) => {
      const [from, to, ...named] = [
        [`${FOLDER}/07.mdx`, `${FOLDER}/7a.mdx`, `${FOLDER}/7a.mdx`],
        [`${FOLDER}/07.mdx`, `${FOLDER}/99.mdx`, `${FOLDER}/99.mdx`],
        [`${FOLDER}/07.mdx`, `${FOLDER}/99999999999.mdx`, `${FOLDER}/99999999999.mdx`],
        [NOTICE, `${FOLDER}/Notice.mdx`, `${FOLDER}/Notice.mdx`],
        [SOURCE, `${FOLDER}/source.TXT`, `${FOLDER}/source.TXT`],
        [FOLDER, 'content/fj9', 'content/fj9', 'content/fj9/permalinks.txt'],
        [FOLDER, 'content/第七批', 'content/第七批'],
        ['content/units.yaml', 'content/unit.yaml', 'content/unit.yaml'],
      ][index] as [string, string, ...string[]];
      return {
        what: `${from} to ${to}`,
        mutate: (files) => {
          renameSync(files.path(from), files.path(to));
          return refused(...named);
        },
      };
    },
  },
  {
    name: 'a file or folder doubled, or a stranger',
    times: 9,
    mutation: (_random, index) => {
      const [from, to, named] = [
        [`${FOLDER}/07.mdx`, `${FOLDER}/7.mdx`],
        [`${FOLDER}/07.mdx`, `${FOLDER}/21.mdx`],
        [`${FOLDER}/07.mdx`, `${FOLDER}/07 (1).mdx`],
        [FOLDER, 'content/fj8', 'content/fj8/permalinks.txt'],
        [FOLDER, 'content/fj7-copy'],
        [ABOUT, 'content/about2.mdx'],
        ['content/units.yaml', 'content/.units.yaml'],
        ['content/units.yaml', `${FOLDER}/.DS_Store`],
        [ABOUT, 'content/ab\u202eout\n.mdx', 'content/ab〔U+202E〕out\n.mdx'],
      ][index] as [string, string, string?];
      return {
        what: `${from} as ${to}`,
        mutate: (files) => {
          cpSync(files.path(from), files.path(to), { recursive: true });
          return refused(named ?? to);
        },
      };
    },
  },
  {
    name: 'a file emptied, removed, or a folder, a link, a loop of links or a pipe in its place',
    times: 28,
    mutation: (random, index) => {
      const file = pick(random, [...ALL, `${FOLDER}/permalinks.txt`, 'content/permalinks.txt']);
      const whole = index % 3 === 0 ? FOLDER : file;
      const [how, put] = (
        [
          ['emptied', (files) => files.write(file, '')],
          ['blank', (files) => files.write(file, '\n \n')],
          ['removed', (files) => files.remove(file)],
          ['a folder', (files) => swap(files, file, (path) => mkdirSync(path))],
          [
            'a link to it',
            (files) => {
              renameSync(files.path(file), join(files.root, 'outside'));
              symlinkSync(join(files.root, 'outside'), files.path(file));
            },
          ],
          ['a link to itself', (files) => swap(files, file, (path) => symlinkSync(path, path))],
          ['a link to nothing', (files) => swap(files, file, (path) => symlinkSync('/no', path))],
          ['a pipe', (files) => swap(files, file, (path) => execFileSync('mkfifo', [path]))],
          ['a device', (files) => swap(files, file, (path) => symlinkSync('/dev/zero', path))],
        ] as [string, (files: Files) => void][]
      )[index % 9] as [string, (files: Files) => void];
      return {
        what: `${file}: ${how}`,
        mutate: (files) => {
          put(files);
          rmSync(join(files.root, 'unused'), { force: true });
          return refused(file, ...(whole === FOLDER || file === NOTICE ? [FOLDER] : []));
        },
      };
    },
  },
  {
    name: 'a folder that is a link, a loop, a file or missing',
    times: 7,
    mutation: (_random, index) => {
      const [what, mutate] = (
        [
          [
            'a link to a notice',
            (files) => {
              symlinkSync(files.path(FOLDER), files.path('content/fj8'));
              return refused('content/fj8');
            },
          ],
          [
            'a link to the folder that it is in',
            (files) => {
              symlinkSync('..', files.path(`${FOLDER}/loop`));
              return refused(`${FOLDER}/loop`);
            },
          ],
          [
            'a file in place of a notice',
            (files) => {
              swap(files, FOLDER, (path) => writeFileSync(path, ''));
              return refused(FOLDER);
            },
          ],
          [
            'content missing',
            (files) => {
              files.remove('content');
              return refused('content');
            },
          ],
          [
            'content a file',
            (files) => {
              swap(files, 'content', (path) => writeFileSync(path, ''));
              return refused('content');
            },
          ],
          [
            'content empty',
            (files) => {
              swap(files, 'content', (path) => mkdirSync(path));
              return refused('content/units.yaml');
            },
          ],
          [
            'folders in folders',
            (files) => {
              mkdirSync(files.path(`content/${'a/'.repeat(200)}`), { recursive: true });
              return refused('content/a');
            },
          ],
        ] as [string, (files: Files) => End][]
      )[index] as [string, (files: Files) => End];
      return { what, mutate };
    },
  },
  {
    name: 'anchors, aliases, tags, directives and bombs of YAML',
    times: 16,
    mutation: (random, index) => {
      const file = pick(random, [NOTICE, ABOUT, ...LISTS, ...REFORMS]);
      const bomb = [
        'a: &a [x,x,x,x,x,x,x,x,x]',
        ...[...'bcdefghij'].map(
          (name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[at]}`).join(',')}]`,
        ),
      ].join('\n');
      const [what, add] = [
        ['an anchor', 'x: &a 1'],
        ['an alias', 'x: *a'],
        ['an anchor and its alias', 'x: &a 甲\ny: *a'],
        ['a merge', 'x: &a { k: 1 }\ny: { <<: *a }'],
        ['a bomb', bomb],
        ['a tag', 'x: !!js/function "function(){}"'],
        ['a directive', '%YAML 1.1'],
        ['brackets', `x: ${'['.repeat(5000)}${']'.repeat(5000)}`],
        ['mappings', `x: ${'{a: '.repeat(3000)}1${'}'.repeat(3000)}`],
        ['steps', Array.from({ length: 1500 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')],
        ['dashes', `x:\n  ${'- '.repeat(5000)}1`],
        ['a second document', 'x: 1\n...\n%TAG ! tag:\n'],
        ['a key of a mapping', '? { a: 1 }\n: 2'],
        ['the prototype', '__proto__: { polluted: 1 }'],
        ['the constructor', 'constructor: 1'],
        ['a remark', 'x: 甲 #乙'],
      ][index] as [string, string];
      return {
        what: `${what} in ${file}`,
        mutate: (files) => {
          const text = files.read(file);
          const added = file.endsWith('.yaml') ? `- ${add.replace(/\n/g, '\n  ')}\n` : add;
          files.write(
            file,
            file.endsWith('.yaml') ? text + added : text.replace(/^---\n/, `---\n${add}\n`),
          );
          return refused(file);
        },
      };
    },
  },
  {
    name: '../ and other strangers in ids, names of units and addresses',
    times: 14,
    mutation: (_random, index) => {
      const [file, from, to] = [
        ['content/units.yaml', '- id: swt', '- id: ../swt'],
        ['content/units.yaml', '- id: swt', '- id: ../../../../etc/passwd'],
        ['content/units.yaml', '- id: swt', '- id: swt-plan'],
        ['content/units.yaml', '- id: swt', '- id: constructor'],
        ['content/units.yaml', '- id: swt', '- id: __proto__'],
        ['content/zones.yaml', '- id: fuzhou', '- id: ../units'],
        ['content/topics.yaml', '- id: port', '- id: port/../..'],
        ['content/places.yaml', '- id: fuzhou', '- id: "..\\\\fuzhou"'],
        [REFORMS[0], /^units: \[/m, 'units: [../swt, '],
        [REFORMS[0], /^zones: \[/m, 'zones: [toString, '],
        [REFORMS[0], /^topics: \[/m, 'topics: [__proto__, '],
        [CHANGES, /$/, '- { on: 2026-11-26, text: 改。, at: [/../etc/] }\n'],
        [MOVED, /$/, '- { from: /fj7/../x/, to: //example.org/, on: 2026-11-26 }\n'],
        [MOVED, /$/, '- { from: /fj7/16/, to: "javascript:alert(1)", on: 2026-11-26 }\n'],
      ][index] as [string, string | RegExp, string];
      return {
        what: `${to.trim()} in ${file}`,
        mutate: (files) => {
          files.edit(file, from, to);
          // An id that was published and is gone is told of by what names it, or by the ledger.
          return refused(file, ...REFORMS, 'content/permalinks.txt');
        },
      };
    },
  },
  {
    name: "script, HTML, MDX and Markdown in the editors' texts",
    times: 36,
    mutation: (random, index) => {
      const payload = PAYLOADS[index % PAYLOADS.length] ?? '';
      const [file, field] = pick(random, [
        ['content/units.yaml', /(?<=^ {4}- \{ kind: full, name: ).*?(?=, sure)/m],
        ['content/topics.yaml', /(?<=^ {2}description: ).*$/m],
        ['content/topics.yaml', /(?<=^ {2}name: ).*$/m],
        ['content/places.yaml', /(?<=^ {2}name: ).*$/m],
        ['content/zones.yaml', /(?<=otherNames: \[).*?(?=\])/],
        [NOTICE, /(?<=^shortTitle: ).*$/m],
        [NOTICE, /(?<=^ {4}task: ).*$/m],
        [pick(random, REFORMS), /(?<=^ {4}text: ).*$/m],
        [CHANGES, /$/],
      ] as [string, RegExp][]);
      return {
        what: `${payload} in ${file}`,
        mutate: (files) => {
          const isSentence = file === CHANGES || /text/.test(field.source);
          const quoted = `'${payload}${isSentence ? '。' : ''}'`;
          const isChange = file === CHANGES;
          files.edit(
            file,
            field,
            isChange ? `- { on: 2026-11-26, text: ${quoted}, at: [/${NOTICE_ID}/] }\n` : quoted,
          );
          return { shown: isSentence ? `${payload}。` : payload };
        },
      };
    },
  },
  {
    name: "script, HTML, MDX and Markdown in the notice's words and in pages",
    times: 36,
    mutation: (random, index) => {
      const payload = PAYLOADS[index % PAYLOADS.length] ?? '';
      const [file, at] = pick(random, [
        [NOTICE, /(?<=^title: ).*$/m],
        [NOTICE, /(?<=^一、)/m],
        [NOTICE, /(?<=^<Annex>\n\n)/m],
        [NOTICE, /(?<=^ {4}quote: ).*$/m],
        [pick(random, REFORMS), /(?<=^title: ).*$/m],
        [pick(random, REFORMS), /(?<=^> )/m],
        [pick(random, REFORMS), /(?<=^> .*)$/m],
        [pick(random, REFORMS), /(?<=^ {4}phrases: \[).*?(?=\])/m],
        [ABOUT, /(?<=^<h2 id=")/m],
        [ABOUT, /(?<=^本站把)/m],
        [ABOUT, /(?<=^<h2)/m],
      ] as [string, RegExp][]);
      const inFrontMatter = !/\^(>|一、|<|本)/.test(at.source);
      return {
        what: `${payload} in ${file} at ${at.source}`,
        mutate: (files) => {
          files.edit(file, at, inFrontMatter ? `'${payload}'` : payload);
          // Bold text is what a page may have; what else it has is its own text.
          const isBold = payload === '**粗**' && at.source === '(?<=^本站把)';
          return isBold ? 'valid' : refused(file);
        },
      };
    },
  },
  {
    name: 'doors in a page of the editors',
    times: 14,
    mutation: (_random, index) => {
      const [at, put] = [
        [/^title: .*$/m, 'title: 关于\nlayout: ./x.astro'],
        [/^title: .*$/m, 'title: 关于\ncomponents: {}'],
        [/$/, '\nexport const layout = 1\n'],
        [/$/, '\nimport x from "../src/x.astro"\n'],
        [/$/, '\n<script src="https://example.org/x.js"></script>\n'],
        [/$/, '\n<style>{`*{display:none}`}</style>\n'],
        [/$/, '\n<a href="javascript:alert(1)">点</a>\n'],
        [/$/, '\n<a href="/data/" onclick="alert(1)">点</a>\n'],
        [/$/, '\n<a href="//example.org/">点</a>\n'],
        [/$/, '\n<a href="/nowhere/">点</a>\n'],
        [/$/, '\n<h2 id="source">又</h2>\n'],
        [/$/, '\n![图](https://example.org/x.png)\n'],
        [/$/, '\n<SiteMap set:html="<b>x</b>" />\n'],
        [/$/, '\n<object data="/x"></object>\n'],
      ][index] as [RegExp, string];
      return {
        what: put.trim(),
        mutate: (files) => {
          files.edit(ABOUT, at, put);
          return refused(ABOUT);
        },
      };
    },
  },
  {
    name: 'other encodings, and characters that cannot be seen',
    times: 30,
    mutation: (random, index) => {
      const file = pick(random, [NOTICE, ABOUT, ...LISTS, ...REFORMS]);
      const all: [string, (text: string) => string | Uint8Array][] = [
        ['GB18030', gb18030],
        ['UTF-16LE', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
        ['UTF-16BE', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
        ['UTF-16 without a mark', (text) => Buffer.from(text, 'utf16le')],
        ['a byte order mark', (text) => `\uFEFF${text}`],
        ['a cut character', (text) => Buffer.from(text).subarray(0, -2)],
        [
          'half a character in bytes',
          (text) => Buffer.concat([Buffer.from(text), Buffer.of(0xed, 0xa0, 0x80)]),
        ],
        ...[
          '\0',
          '\u0007',
          '\u001b[2J',
          '\u00ad',
          '\u200b',
          '\u200d',
          '\u200f',
          '\u202e',
          '\u2028',
          '\u2066',
          '\ufeff',
          '\ufffd',
          '\ue000',
          '\u00a0',
          '\u2003',
          '\r ',
          'e\u0301',
          '\u3099',
          '⻛',
          '\u{e0041}',
          '\ufe0f',
        ].map((character): [string, (text: string) => string] => [
          JSON.stringify(character),
          (text) => text.replace(/(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])/, character),
        ]),
      ];
      const [what, encode] = all[index % all.length] as (typeof all)[number];
      return {
        what: `${what} in ${file}`,
        mutate: (files) => {
          files.write(file, encode(files.read(file)));
          return refused(file);
        },
      };
    },
  },
  {
    name: 'characters that cannot be seen, written as escapes of YAML',
    times: 5,
    mutation: (_random, index) => {
      const hidden = ['\\u200B', '\\uD800', '\\0', '\\u202E', '\\x1b[2J'][index] ?? '';
      const file = REFORMS[index] ?? NOTICE;
      return {
        what: `${hidden} in ${file}`,
        mutate: (files) => {
          files.edit(file, /(?<=^ {4}text: ).*$/m, `"甲${hidden}乙"`);
          return refused(file);
        },
      };
    },
  },
  {
    name: 'more than anyone writes',
    times: 16,
    mutation: (random, index) => {
      const reform = pick(random, REFORMS);
      const points = Array.from({ length: 10_000 }, (_, at) => {
        return `  - number: ${at + 1}\n    kind: 改流程\n    text: 甲。\n    phrases: [乙]\n`;
      }).join('');
      const [what, file, put] = (
        [
          ['50 MB of a reform', reform, (files) => grow(files, reform)],
          ['50 MB of a source', SOURCE, (files) => grow(files, SOURCE)],
          ['50 MB of a list', LISTS[0], (files) => grow(files, LISTS[0] ?? '')],
          [
            '50 MB of a ledger',
            `${FOLDER}/permalinks.txt`,
            (files) => grow(files, `${FOLDER}/permalinks.txt`),
          ],
          [
            '10,000 points',
            reform,
            (files) => files.edit(reform, /^points:\n(?: .*\n)+/m, `points:\n${points}`),
          ],
          [
            '10,000 points of one number',
            reform,
            (files) =>
              files.edit(
                reform,
                /^points:\n(?: .*\n)+/m,
                `points:\n${points.replace(/number: \d+/g, 'number: 1')}`,
              ),
          ],
          ...(
            [
              ['5,000 nested tags', `<b>`.repeat(5000) + '</b>'.repeat(5000)],
              ['5,000 open tags', '<b>'.repeat(5000)],
              ['5,000 quotations', '>'.repeat(5000)],
              ['20,000 brackets', '['.repeat(20_000)],
              ['20,000 strokes', '~a~ '.repeat(20_000)],
              ['5,000 footnotes', '[^a]: '.repeat(5000)],
              ['20,000 links', '[a]('.repeat(20_000)],
              ['5,000 braces', '{'.repeat(5000)],
              ['5,000 lists', '- '.repeat(5000)],
              ['a table', `|a|\n|-|\n${'|a|\n'.repeat(3000)}`],
            ] as [string, string][]
          ).map(([name, text]): [string, string, (files: Files) => void] => [
            name,
            NOTICE,
            (files) => files.append(NOTICE, `\n${text}\n`),
          ]),
        ] as [string, string, (files: Files) => void][]
      )[index] as [string, string, (files: Files) => void];
      return {
        what: `${what} in ${file}`,
        mutate: (files) => {
          put(files);
          return refused(file);
        },
      };
    },
  },
  {
    name: 'what kept the checker busy, or brought it down, once',
    times: 15,
    mutation: (random, index) => {
      const reform = pick(random, REFORMS);
      const text = (value: string) => (files: Files) =>
        files.edit(reform, /^ {4}text: .*$/m, `    text: ${value}`);
      const body = (value: string) => (files: Files) => files.append(NOTICE, `\n${value}\n`);
      const [what, file, put] = (
        [
          ['wrong escapes', reform, text(`"${'\\q'.repeat(50_000)}"`)],
          [
            'keys of one name',
            UNITS,
            (files) => files.append(UNITS, `- {${'a,'.repeat(60_000)}}\n`),
          ],
          ['keys in keys', UNITS, (files) => files.append(UNITS, `${'? '.repeat(50_000)}x\n`)],
          ['100,000 empty points', reform, text(`[${'{},'.repeat(50_000)}]`)],
          ['lines of a quotation', NOTICE, body('> 甲\n'.repeat(50_000))],
          ['paragraphs', NOTICE, body('甲\n\n'.repeat(40_000))],
          ['blanks', NOTICE, body(`甲${' '.repeat(200_000)}乙`)],
          [
            'blanks below a quotation',
            reform,
            (files) => files.append(reform, `\n甲${' '.repeat(200_000)}乙\n`),
          ],
          ['attributes', NOTICE, body(`<a ${'b '.repeat(100_000)}>x</a>`)],
          ['zero-width blanks', reform, text('甲\u200b'.repeat(30_000))],
          ['signs on signs', reform, text(`甲${'\u0301'.repeat(100_000)}`)],
          ['figures', reform, text(`电话${'1 '.repeat(100_000)}`)],
          ['marks of a conflict', reform, (files) => files.edit(reform, '> ', '<<<<<<< HEAD\n> ')],
          [
            'line ends of old computers',
            reform,
            (files) => files.write(reform, original(reform).replaceAll('\n', '\r')),
          ],
          [
            'a day that no calendar has in a ledger',
            `${FOLDER}/permalinks.txt`,
            (files) => files.edit(`${FOLDER}/permalinks.txt`, /^2026-11-23/m, '2026-02-31'),
          ],
        ] as [string, string, (files: Files) => void][]
      )[index] as [string, string, (files: Files) => void];
      return {
        what: `${what} in ${file}`,
        mutate: (files) => {
          put(files);
          return refused(file);
        },
      };
    },
  },
  {
    name: 'what is said in another way, and stays valid',
    times: 12,
    mutation: (random, index) => {
      const file = REFORMS[Math.floor(random() * REFORMS.length)] ?? NOTICE;
      const [what, mutate] = (
        [
          ['a remark', (files) => files.edit(file, /^scope:/m, '# 注\nscope:')],
          [
            'line ends of Windows',
            (files) => files.write(file, original(file).replaceAll('\n', '\r\n')),
          ],
          ['blank lines', (files) => files.append(file, '\n\n\n')],
          ['quotation marks', (files) => files.edit(file, /^scope: (.*)$/m, 'scope: "全省"')],
          [
            'keys in another order',
            (files) =>
              files.edit(file, /^(topics: .*)\n(points:)/m, `${lineOf(file, 'topics')}\npoints:`),
          ],
          ['a list in lines', (files) => files.edit(file, line('scope'), 'scope:\n  全省')],
          ['no other names', (files) => files.edit('content/places.yaml', /\[福州\]/, '[]')],
          ['a wrapped quotation', (files) => files.edit(file, /(?<=^> .*)。(?=.)/m, '。\n> ')],
          ['a remark on the reform', (files) => files.append(file, '\n编者说明。\n')],
          ['a remark in a list', (files) => files.append('content/units.yaml', '# 完\n')],
          ['a true quotation', (files) => files.append(ABOUT, '\n> 切实加强领导。\n')],
          ['a link', (files) => files.append(ABOUT, `\n[第一项](/${NOTICE_ID}/1/)和**粗**。\n`)],
        ] as [string, (files: Files) => void][]
      )[index] as [string, (files: Files) => void];
      return {
        what: `${what} in ${file}`,
        mutate: (files) => {
          if (what !== 'keys in another order') mutate(files);
          else {
            const [topics, zones] = [lineOf(file, 'topics'), lineOf(file, 'zones')];
            files.edit(file, line('topics'), zones);
            files.edit(file, line('zones'), topics);
          }
          return 'valid';
        },
      };
    },
  },
];

/** Puts something in the place of a file or folder. */
function swap(files: Files, file: string, put: (path: string) => void) {
  files.remove(file);
  put(files.path(file));
}

/** Makes a file 50 MB large, without writing them. */
const grow = (files: Files, file: string) => truncateSync(files.path(file), 50 * 1024 * 1024);

/**
 * How a cut must end: where whole characters are cut out of a text that the editors wrote, or out of
 * a remark, what is left is their text; anything else is refused.
 */
function afterCut(file: string, bytes: Uint8Array): End {
  const cut = Buffer.from(bytes).toString('utf8');
  if (cut.includes('\uFFFD')) return refused(file, FOLDER);
  const before = original(file).split('\n');
  const after = cut.split('\n');
  if (before.length !== after.length) return { refused: [file, FOLDER, ...REFORMS, NOTICE] };
  const at = before.findIndex((one, index) => one !== after[index]);
  const line = after[at] ?? '';
  if (/^#/.test(before[at] ?? '') && /^#/.test(line)) return 'valid';
  const own = /^\s+(?:text|task|description): ([^"'[\]{}&*!|>%@`#:]*\S)$/.exec(line);
  const was = /^\s+(?:text|task|description): (.*)$/.test(before[at] ?? '');
  if (own?.[1] && was) return { shown: own[1] };
  const words = wordsOnPhrases(before[at] ?? '', line, original(file));
  if (words) return { shown: words };
  // Nothing tells whether another name of a unit, or what is said of it, is whole.
  const otherName =
    /^ {4}- \{ kind: (?:(?:full|alias), name: [^,{}#:]+, sure: [AB]|更名, on: [\d-]+, to: [^,{}#:]+, source: [^,{}#:]+) \}$/;
  if ([before[at] ?? '', line].every((one) => otherName.test(one))) return 'valid';
  if (file === ABOUT && at > 3 && tagsOf(before[at] ?? '') === tagsOf(line)) return 'valid';
  return { refused: [file, FOLDER, ...REFORMS, NOTICE] };
}

/** What is markup in a line, and what could be. */
const tagsOf = (line: string) => (line.match(/<[^>]*>|[<>]/g) ?? []).join('');

/**
 * What the editors still say in a line of a card, of a procedure or of the open questions after a
 * cut, if it has its shape and rests on the paragraph as before.
 */
function wordsOnPhrases(before: string, after: string, reform: string): string | undefined {
  const cell =
    /^ {4}- \{ ((?:id|actor): [^,{}]+, )?text: ([^"'[\]{}&*!|>%@`#:, ][^"'[\]{}#:,]*), phrases?: (\[?)("[^"\\]+"(?:, "[^"\\]+")*)\]? \}$/;
  const question = /^ {2}- ([^"'[\]{}&*!|>%@`#:, -][^"'[\]{}#:]*？)$/;
  if (question.test(before)) return question.exec(after)?.[1];
  const [was, is] = [cell.exec(before), cell.exec(after)];
  if (!was || !is || was[1] !== is[1] || was[3] !== is[3]) return undefined;
  const paragraph = reform.slice(reform.lastIndexOf('\n> '));
  const phrases = [...(is[4] ?? '').matchAll(/"([^"]+)"/g)].map(([, phrase]) => phrase ?? '');
  return phrases.every((phrase) => paragraph.includes(phrase)) ? is[2]?.trimEnd() : undefined;
}

/** Words of a parser, of a program or of a stack in a message, beside what it quotes. */
function foreignWords(fault: Fault): string | undefined {
  const text = `${fault.problem}\n${fault.mend}`
    .replace(/“[^”]*”/g, '')
    .replace(/(文件|原文|全文|引文|后面还有|多出这些字|没有涉及)：.*/g, '')
    .replace(/(改成这些名称之一|改为其中之一|写) ?：?[A-Za-z0-9_、,\- ]+/g, '')
    .replace(/<[^>]*>|content\/\S+|npm run \w+|\[[^\]]*\]|\{[^}]*\}/g, '');
  return /[A-Za-z]{2,}(?:[ ,.;:'`-]+[A-Za-z]{2,}){2,}|Error\b|\bat \S+:\d+|node_modules|\/work\/|\bundefined\b|\bNaN\b|\[object/.exec(
    text,
  )?.[0];
}

/** The checker in a process of its own, begun anew where it had to be ended. */
class Checker {
  private child: ChildProcess | undefined;
  printed = '';

  async check(root: string, seconds = 60): Promise<Answer> {
    this.printed = '';
    const child = this.child ?? this.start();
    this.child = child;
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const end = (error: Error) => {
      this.stop();
      reject(error);
    };
    const timer = setTimeout(() => end(new Error(`no answer in ${seconds} s`)), seconds * 1000);
    const onExit = () => end(new Error(`the checker ended: ${this.printed.slice(0, 1000)}`));
    child.once('message', (answer: Answer) => resolve(answer));
    child.once('exit', onExit);
    child.send(root);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      child.removeAllListeners('message');
      child.off('exit', onExit);
    }
  }

  private start(): ChildProcess {
    const { NODE_TEST_CONTEXT: _context, ...env } = process.env;
    const child = fork(import.meta.filename, {
      env: { ...env, [AS_CHECKER]: '1' },
      execArgv: ['--max-old-space-size=768'],
      silent: true,
      serialization: 'advanced',
    });
    child.stdout?.on('data', (data) => {
      this.printed += data;
    });
    child.stderr?.on('data', (data) => {
      this.printed += data;
    });
    return child;
  }

  stop() {
    this.child?.kill('SIGKILL');
    this.child = undefined;
  }
}

function mutations() {
  const base = mkdtempSync(join(tmpdir(), 'mutations-'));
  const files = new Files(join(base, 'content-root'));
  const beside = join(base, 'beside.txt');
  const checker = new Checker();

  before(() => {
    mkdirSync(files.root);
    writeFileSync(beside, '原样');
  });
  after(() => {
    checker.stop();
    rmSync(base, { recursive: true, force: true });
  });

  it('there are at least 300 of them', () => {
    assert.ok(KINDS.reduce((sum, { times }) => sum + times, 0) >= 300);
  });

  for (const [seed, { name, times, mutation }] of KINDS.entries()) {
    describe(name, () => {
      const random = seeded(1000 + seed);
      for (let index = 0; index < times; index++) {
        const { what, mutate } = mutation(random, index);
        it(`${index + 1}. ${what}`, async () => {
          rmSync(files.root, { recursive: true, force: true });
          mkdirSync(files.root);
          files.restore();
          const end = mutate(files);
          const state = files.state();
          const answer = await checker.check(files.root);
          assertEnd(answer, end);
          assert.equal(checker.printed, '', 'prints nothing');
          assert.equal(files.state(), state, 'writes nothing');
          assert.deepEqual(readdirSync(base).sort(), ['beside.txt', 'content-root']);
          assert.equal(readFileSync(beside, 'utf8'), '原样');
          assert.ok(!existsSync(join(REPOSITORY, 'ran')), 'runs nothing');
        });
      }
    });
  }
}

function assertEnd({ faults, said, seconds }: Answer, end: End) {
  assert.ok(seconds < 10, `${seconds} s`);
  const report = faultReport(faults).slice(0, 2000);
  for (const fault of faults) {
    assert.match(fault.problem, /\p{Script=Han}/u, report);
    assert.match(fault.mend, /\p{Script=Han}/u, report);
    assert.equal(foreignWords(fault), undefined, report);
  }
  if (end === 'valid') assert.deepEqual(faults, [], report);
  else if ('shown' in end) {
    assert.deepEqual(faults, [], report);
    assert.ok(said.includes(end.shown), `the catalog should say ${end.shown}`);
  } else {
    assert.ok(faults.length > 0, 'should be refused');
    const named = faults.map(({ file }) => file);
    assert.ok(
      end.refused.some((file) => named.includes(file)),
      `${end.refused.slice(0, 3)} should be named in\n${report}`,
    );
  }
}

// The checker runs in a process of its own: one that hangs can be ended, and what it prints is seen.
const AS_CHECKER = 'MUTATION_CHECKER';
if (process.env[AS_CHECKER]) {
  process.on('message', (root: string) => {
    const { given, seconds } = timed(() => checkContent(root));
    const { catalog, faults } = given;
    const { notices, units, zones, places, topics, changes, moved } = catalog;
    const said: string[] = [];
    if (faults.length === 0) {
      const seen = new Set<unknown>();
      collect([notices, units, zones, places, topics, changes, moved], said, seen);
    }
    process.send?.({ faults, said, seconds } satisfies Answer);
  });
} else {
  mutations();
}
