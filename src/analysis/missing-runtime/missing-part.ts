import type { Instruction } from '../../dockerfile/instruction.ts';

/** Something without which the program of an image does not start. */
export interface MissingPart {
  /** The instruction that a reader would change. */
  readonly instruction: Instruction;
  /** What to do, as a verb phrase. */
  readonly title: string;
  /** What is not there, and what comes of it, as a clause. */
  readonly why: string;
  readonly evidence: readonly string[];
}
