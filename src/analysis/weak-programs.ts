import type { PackageRun } from './package-runs.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { isUnread, readRun, runContent } from '../dockerfile/run-script.ts';
import { instructionsAfter } from '../dockerfile/stages.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import type { PackageCommand } from '../knowledge/package-managers.ts';
import { WEAK_PROGRAMS } from '../knowledge/weak-packages.ts';

/**
 * A program that is used in a RUN or on top of it, and that an install brings by a weak dependency alone, as a clause.
 * @param install one of the commands of the RUN
 */
export function findMissedProgram(file: Dockerfile, run: PackageRun, install: PackageCommand): string | undefined {
  const named = run.sites.flatMap(({ packages }) => packages.operands.map(({ value, text }) => value ?? text));
  for (const { value, text } of install.operands) {
    const name = value ?? text;
    const weak = WEAK_PROGRAMS.find((candidate) => candidate.package.test(name));
    if (!weak || named.some((other) => weak.bringer.test(other))) continue;
    const program = weak.programs.find((candidate) => isUsed(file, run, candidate));
    if (program !== undefined) return `${program} is used, and ${name} recommends its package`;
  }
  return undefined;
}

function isUsed(file: Dockerfile, { reading, instruction }: PackageRun, program: string): boolean {
  if (reading.commands.some(({ command }) => readInvocation(command)?.program === program)) return true;
  const mention = new RegExp(`(?<![\\w.-])${program}(?![\\w.-])`);
  return instructionsAfter(file, instruction).some((later) => {
    const content = runContent(later);
    const own = content && readRun(content);
    if (own === undefined || isUnread(own))
      return isStart(later.content.keyword) && mention.test(later.content.joined.text);
    return own.commands.some(
      ({ command }) => readInvocation(command)?.program === program || mentions(command, mention),
    );
  });
}

/** A script in quotes, as `bash -c` and `su -c` take it. */
function mentions({ words }: { readonly words: readonly { readonly text: string }[] }, mention: RegExp): boolean {
  return words.some(({ text }) => /\s/.test(text) && mention.test(text));
}

function isStart(keyword: string | undefined): boolean {
  return keyword === 'cmd' || keyword === 'entrypoint' || keyword === 'healthcheck' || keyword === 'run';
}
