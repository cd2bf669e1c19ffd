/** Why a notice can't be imported at all, in the words of an editor (Chinese): what, and what to do. */
export class ImportFailure extends Error {}

/** Stops the import; nothing has been written by then. */
export function fail(problem: string, mend: string): never {
  throw new ImportFailure(`${problem}\n改法：${mend}`);
}
