import type { Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun } from '../dockerfile/run-script.ts';

const ADDED = 'CGO_ENABLED=0 ';

/**
 * Whether a RUN became the same one with `CGO_ENABLED=0` before calls of `go build` or `go install`, and nothing else: the file
 * must not have spoken of C before. Whether the program can do without is another question.
 */
export function turnsOffC(old: Instruction, fresh: Instruction): boolean {
  if (old.content.keyword !== 'run' || fresh.content.keyword !== 'run') return false;
  const [was, is] = [old.content.source, fresh.content.source];
  if (was === is || /CGO_/.test(was) || is.replaceAll(ADDED, '') !== was) return false;
  const reading = readRun(fresh.content);
  if (isUnread(reading)) return false;
  const added = reading.commands.filter(({ command }) =>
    command.assignments.some(({ name }) => name === 'CGO_ENABLED'),
  );
  const isBuild = added.every(({ command: { assignments, words } }) => {
    return assignments[0]!.name === 'CGO_ENABLED' && words[0]?.value === 'go' && /^(?:build|install)$/.test(words[1]?.value ?? ''); // prettier-ignore
  });
  return isBuild && added.length === is.split(ADDED).length - 1;
}
