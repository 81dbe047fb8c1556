import type { Instruction } from '../dockerfile/instruction.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { readStages, type Stage, wholeOf } from '../dockerfile/stages.ts';
import { countLeading } from '../text/halving.ts';
import { memoize } from '../text/memo.ts';
import { readVariables } from '../dockerfile/variables.ts';

/** What is known of the shell that a RUN or a shell-form CMD is handed to. */
export interface ShellInForce {
  /** The words of the SHELL; `undefined` where the builder's own is used. */
  readonly words: readonly string[] | undefined;
  /** It begins with errexit on. */
  readonly isErrexit: boolean;
  /** It reads files of its own before the script: a login or interactive shell, or `BASH_ENV` is set (trap B17). */
  readonly readsStartupFiles: boolean;
}

const PLAIN: ShellInForce = { words: undefined, isErrexit: false, readsStartupFiles: false };

/** Whether anything in a file makes its shells others than the builder's own. */
const changesShell = memoize((scan: Scan): boolean => {
  return scan.instructions.some(
    (instruction) => instruction.content.keyword === 'shell' || setsStartupFile(instruction),
  );
});

/** The shell in force at an instruction of a stage; a SHELL of a local parent stage is inherited. */
export function shellInForceAt(scan: Scan, instruction: Instruction): ShellInForce {
  if (!changesShell(scan)) return PLAIN;
  const stage = readStages(scan).findLast(({ from }) => from.start <= instruction.start);
  const before = stage ? instructionsBefore(stage, instruction) : [];
  const last = before.findLast(({ content }) => content.keyword === 'shell');
  const words = last?.content.json;
  const options = (words ?? []).slice(1);
  return {
    words,
    isErrexit: options.some((word, i) => /^-[a-zA-Z]*e/.test(word) || (word === 'errexit' && options[i - 1] === '-o')),
    readsStartupFiles:
      options.some((word) => /^-[a-zA-Z]*[il]/.test(word) || word === '--login') || before.some(setsStartupFile),
  };
}

/** What stands in a stage before an instruction, all of its local parent stages first. */
export function instructionsBefore(stage: Stage, instruction: Instruction): readonly Instruction[] {
  const all = wholeOf(stage);
  return all.slice(
    0,
    countLeading(all, ({ start }) => start < instruction.start),
  );
}

function setsStartupFile({ content }: Instruction): boolean {
  if (content.keyword !== 'env' && content.keyword !== 'arg') return false;
  return readVariables(content).some(({ name }) => name === 'BASH_ENV' || name === 'ENV');
}
