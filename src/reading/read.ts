import type { z } from 'zod';
import { noticeLedger, SITE_LEDGER } from '../policy/address/ledger.ts';
import { CHANGES_FILE, MOVED_FILE } from '../policy/address/moved.ts';
import type { SourceMark } from '../policy/address/source-mark.ts';
import type { Fault } from '../policy/fault.ts';
import { GLOSSARY_FILE } from '../policy/join/glossary.ts';
import { PINYIN_FILE } from '../policy/join/pinyin.ts';
import { WORDS_FILE } from '../policy/join/words.ts';
import type { Content, Entry } from '../policy/model.ts';
import { changeSchema } from '../policy/schema/change.ts';
import { glossaryTermSchema } from '../policy/schema/glossary.ts';
import { movedSchema } from '../policy/schema/moved.ts';
import { noticeSchema } from '../policy/schema/notice.ts';
import { pageSchema } from '../policy/schema/page.ts';
import { pinyinSchema } from '../policy/schema/pinyin.ts';
import { placeSchema } from '../policy/schema/place.ts';
import { platformSchema } from '../policy/schema/platform.ts';
import { reformSchema } from '../policy/schema/reform.ts';
import { servedSchema } from '../policy/schema/served.ts';
import { topicSchema } from '../policy/schema/topic.ts';
import { unitSchema } from '../policy/schema/unit.ts';
import { wordsSchema } from '../policy/schema/words.ts';
import { zoneSchema } from '../policy/schema/zone.ts';
import { type EntryKind, entriesOf, kindFault } from './disc.ts';
import {
  entryReader,
  type FileReader,
  ledgerReader,
  listReader,
  sourceReader,
  tableReader,
  unusable,
} from './file-reading.ts';
import { beginRound, fileReading } from './kept-readings.ts';
import type { PageLink } from './page-body.ts';
import {
  ABOUT,
  CONTENT,
  missingMend,
  NOTICE_FOLDER,
  OPTIONAL_FILES,
  PLACES,
  PLATFORMS,
  SERVED,
  SITE_FILES,
  strangerFault,
  TOPICS,
  UNITS,
  unknownFault,
  ZONES,
} from './site-files.ts';

const readers = {
  units: listReader(unitSchema),
  zones: listReader(zoneSchema),
  places: listReader(placeSchema),
  topics: listReader(topicSchema),
  platforms: listReader(platformSchema),
  served: listReader(servedSchema),
  glossary: listReader(glossaryTermSchema),
  words: tableReader(wordsSchema),
  pinyin: tableReader(pinyinSchema),
  moved: listReader(movedSchema, { mayBeEmpty: true }),
  changes: listReader(changeSchema, { mayBeEmpty: true }),
  notice: entryReader(noticeSchema, 'notice'),
  reform: entryReader(reformSchema, 'reform'),
  page: entryReader(pageSchema, 'page'),
};

/** A file with where its body leads to. */
export interface Linked {
  entry: Pick<Entry<unknown>, 'file' | 'bodyOffset'>;
  links: PageLink[];
}

/** A page beside the notices. */
export interface PageReading {
  entry: Entry<z.infer<typeof pageSchema>>;
  links: PageLink[];
}

/** What an editor's files hold, and where each field of them stands. */
export interface Reading {
  content: Content;
  /** `source.txt` of each notice, by the notice's folder. */
  sources: Map<string, string>;
  /** What each source was when its notice's addresses were last entered, by the notice's id. */
  marks: Map<string, SourceMark>;
  /** The pages beside the notices, such as `content/about.mdx`. */
  pages: PageReading[];
  /** The files whose bodies lead to addresses of the site. */
  linked: Linked[];
  faults: Fault[];
  /** The line of a field of a file, where it is there. */
  lineOf: (file: string, field: string) => number | undefined;
}

/**
 * Reads `content/` below the given root: a closed world, in which every name is known. It never
 * throws on what an editor wrote: a file that can't be used is a fault, and the rest is read on.
 */
export function readContent(root: string): Reading {
  beginRound();
  return new ContentReader(root).read();
}

/** What the folders of notices are read into. */
type Found = Pick<Reading, 'content' | 'sources' | 'marks'>;

class ContentReader {
  private readonly root: string;
  private readonly faults: Fault[] = [];
  private readonly linked: Linked[] = [];
  private readonly lines = new Map<string, ReadonlyMap<string, number>>();

  constructor(root: string) {
    this.root = root;
  }

  read(): Reading {
    const { entries, fault } = entriesOf(this.root, CONTENT);
    if (fault) this.unusable(fault);
    const has = (file: string) => !fault && this.isFile(file, entries.get(file.slice(8)));
    const list = <T>(file: string, read: FileReader<T[]>): T[] =>
      has(file) ? (this.file(file, read) ?? []) : [];
    // What only helps readers and searches may be left out.
    const optional = <T>(file: string, read: FileReader<T[]>): T[] =>
      entries.has(file.slice(CONTENT.length + 1)) ? list(file, read) : [];
    const table = <T extends object>(file: string, read: FileReader<T>): T =>
      entries.has(file.slice(CONTENT.length + 1)) && has(file)
        ? (this.file(file, read) ?? ({} as T))
        : ({} as T);
    const content: Content = {
      notices: [],
      reforms: [],
      units: list(UNITS, readers.units),
      zones: list(ZONES, readers.zones),
      places: list(PLACES, readers.places),
      topics: list(TOPICS, readers.topics),
      platforms: optional(PLATFORMS, readers.platforms),
      served: optional(SERVED, readers.served),
      glossary: optional(GLOSSARY_FILE, readers.glossary),
      words: table(WORDS_FILE, readers.words),
      pinyin: table(PINYIN_FILE, readers.pinyin),
      ledger: has(SITE_LEDGER) ? [...(this.file(SITE_LEDGER, ledgerReader)?.entries ?? [])] : [],
      moved: list(MOVED_FILE, readers.moved),
      changes: list(CHANGES_FILE, readers.changes),
      about: { title: '', mdx: '' },
      files: [],
    };
    const found: Found = { content, sources: new Map(), marks: new Map() };
    const page = has(ABOUT) ? this.file(ABOUT, readers.page) : undefined;
    if (page) content.about = { ...page.entry.data, mdx: page.entry.body.page ?? '' };
    for (const [name, kind] of entries) {
      const path = `${CONTENT}/${name}`;
      if (SITE_FILES.includes(path) || OPTIONAL_FILES.includes(path)) continue;
      if (kind === 'folder' && NOTICE_FOLDER.test(name)) this.folder(path, found);
      else this.unusable(strangerFault(path, kind));
    }
    return {
      ...found,
      pages: page ? [page] : [],
      linked: page ? [page, ...this.linked] : this.linked,
      faults: this.faults,
      lineOf: (file, field) => this.lines.get(file)?.get(field),
    };
  }

  private folder(path: string, { content, sources, marks }: Found) {
    const { entries, fault } = entriesOf(this.root, path);
    if (fault) return this.unusable(fault);
    const id = path.slice(CONTENT.length + 1);
    content.files.push(...[...entries.keys()].map((name) => `${path}/${name}`));
    // What was published of a notice that is gone stays promised: its ledger alone is left.
    const isGone = entries.size === 1 && entries.has('permalinks.txt');
    if (!entries.has('notice.mdx') && !isGone) {
      this.unusable({
        file: path,
        problem: '这个文件夹里没有 notice.mdx。',
        mend: '补上通知的 notice.mdx；通知撤下的，只留 permalinks.txt；不是通知的文件夹不要放在 content 里。',
      });
    }
    // The source first: what it has, the others may have.
    const names = [...entries.keys()].sort(
      (a, b) => Number(b === 'source.txt') - Number(a === 'source.txt'),
    );
    for (const name of names) {
      const file = `${path}/${name}`;
      const isLedger = file === noticeLedger(id);
      const isReform = /^\d{1,3}\.mdx$/.test(name);
      if (!(name === 'source.txt' || name === 'notice.mdx' || isReform || isLedger)) {
        this.unusable(unknownFault(file));
      } else if (!this.isFile(file, entries.get(name))) {
        // Told as what it is instead.
      } else if (name === 'source.txt') {
        const source = this.file(file, sourceReader);
        if (source !== undefined) sources.set(path, source);
      } else if (isLedger) {
        const ledger = this.file(file, ledgerReader);
        content.ledger.push(...(ledger?.entries ?? []));
        if (ledger?.mark) marks.set(id, ledger.mark);
      } else {
        const source = sources.get(path);
        if (isReform) content.reforms.push(...this.entry(file, readers.reform, source));
        else content.notices.push(...this.entry(file, readers.notice, source));
      }
    }
  }

  private entry<T>(
    file: string,
    read: FileReader<{ entry: Entry<T>; links: PageLink[] }>,
    source: string | undefined,
  ): Entry<T>[] {
    const found = this.file(file, read, source);
    if (found && found.links.length > 0) this.linked.push(found);
    return found ? [found.entry] : [];
  }

  /** What a file says, its faults noted. @param source a text whose characters it may have too. */
  private file<T>(file: string, read: FileReader<T>, source = ''): T | undefined {
    const reading = fileReading(this.root, file, read);
    const characters =
      reading.value === undefined
        ? unusable(reading.characters).faults
        : reading.characters.filter(({ character }) => !source.includes(character));
    for (const fault of bounded([...reading.faults, ...characters], file)) this.faults.push(fault);
    this.lines.set(file, reading.lines);
    return reading.value;
  }

  /** Whether a known name stands for a file; if not, that is a fault. */
  private isFile(file: string, kind: EntryKind | undefined): boolean {
    if (kind === 'file') return true;
    this.unusable(
      kind ? kindFault(file, kind) : { file, problem: '没有这个文件。', mend: missingMend(file) },
    );
    return false;
  }

  /** Notes the fault of what can't be used at all. */
  private unusable(fault: Fault) {
    this.faults.push(...unusable(fault ? [fault] : []).faults);
  }
}

/** No one reads on beyond these before mending them. */
const MOST_OF_A_FILE = 60;

function bounded(faults: Fault[], file: string): Fault[] {
  const more = faults.length - MOST_OF_A_FILE;
  if (more <= 0) return faults;
  const rest = {
    file,
    line: faults[MOST_OF_A_FILE - 1]?.line,
    problem: `这个文件还有 ${more} 处错误，没有列出。`,
    mend: '先改正列出的，再检查一次。',
  };
  return [...faults.slice(0, MOST_OF_A_FILE), ...unusable([rest]).faults];
}
