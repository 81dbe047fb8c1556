import { findAppendLink } from './added-commands.ts';
import type { Analysis } from './analysis.ts';
import type { PackageRun } from './package-runs.ts';
import { appendCommand } from '../dockerfile/append-command.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Edit } from '../text/edit.ts';
import { shellInForceAt } from '../trace/shell-in-force.ts';

/** Puts a command at the end of a RUN, so that it runs last, and only if all before it went well; `undefined` where that cannot be. */
export function appendTo(file: Dockerfile, { style }: Analysis, run: PackageRun, command: string): Edit | undefined {
  const { isErrexit } = shellInForceAt(file, run.instruction);
  const found = findAppendLink(run.reading.script, command, isErrexit, run.content.heredocs.length > 0);
  return found && appendCommand(run.place, found.last, found.link, command, style);
}
