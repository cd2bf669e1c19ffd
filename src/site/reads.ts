/**
 * What is read of the catalog while something is made, so that it need not be made again while
 * nothing of that has changed. Astro bundles the pages with a copy of this module, hence one shared
 * state; only one thing is made at a time.
 */
interface Watch {
  /** What has been read since a making began; none while nothing is watched. */
  reads: Set<number> | undefined;
}

const KEY = Symbol.for('site.reads');
const shared = globalThis as { [KEY]?: Watch };
shared[KEY] ??= { reads: undefined };
const watch = shared[KEY];

/** What was made, and the parts of the catalog that were read for it. */
export interface Made<T> {
  made: T;
  reads: ReadonlySet<number>;
}

/**
 * Makes something, and tells which parts were read.
 * @throws {Error} where something else is being made: then nobody could tell whose the reads are.
 */
export async function watched<T>(make: () => T | Promise<T>): Promise<Made<T>> {
  if (watch.reads) throw new Error('Two things are made at once: build.concurrency has to be 1.');
  const reads = new Set<number>();
  watch.reads = reads;
  try {
    return { made: await make(), reads };
  } finally {
    watch.reads = undefined;
  }
}

/** Runs something whose reads are no concern of what is being made. Say why wherever it is used. */
export function unwatched<T>(run: () => T): T {
  const { reads } = watch;
  watch.reads = undefined;
  try {
    return run();
  } finally {
    watch.reads = reads;
  }
}

/** Makes reading any of an object's fields count as reading a part of the catalog. */
export function watchFields<T extends object>(
  object: T,
  fields: readonly (keyof T)[],
  part: number,
): void {
  for (const field of fields) {
    const value = object[field];
    Object.defineProperty(object, field, {
      get: () => {
        watch.reads?.add(part);
        return value;
      },
      enumerable: true,
      configurable: true,
    });
  }
}
