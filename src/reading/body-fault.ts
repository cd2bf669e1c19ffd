/** Something in a body that may not stand there. */
export interface BodyFault {
  /** From 1, within the body. */
  line: number;
  problem: string;
  mend: string;
  /** Whether it keeps the paragraphs from being told apart, so that they can't be compared. */
  structure?: boolean;
}
