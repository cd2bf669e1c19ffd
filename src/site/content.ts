import type { Fault } from '../policy/fault.ts';
import { faultReport } from '../policy/fault.ts';
import type { Catalog } from '../policy/model.ts';
import { checkContent } from '../reading/check.ts';

interface Checked {
  catalog: Catalog;
  faults: Fault[];
}

/**
 * The content of one build is shared by the pages, which Astro bundles, and the integrations, which
 * it doesn't: each has its own copy of this module, and the content is read once for both.
 */
const KEY = Symbol.for('site.content');
const shared = globalThis as { [KEY]?: Checked };

/** The content with its faults, read at the first call. */
export function checkedOnce(): Checked {
  shared[KEY] ??= checkContent(process.cwd());
  return shared[KEY];
}

/** While writing: the next call reads what has changed. */
export function forgetContent(): void {
  delete shared[KEY];
}

/**
 * The catalog, where the content has no faults.
 * @throws {Error} whose message is the editor's report.
 */
export function wholeCatalog(): Catalog {
  const { catalog, faults } = checkedOnce();
  if (faults.length > 0) {
    const report = new Error(faultReport(faults));
    // An editor has nothing to find in this program: without its stack the report is shown alone.
    report.stack = '';
    throw report;
  }
  return catalog;
}
