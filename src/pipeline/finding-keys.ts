import { hashText } from '../text/hash.ts';
import type { Instruction } from '../dockerfile/instruction.ts';

/** Names the findings of one inspection: transform, hash of the instruction, occurrence among the like. */
export class FindingKeys {
  readonly #transform: string;
  readonly #seen = new Map<string, number>();

  constructor(transform: string) {
    this.#transform = transform;
  }

  next(instruction: Instruction): string {
    const hash = hashText(instruction.content.source);
    const occurrence = (this.#seen.get(hash) ?? 0) + 1;
    this.#seen.set(hash, occurrence);
    return `${this.#transform}:${hash}:${occurrence}`;
  }
}
