import type { HistoryReader } from './git-history.ts';
import { isKnown, resolveIn, type SymbolicPath } from './symbolic-path.ts';
import { isAtOrBelow } from '../context/context-path.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { instructionsAfter, readStages } from '../dockerfile/stages.ts';

/**
 * The WORKDIR by which a file ends in a folder without saying what is started there: whoever opens a shell in such an image works on
 * what lies there. `undefined` where it ends elsewhere, or says what to start.
 * @param startAt the folder in which an instruction begins
 */
export function findWorkplace(
  scan: Scan,
  run: Instruction,
  path: SymbolicPath,
  startAt: (instruction: Instruction) => SymbolicPath,
): HistoryReader | undefined {
  const behind = instructionsAfter(scan, run);
  const last = behind.findLast(({ content }) => content.keyword === 'workdir');
  if (!last || readStages(scan).some(({ instructions }) => instructions.some(startsSomething))) return undefined;
  const text = argumentsText(last.content).trim();
  if (/[$"'\\`]/.test(text)) return undefined;
  const place = resolveIn(startAt(last), text.replace(/(?<=.)\/+$/, ''));
  if (place === undefined || isKnown(place) !== isKnown(path) || !isAtOrBelow(place, path)) return undefined;
  return { text: `WORKDIR ${text.slice(0, 60)}`, line: last.line };
}

function startsSomething({ content: { keyword } }: Instruction): boolean {
  return keyword === 'cmd' || keyword === 'entrypoint';
}
