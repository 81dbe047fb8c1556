import type { Effect } from './effects.ts';
import type { InstructionRule } from './instruction-rules.ts';
import { type LostOwner, readLostOwners } from './lost-owners.ts';
import { findGivenObjection, type GivenCopy } from './given-copies.ts';
import { readMoved } from './moved-to-copies.ts';
import { addedOwner } from './user-steps.ts';
import type { Window } from './window.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { shellAt } from '../dockerfile/shells.ts';
import { readStages } from '../dockerfile/stages.ts';
import { isCopy, isTooLong, readCopyWindow } from '../trace/copy-window.ts';

function ruleOf(isProven: boolean): InstructionRule {
  return {
    change: (old, fresh) => {
      if (isCopy(old)) return addedOwner(old, fresh) === undefined ? 'more than an owner came' : undefined;
      const lost = readLostOwners(old, fresh);
      return typeof lost === 'string' ? lost : undefined;
    },
    removal: (old, { fresh }) => {
      if (fresh.some((other) => typeof readLostOwners(old, other) !== 'string'))
        return 'something of it is still there';
      const lost = readLostOwners(old, undefined);
      if (typeof lost === 'string') return lost;
      return lost.some(({ isAlone }) => isAlone) ? 'a folder needs its owner' : undefined;
    },
    whole: (window, effects) => findDifference(window, isProven && !effects.includes('copies-into-new-folder')),
  };
}

/**
 * Copies get an owner, and the RUN right behind them gives it to their files no more. Whether what the RUN reached is what
 * they bring is looked at for the whole file, from the text before.
 */
export const OWNED_COPIES_RULES: Partial<Readonly<Record<Effect, InstructionRule>>> = {
  'copies-with-owner': ruleOf(true),
  'copies-into-new-folder': ruleOf(false),
};

/** @param isProven nothing may rest on what the base image holds */
function findDifference(window: Window, isProven: boolean): string | undefined {
  const moved = readMoved(window, { readAdded: addedOwner, readLost: readLostOwners });
  if (typeof moved === 'string') return moved;
  const { given: owners, runs } = moved;
  const covered = new Set<Instruction>();
  for (const { run, lost } of runs) {
    const objection = findRunObjection(window, run, lost, owners, covered, isProven);
    if (objection !== undefined) return `${objection} (line ${run.line})`;
  }
  const stray = [...owners.keys()].find((copy) => !covered.has(copy));
  return stray && `what line ${stray.line} copies was given to nobody`;
}

function findRunObjection(
  window: Window,
  run: Instruction,
  lost: readonly LostOwner[],
  owners: ReadonlyMap<Instruction, string>,
  covered: Set<Instruction>,
  isProven: boolean,
): string | undefined {
  const { before } = window;
  const stage = readStages(before).findLast(({ from }) => from.start < run.start);
  if (!stage || !stage.isShipped) return 'it is in a stage that does not ship';
  if (shellAt(before, run) === 'foreign') return 'it is for a shell that is none of Unix';
  const found = readCopyWindow(stage, run);
  if (isTooLong(stage, found)) return 'more stands before it than can be looked at';
  const copies = found.copies.map((instruction): GivenCopy => {
    const own = instruction.content.flags.find(({ name }) => name === 'chown')?.value;
    return { instruction, owner: owners.get(instruction) ?? own };
  });
  return findGivenObjection({ window, stage, run, copies, isProven }, lost, covered);
}
