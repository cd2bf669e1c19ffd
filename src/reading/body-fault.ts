/** Something in a body that may not stand there. */
export interface BodyFault {
  /** From 1, within the body. */
  line: number;
  problem: string;
  mend: string;
}
