import { hashText } from '../text/hash.ts';
import type { Instruction, InstructionContent } from '../dockerfile/instruction.ts';
import { memoize } from '../text/memo.ts';

/** Each transform asks again, in every look. */
const hashOf = memoize(({ source }: InstructionContent) => hashText(source));

/** Names the findings of one inspection: transform, hash of the instruction, occurrence among the like. */
export class FindingKeys {
  readonly #transform: string;
  readonly #seen = new Map<string, number>();

  constructor(transform: string) {
    this.#transform = transform;
  }

  next(instruction: Instruction): string {
    const hash = hashOf(instruction.content);
    const occurrence = (this.#seen.get(hash) ?? 0) + 1;
    this.#seen.set(hash, occurrence);
    return `${this.#transform}:${hash}:${occurrence}`;
  }
}
