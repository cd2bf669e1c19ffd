import { createHash } from 'node:crypto';
import { noticeFile } from '../files/data.ts';
import { permalink } from '../policy/address/spell.ts';
import type { Catalog } from '../policy/model.ts';
import { firstEngine as firstEngineOf } from '../search/build/first-engine.ts';
import { makeLexicon } from '../search/build/make-lexicon.ts';
import {
  makePairIndex,
  type PairFiles,
  pairIndexVersion,
} from '../search/build/make-pair-index.ts';
import { makeSpokenWords } from '../search/build/make-spoken-words.ts';
import { titleFiles } from '../search/build/make-titles.ts';
import type { IndexFile } from '../search/build/write-index.ts';
import { recordsOf } from '../search/core/collection.ts';
import type { EngineKind } from '../search/core/engine.ts';
import { FACTS_FILE } from '../search/core/pair-index.ts';
import type { SearchRecord } from '../search/core/record.ts';
import { wholeCatalog } from './content.ts';
import { unwatched } from './reads.ts';

/** Where the search page begins. */
interface Start {
  /** The engine that it asks first. */
  firstEngine: EngineKind;
  /** Where the files of pairs are, as a path from the root; there are none where all data is read. */
  pairsFolder: string | undefined;
}

/** What can be found, and what follows from it as it is asked for. */
interface Search {
  records: readonly SearchRecord[];
  start?: Start;
  pairs?: PairFiles;
}

/** The pages and the integrations have a copy of this module each: what is made is shared by both. */
const KEY = Symbol.for('site.search');
const shared = globalThis as { [KEY]?: WeakMap<Catalog, Search> };
shared[KEY] ??= new WeakMap();
const known = shared[KEY];

/**
 * Unwatched, like all here: the search page is made by every build, the files of the search by what
 * `searchDigest` says, and no other page rests on them.
 */
function search(): Search {
  const catalog = wholeCatalog();
  const found = known.get(catalog) ?? {
    records: unwatched(() => recordsOf(catalog.notices.map(noticeFile))),
  };
  known.set(catalog, found);
  return found;
}

/** All that can be found. */
export const searchRecords = (): readonly SearchRecord[] => search().records;

/** Digest of all that the search has of the reforms themselves: its files are made of that and of the lists. */
export const searchDigest = (): string =>
  createHash('sha256').update(JSON.stringify(search().records)).digest('base64');

export function searchStart(): Start {
  const own = search();
  own.start ??= unwatched(() => startOf(own));
  return own.start;
}

/** Lets the search page begin with files that a build before this one has made. */
export function startWith(paths: readonly string[]): void {
  const facts = paths.find((path) => path.endsWith(`/${FACTS_FILE}`));
  search().start = facts
    ? { firstEngine: 'pairs', pairsFolder: `/${facts.slice(0, -FACTS_FILE.length)}` }
    : { firstEngine: 'scan', pairsFolder: undefined };
}

function startOf(own: Search): Start {
  function* dataFiles() {
    for (const notice of wholeCatalog().notices) yield JSON.stringify(noticeFile(notice));
  }
  const firstEngine = firstEngineOf(dataFiles());
  if (firstEngine !== 'pairs') return { firstEngine, pairsFolder: undefined };
  return { firstEngine, pairsFolder: permalink.pairs(pairIndexVersion(pairsOf(own))) };
}

function pairsOf(own: Search): PairFiles {
  own.pairs ??= makePairIndex(own.records);
  return own.pairs;
}

/** The files that a search or a suggestion reads beside Pagefind's, by their paths from the root. */
export function* searchFiles(): Generator<IndexFile> {
  const catalog = wholeCatalog();
  const { pairsFolder } = searchStart();
  if (pairsFolder) {
    for (const [name, content] of pairsOf(search())) yield file(pairsFolder + name, content);
  }
  for (const [shard, titles] of unwatched(() => titleFiles(catalog))) {
    yield file(permalink.titleShard(shard), JSON.stringify(titles));
  }
  const lexicon = unwatched(() => makeLexicon(catalog));
  yield file(permalink.lexicon, JSON.stringify(lexicon));
  const spoken = unwatched(() => makeSpokenWords(catalog));
  yield file(permalink.spokenWords, JSON.stringify(spoken));
}

const file = (url: string, content: string): IndexFile => ({
  path: url.slice(1),
  content: Buffer.from(content),
});
