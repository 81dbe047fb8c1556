import type { Effect } from './effects.ts';
import type { Surroundings } from '../context/surroundings.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Instruction } from '../dockerfile/instruction.ts';

/** The instructions of a file that a fix may have changed, and what they became. */
export interface Window {
  readonly before: Dockerfile;
  readonly after: Dockerfile;
  readonly old: readonly Instruction[];
  readonly fresh: readonly Instruction[];
  readonly surroundings: Surroundings;
}

/** An instruction and those that it was made of: none of one that is new. */
export interface Group {
  readonly old: readonly Instruction[];
  /** `undefined` of one that is gone. */
  readonly fresh: Instruction | undefined;
  /**
   * `same-by-letters`: but for words that an effect covers, nothing changed. `same-by-events`: no command came, no boundary
   * went. `restructured`: RUNs were joined, or commands added. `ruled`: the rule of an effect covers it as a whole.
   */
  readonly kind: 'same-by-letters' | 'same-by-events' | 'restructured' | 'ruled';
  /** Of one that is ruled. */
  readonly by?: Effect;
}
