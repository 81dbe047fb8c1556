import { findPrependLink } from './added-commands.ts';
import type { PackageRun, PackageSite } from './package-runs.ts';
import { prependCommand } from '../dockerfile/append-command.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Edit } from '../text/edit.ts';
import { findSourceChange } from '../trace/apt-sources.ts';
import { instructionsBefore, shellInForceAt } from '../trace/shell-in-force.ts';

/** Why an install cannot be given a fetch of the lists of its own. */
export type FetchObstacle = 'flags' | 'other-user' | 'sources-change' | 'unclear-place';

/**
 * An `apt-get update` right before a command that reads the lists of an earlier RUN: by the same right, from the same sources
 * (trap B14).
 * @returns the edit; or why there is none, with a clause
 */
export function fetchBefore(
  file: Dockerfile,
  { instruction, reading, stage, content, place }: PackageRun,
  { command, packages }: PackageSite,
): Edit | { readonly reason: FetchObstacle; readonly detail: string } {
  const [flag] = content.flags;
  if (flag) return { reason: 'flags', detail: `line ${instruction.line} has ${flag.text}` };
  const own = reading.commands.filter((site) => site.command.span.start < command.span.start);
  const change = findSourceChange(
    instructionsBefore(stage, instruction),
    own.map((site) => site.command),
  );
  if (change !== undefined) return { reason: 'sources-change', detail: change };
  const { via } = packages.invocation;
  if (via.some((name) => name !== 'sudo')) return { reason: 'other-user', detail: `it runs by ${via.join(' ')}` };
  const fetch = `${via.length > 0 ? 'sudo ' : ''}${packages.program} update`;
  const link = findPrependLink(reading.script, command, fetch, shellInForceAt(file, instruction).isErrexit);
  if (!link) return { reason: 'unclear-place', detail: `nothing can be put before the command in line ${instruction.line}` }; // prettier-ignore
  return prependCommand(place, command, link, fetch);
}
