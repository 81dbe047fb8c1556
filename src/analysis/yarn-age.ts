import type { Analysis } from './analysis.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { isUnread } from '../dockerfile/run-script.ts';
import { provesYarn1, TURNS_INTO_BERRY } from '../knowledge/yarn.ts';
import { instructionsBefore } from '../trace/shell-in-force.ts';

/** Whether the `yarn` of a RUN is Yarn 1 for certain: one of its commands shows it, and nothing turns it into another. */
export function isYarn1Proven({ runs }: Analysis, instruction: Instruction): boolean {
  const run = runs.find((candidate) => candidate.instruction === instruction);
  if (!run) return false;
  const all = [...instructionsBefore(run.stage, instruction), instruction];
  if (all.some(({ content }) => TURNS_INTO_BERRY.test(content.joined.text))) return false;
  const { reading } = run;
  return !isUnread(reading) && reading.commands.some(({ command }) => provesYarn1(reading.script, command));
}
