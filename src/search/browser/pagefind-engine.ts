import type { Engine, RecordId } from '../core/engine.ts';
import type { Group } from '../core/facet.ts';
import { EVERY_RECORD, EVERY_REFORM, groupWord, phrase } from '../core/index-words.ts';
import type { Field, SearchRecord } from '../core/record.ts';

/** The part of `pagefind.js` that is used here. */
interface PagefindModule {
  createInstance(options: { basePath: string; noWorker: boolean }): {
    search(term: string): Promise<{ results: PagefindResult[] }>;
  };
}
interface PagefindResult {
  id: string;
  data(): Promise<{ meta: { record: string } }>;
}

/** Asks the Pagefind index, which loads only the parts of itself that a query needs. */
export class PagefindEngine implements Engine {
  readonly name = 'pagefind';
  private readonly lookUp: (words: string) => Promise<PagefindResult[]>;
  private readonly all: PagefindResult[];
  private readonly order: Map<string, RecordId>;
  /** What belongs to a unit or zone is asked for with every query, and never changes. */
  private readonly members = new Map<string, Promise<ReadonlySet<RecordId>>>();

  private constructor(lookUp: PagefindEngine['lookUp'], all: PagefindResult[]) {
    this.lookUp = lookUp;
    this.all = all;
    this.order = new Map(all.map((result, position) => [result.id, position]));
  }

  /**
   * Loads Pagefind and its index.
   * @throws {Error} where the browser or the page's policy refuses its WebAssembly, or a file fails.
   */
  static async open(indexUrl: string): Promise<PagefindEngine> {
    assertWebAssembly();
    const module = (await import(/* @vite-ignore */ `${indexUrl}pagefind.js`)) as PagefindModule;
    const instance = module.createInstance({ basePath: indexUrl, noWorker: true });
    const failures = listenForFailures();
    const lookUp = async (words: string) => {
      const { results } = await instance.search(`"${words}"`);
      if (failures.length > 0) throw new Error(failures[0]);
      return results;
    };
    const all = await lookUp(EVERY_RECORD);
    if (all.length === 0) throw new Error('the index is empty or did not arrive');
    return new PagefindEngine(lookUp, all);
  }

  containing(field: Field, foldedText: string) {
    return this.ids(phrase(field, foldedText));
  }

  belonging(group: Group, id: string) {
    return this.remembered(groupWord(group, id));
  }

  reforms() {
    return this.remembered(EVERY_REFORM);
  }

  private remembered(word: string) {
    const known = this.members.get(word) ?? this.ids(word);
    this.members.set(word, known);
    return known;
  }

  async load(ids: readonly RecordId[]) {
    return Promise.all(
      ids.map(async (id) => {
        const data = await this.all[id]?.data();
        return JSON.parse(data?.meta.record ?? 'null') as SearchRecord;
      }),
    );
  }

  private async ids(words: string): Promise<Set<RecordId>> {
    const results = await this.lookUp(words);
    return new Set(results.flatMap((result) => this.order.get(result.id) ?? []));
  }
}

/**
 * Pagefind tells of a part of its index that didn't arrive, or arrived cut, in `console.error`
 * alone, and answers on without it. Half an answer is a wrong one here.
 */
function listenForFailures(): string[] {
  const failures: string[] = [];
  const report = console.error;
  console.error = (...words: unknown[]) => {
    if (/^(Failed to load|Decompressing)/.test(String(words[0]))) failures.push(String(words[0]));
    report(...words);
  };
  return failures;
}

/** An empty module whose one function returns two values: Pagefind's build needs that and reference types. */
const MULTI_VALUE_MODULE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 6, 1, 96, 0, 2, 127, 111, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 208,
  111, 11,
]);

/** @throws {Error} where Pagefind could not run, before anything of it is fetched. */
function assertWebAssembly() {
  new WebAssembly.Module(MULTI_VALUE_MODULE);
}
