import type { Effect } from './effects.ts';
import type { Window } from './window.ts';
import type { Instruction, InstructionContent } from '../dockerfile/instruction.ts';
import { findThrowAwayMount } from '../dockerfile/mounts.ts';
import { hasPragma } from '../dockerfile/pragmas.ts';
import { readStages } from '../dockerfile/stages.ts';
import { baseFolderOf } from '../knowledge/images/base-folder.ts';
import { findCrossing } from '../trace/crossing.ts';
import { findLostFolder } from '../trace/lost-folder.ts';
import type { ScriptEvent } from '../trace/script-event.ts';
import { shellInForceAt } from '../trace/shell-in-force.ts';

/**
 * Whether the boundary between two RUNs may go.
 * @param first the events of each RUN joined so far
 * @param second those of the RUN to be joined
 * @returns why not, naming the event
 */
export function findJoinObjection(
  { before, surroundings }: Window,
  [previous, next]: readonly [Instruction, Instruction],
  first: readonly (readonly ScriptEvent[])[],
  second: readonly ScriptEvent[],
  effects: readonly Effect[],
): string | undefined {
  const boundary = `the end of the RUN in line ${previous.line}`;
  if (!effects.includes('joins-layers')) return `${boundary} is missing`;
  if (flagsOf(previous.content) !== flagsOf(next.content))
    return `${boundary} is missing, and the flags of the RUN behind it are others`;
  if (previous.content.keywordText !== next.content.keywordText && previous.content.keyword !== next.content.keyword)
    return `${boundary} is missing, and what follows is no RUN`;
  const mount = findThrowAwayMount(next.content);
  if (mount) return `${boundary} is missing, which empties ${mount.text}`;
  if (hasPragma(before, previous) || hasPragma(before, next))
    return `${boundary} is missing, and a pragma speaks of one RUN only`;
  if (shellInForceAt(before, next).readsStartupFiles)
    return `${boundary} is missing, and its shell reads start-up files`;
  const stage = readStages(before).findLast(({ from }) => from.start < previous.start);
  const base = stage && baseFolderOf(before, stage, surroundings.catalogue());
  const lost = findLostFolder(before, previous, base);
  if (lost !== undefined) return `${boundary} is missing, and ${lost}`;
  const crossing = findCrossing(first, second);
  if (!crossing) return undefined;
  if (crossing.kind === 'unseen' && effects.includes('joins-unseen-scripts')) return undefined;
  return `${boundary} is missing, and ${crossing.because}`;
}

/** The flags of an instruction, to compare. */
export function flagsOf({ flags }: InstructionContent): string {
  return flags.map(({ text }) => text).join('\n');
}
