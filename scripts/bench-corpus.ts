/** Puts made-up reforms into a copy of the built site, as far as its search goes. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { NoticeFile } from '../src/files/data-schemas.ts';
import type { Catalog } from '../src/policy/model.ts';
import { firstEngine } from '../src/search/build/first-engine.ts';
import { titleFiles } from '../src/search/build/make-titles.ts';
import type { EngineKind } from '../src/search/core/engine.ts';
import { FACTS_FILE } from '../src/search/core/pair-index.ts';
import { catalogWith, searchFiles } from '../tests/asker.ts';

/** The copy, and what is asked first in it. */
export interface Corpus {
  folder: string;
  engine: EngineKind;
  /** Bytes on disc of the files of pairs, and of titles. */
  pairs: number;
  titles: number;
}

/** @param built the site that is copied. */
export function corpusOf(built: string, catalog: Catalog, notice: NoticeFile): Corpus {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  cpSync(built, folder, { recursive: true });
  rmSync(join(folder, 'pagefind'), { recursive: true });
  const engine = firstEngine([JSON.stringify(notice)]);
  const write = (name: string, content: string) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  };
  for (const [name, content] of searchFiles(catalog, [notice])) {
    if (name === 'data.json') write('fj7/data.json', content);
    else if (/^(facts|[pr]\d+)\.json$/.test(name)) write(`search/pairs/bench/${name}`, content);
    else write(`search/${name}`, content);
  }
  for (const [name, content] of titleFiles(catalogWith(catalog, [notice])))
    write(`search/titles/${name}.json`, JSON.stringify(content));
  if (engine === 'pairs') lookUpPairs(join(folder, 'search/index.html'));
  compress(folder);
  return {
    folder,
    engine,
    pairs: weightOf(join(folder, 'search/pairs')),
    titles: weightOf(join(folder, 'search/titles')),
  };
}

/** The search page as a build makes it where there is much: it names the pairs and loads their facts. */
function lookUpPairs(page: string) {
  const html = readFileSync(page, 'utf8')
    .replace(/data-first="\w+"/, 'data-first="pairs" data-pairs-src="pairs/bench/"')
    .replace(
      /(<link rel="preload" as="fetch" href=")[^"]*data\.json"/,
      `$1pairs/bench/${FACTS_FILE}"`,
    );
  if (!html.includes(`pairs/bench/${FACTS_FILE}`)) throw new Error(`${page} preloads no data`);
  writeFileSync(page, html);
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

const weightOf = (folder: string) =>
  filesIn(folder)
    .filter((file) => !file.endsWith('.br'))
    .reduce((sum, file) => sum + statSync(file).size, 0);

/** What a server would compress, at a quality that one can afford on the fly. */
function compress(folder: string) {
  for (const file of filesIn(folder).filter((name) => /\.(html|css|js|json|svg)$/.test(name))) {
    const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };
    writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file), options));
  }
}
