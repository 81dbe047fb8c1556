import type { Window } from './window.ts';
import type { Instruction } from '../dockerfile/instruction.ts';

/** Two instructions that have changed places. */
export interface Swap {
  /** The one that came first, and comes later now. */
  readonly later: Instruction;
  readonly earlier: Instruction;
}

/** What became of the order of instructions. */
export interface Moves {
  readonly swaps: readonly Swap[];
  /** In the file before, by the same text, what each instruction of the file after is; none for one that is new. */
  readonly origins: ReadonlyMap<Instruction, Instruction>;
  readonly added: readonly Instruction[];
}

/** A window with more of them is nobody's, and each pair is looked at. */
const MAX_INSTRUCTIONS = 400;

/**
 * Works out what moved, by the texts of the instructions: of those that are alike, the first is the first.
 * @returns a clause where one is missing or changed
 */
export function readMoves({ old, fresh }: Window): Moves | string {
  if (old.length > MAX_INSTRUCTIONS) return 'more instructions changed their places than can be looked at';
  const open = new Map<string, { readonly instruction: Instruction; readonly at: number }[]>();
  for (const [at, instruction] of old.entries()) {
    const { source } = instruction.content;
    const same = open.get(source);
    if (same) same.push({ instruction, at });
    else open.set(source, [{ instruction, at }]);
  }
  const origins = new Map<Instruction, Instruction>();
  const added: Instruction[] = [];
  const places: { readonly instruction: Instruction; readonly at: number }[] = [];
  for (const instruction of fresh) {
    const origin = open.get(instruction.content.source)?.shift();
    if (!origin) {
      added.push(instruction);
      continue;
    }
    origins.set(instruction, origin.instruction);
    places.push(origin);
  }
  if (places.length !== old.length) return 'an instruction is missing, or changed';
  const swaps = places.flatMap(({ instruction: earlier, at }, i) =>
    places.slice(i + 1).flatMap((other) => (other.at < at ? [{ earlier, later: other.instruction }] : [])),
  );
  return { swaps, origins, added };
}

/** Whether an instruction stands, letter by letter, in both of the texts. */
export function isMoved({ content }: Instruction, { old, fresh }: Window): boolean {
  const isSame = (other: Instruction): boolean => other.content.source === content.source;
  return old.some(isSame) && fresh.some(isSame);
}
