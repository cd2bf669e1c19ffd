import { noticeFile } from '../files/data.ts';
import { permalink } from '../policy/address/spell.ts';
import type { Catalog } from '../policy/model.ts';
import { firstEngine as firstEngineOf } from '../search/build/first-engine.ts';
import {
  makePairIndex,
  type PairFiles,
  pairIndexVersion,
} from '../search/build/make-pair-index.ts';
import { titleFiles } from '../search/build/make-titles.ts';
import type { IndexFile } from '../search/build/write-index.ts';
import { recordsOf } from '../search/core/collection.ts';
import type { EngineKind } from '../search/core/engine.ts';
import { wholeCatalog } from './content.ts';
import { unwatched } from './reads.ts';

/** What the search reads where there is too much to read all of it, made once for each state of the content. */
interface SearchIndex {
  /** The engine that the search page asks first. */
  firstEngine: EngineKind;
  /** Where the files of pairs are, as a path from the root; there are none where all data is read. */
  pairsFolder: string | undefined;
  pairs: PairFiles;
}

/** The pages and the integrations have a copy of this module each: what is made is shared by both. */
const KEY = Symbol.for('site.search');
const shared = globalThis as { [KEY]?: WeakMap<Catalog, SearchIndex> };
shared[KEY] ??= new WeakMap();
const made = shared[KEY];

/**
 * Unwatched, like all here: the search page and the files of the search are made by every build, and
 * no other page rests on them.
 */
export function searchIndex(): SearchIndex {
  const catalog = wholeCatalog();
  const index = made.get(catalog) ?? unwatched(() => indexOf(catalog));
  made.set(catalog, index);
  return index;
}

function indexOf({ notices }: Catalog): SearchIndex {
  function* dataFiles() {
    for (const notice of notices) yield JSON.stringify(noticeFile(notice));
  }
  const firstEngine = firstEngineOf(dataFiles());
  if (firstEngine !== 'pairs') return { firstEngine, pairsFolder: undefined, pairs: new Map() };
  const pairs = makePairIndex(recordsOf(notices.map(noticeFile)));
  return { firstEngine, pairsFolder: permalink.pairs(pairIndexVersion(pairs)), pairs };
}

/** The files of pairs and of titles that the site has, by their paths from the root. */
export function* searchFiles(): Generator<IndexFile> {
  const { pairsFolder, pairs } = searchIndex();
  for (const [name, content] of pairs) {
    yield { path: `${pairsFolder}${name}`.slice(1), content: Buffer.from(content) };
  }
  for (const [shard, titles] of unwatched(() => titleFiles(wholeCatalog()))) {
    const path = permalink.titleShard(shard).slice(1);
    yield { path, content: Buffer.from(JSON.stringify(titles)) };
  }
}
