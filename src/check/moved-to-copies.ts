import type { Window } from './window.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { isCopy } from '../trace/copy-window.ts';

/** What a flag of a COPY takes over from commands of the RUN behind it. */
export interface Moving<Lost> {
  /** The value of the flag that an instruction has got; `undefined` where anything else of it changed, too. */
  readonly readAdded: (old: Instruction, fresh: Instruction) => string | undefined;
  /** What a RUN does no more, of which nothing may be left (`undefined`); a clause where anything else of it changed. */
  readonly readLost: (old: Instruction, fresh: Instruction | undefined) => readonly Lost[] | string;
  /** Why no copy can have the flag, as a clause. */
  readonly against?: string | undefined;
}

/** How the instructions of a window differ. */
export interface Moved<Lost> {
  /** The copies that have got the flag, with its value. */
  readonly given: ReadonlyMap<Instruction, string>;
  /** The RUNs that do less. */
  readonly runs: readonly { readonly run: Instruction; readonly lost: readonly Lost[] }[];
}

/** @returns a clause where they differ by anything else */
export function readMoved<Lost>({ old: before, fresh: after }: Window, moving: Moving<Lost>): Moved<Lost> | string {
  const { readAdded, readLost, against } = moving;
  const given = new Map<Instruction, string>();
  const runs: Moved<Lost>['runs'][number][] = [];
  let at = 0;
  for (const old of before) {
    const fresh = after[at];
    if (fresh && fresh.content.source === old.content.source) {
      at += 1;
      continue;
    }
    const added = fresh && isCopy(old) ? readAdded(old, fresh) : undefined;
    if (added !== undefined) {
      if (against !== undefined) return against;
      given.set(old, added);
      at += 1;
      continue;
    }
    const changed = fresh ? readLost(old, fresh) : 'it is gone';
    const lost = typeof changed === 'string' ? readLost(old, undefined) : changed;
    if (typeof lost === 'string') return lost;
    if (typeof changed !== 'string') at += 1;
    runs.push({ run: old, lost });
  }
  return at < after.length ? 'an instruction is new' : { given, runs };
}
