/** A reason to stop that a person can mend: its message, in Chinese, is all that is shown. */
export class Stop extends Error {
  override name = 'Stop';
}
