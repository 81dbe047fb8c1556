import { findPrependLink } from './added-commands.ts';
import type { PackageRun, PackageSite } from './package-runs.ts';
import { prependCommand } from '../dockerfile/append-command.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { PackageCommand } from '../knowledge/package-managers.ts';
import type { Edit } from '../text/edit.ts';
import { PLAIN_OPTIONS } from '../trace/apt-fetch.ts';
import { findSourceChange } from '../trace/apt-sources.ts';
import { shellInForceAt } from '../trace/shell-in-force.ts';

/** Why an install cannot be given a fetch of the lists of its own. */
export type FetchObstacle = 'flags' | 'other-user' | 'sources-change' | 'unclear-place';

/**
 * An `apt-get update` right before a command that reads the lists of an earlier RUN: by the same right, from the same sources
 * (trap B14), as quiet as the one that it takes the place of.
 * @param earlier the fetch of the earlier RUN
 * @returns the edit; or why there is none, with a clause
 */
export function fetchBefore(
  file: Dockerfile,
  { instruction, reading, stage, content, place }: PackageRun,
  { command, packages }: PackageSite,
  earlier: PackageCommand,
): Edit | { readonly reason: FetchObstacle; readonly detail: string } {
  const [flag] = content.flags;
  if (flag) return { reason: 'flags', detail: `line ${instruction.line} has ${flag.text}` };
  const own = reading.commands.filter((site) => site.command.span.start < command.span.start);
  const change = findSourceChange(
    file,
    stage,
    instruction,
    own.map((site) => site.command),
  );
  if (change !== undefined) return { reason: 'sources-change', detail: change };
  const { via } = packages.invocation;
  if (via.some((name) => name !== 'sudo')) return { reason: 'other-user', detail: `it runs by ${via.join(' ')}` };
  const words = earlier.invocation.args.filter(
    (word) => word === earlier.subcommandWord || PLAIN_OPTIONS.has(word.text),
  );
  const fetch = [...via, packages.program, ...words.map(({ text }) => text)].join(' ');
  const link = findPrependLink(reading.script, command, fetch, shellInForceAt(file, instruction).isErrexit);
  if (!link) return { reason: 'unclear-place', detail: `nothing can be put before the command in line ${instruction.line}` }; // prettier-ignore
  return prependCommand(place, command, link, fetch);
}
