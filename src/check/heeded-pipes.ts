import type { InstructionRule } from './instruction-rules.ts';
import { flagsOf } from './joins.ts';
import { isUnread, readRun, type RunReading } from '../dockerfile/run-script.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { readStages } from '../dockerfile/stages.ts';
import { sourceOffset } from '../text/mapped-text.ts';
import { findHiddenFailure, findPipeObstacle } from '../trace/pipe-failures.ts';
import { readPipefailShell } from '../trace/pipefail-shell.ts';
import { shellInForceAt } from '../trace/shell-in-force.ts';

/**
 * `heeds-pipe-failures`: a script begins with `set -o pipefail`, in a shell that knows it. Every pipe in it is one of commands that
 * read to the end, and whose failure is nothing but that.
 */
export const HEEDED_PIPES_RULE: InstructionRule = {
  change: (old, fresh, { before, surroundings }) => {
    if (old.content.keyword !== 'run' || fresh.content.keyword !== 'run') return 'it is no RUN';
    if (flagsOf(old.content) !== flagsOf(fresh.content)) return 'its flags changed';
    const reading = readRun(old.content);
    const stage = readStages(before).findLast(({ from }) => from.start < old.start);
    if (!stage || isUnread(reading)) return 'it cannot be read';
    if (!isLed(old, fresh, reading)) return 'more than "set -o pipefail" at its head changed';
    const shell = readPipefailShell(before, stage, old, surroundings.catalogue);
    if (shell.kind !== 'knows') return 'its shell may not know pipefail';
    if (!findHiddenFailure(reading)) return 'no pipe of it hides a failure';
    return findPipeObstacle(reading, shellInForceAt(before, old).isErrexit)?.detail;
  },
};

function isLed(old: Instruction, fresh: Instruction, { mapped, script }: RunReading): boolean {
  const [was, is] = [old.content.source, fresh.content.source];
  const [first] = script.list.statements;
  if (!first) return false;
  const isOne = script.list.statements.length === 1 && !first.isBackground;
  const start = sourceOffset(mapped, first.span.start);
  const links = old.content.heredocs.length > 0 ? ['\n', '; '] : isOne ? [' && ', '; '] : ['; '];
  if (links.some((link) => is === `${was.slice(0, start)}set -o pipefail${link}${was.slice(start)}`)) return true;
  // Options may go on with one more.
  const head = /^set(?:[ \t]+-[a-zA-Z]+)+(?=[ \t]*(?:;|&&|\n))/.exec(script.text.slice(first.span.start))?.[0];
  if (head === undefined) return false;
  const end = sourceOffset(mapped, first.span.start + head.length - 1) + 1;
  return is === `${was.slice(0, end)} -o pipefail${was.slice(end)}`;
}
