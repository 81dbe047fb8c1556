import type { RunSite } from './analysis.ts';
import type { PackageRun, PackageSite } from './package-runs.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { findCommandAfter, isUnread, readRun, runContent } from '../dockerfile/run-script.ts';
import { removeUpTo } from '../dockerfile/verbs.ts';
import { instructionsAfter } from '../dockerfile/stages.ts';
import { needsIndexToDelete, readsStoredIndex } from '../knowledge/apk-index.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { readPackageCommand } from '../knowledge/package-managers.ts';
import { findSuccessor } from '../shell/neighbours.ts';
import type { Command } from '../shell/script.ts';
import type { Edit } from '../text/edit.ts';

/**
 * A command that needs the index which a RUN leaves behind, as a clause: one in the same RUN that keeps reading it, or
 * one in what is built on top.
 * @param fixed the commands of the RUN that will read no stored index any more
 * @param isLeft the RUN leaves an index for certain; where it may not, only what fails without one counts
 */
export function findIndexReader(
  file: Dockerfile,
  run: PackageRun,
  fixed: readonly PackageSite[],
  isLeft: boolean,
): string | undefined {
  const needs = isLeft ? readsStoredIndex : needsIndexToDelete;
  const isFixed = new Set(fixed.map(({ command }) => command));
  const own = run.reading.commands.find(({ command }) => !isFixed.has(command) && needs(command));
  if (own) return `"${nameOf(own.command)}" in the same RUN needs the index`;
  const later = findCommandAfter(file, run.instruction, needs);
  return later && `"${nameOf(later)}" in a later RUN needs the index`;
}

/** Takes out an `apk update` with the link behind it. `undefined` where more than that would go, or more is asked of it. */
export function removeUpdate(run: PackageRun, { command, packages }: PackageSite): Edit | undefined {
  if (packages.options.some(({ name }) => !['-q', '--quiet', '-v', '--no-cache'].includes(name))) return undefined;
  if (command.redirections.length > 0) return undefined;
  const next = findSuccessor(run.reading.script, command);
  return next && removeUpTo(run.place, command, next);
}

function nameOf(command: Command): string {
  const apk = readPackageCommand(command);
  return apk ? ['apk', apk.subcommand].filter(Boolean).join(' ') : scriptName(command);
}

/** Something after a RUN that may call apk without our seeing it, as a noun phrase: a script, an unread RUN, a child image. */
export function findOpaqueFollower(file: Dockerfile, run: RunSite): string | undefined {
  const own = isUnread(run.reading) ? [] : run.reading.commands.map(({ command }) => command);
  const copy = file.instructions.find(
    ({ content }) => content.keyword === 'copy' && /\/var\/cache\b|\/etc\/apk\b/.test(content.joined.text),
  );
  if (copy) return 'the COPY of a cache';
  const script = own.find(runsScript);
  if (script) return scriptName(script);
  for (const instruction of instructionsAfter(file, run.instruction)) {
    const { keyword, joined } = instruction.content;
    if (keyword === 'onbuild') return 'the ONBUILD of this stage';
    const isStart = keyword === 'cmd' || keyword === 'entrypoint' || keyword === 'healthcheck';
    if (isStart && /\bapk\b/.test(joined.text)) return `the ${keyword.toUpperCase()}`;
    const content = runContent(instruction);
    if (!content) continue;
    const reading = readRun(content);
    if (isUnread(reading)) return 'a later RUN that could not be read';
    const caller = reading.commands.find(({ command }) => runsScript(command));
    if (caller) return scriptName(caller.command);
  }
  return undefined;
}

const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash', 'su', '.', 'source', 'eval']);

const SYSTEM_PROGRAM = /^\/(?:s?bin|usr)\//;
/** Scripts of source archives, which configure a build and install no packages. */
const BUILD_SCRIPTS: ReadonlySet<string> = new Set([
  'configure',
  'Configure',
  'config',
  'autogen.sh',
  'buildconf',
  'bootstrap',
  'bootstrap.sh',
]);

/** A command that runs a file which is no program of the system: `./setup.sh`, `sh /tmp/x`, `. env`. */
function runsScript(command: Command): boolean {
  const invocation = readInvocation(command);
  if (!invocation) return command.words.length > 0;
  if (SHELLS.has(invocation.program)) return true;
  const path = invocation.programWord.value!;
  return path.includes('/') && !SYSTEM_PROGRAM.test(path) && !BUILD_SCRIPTS.has(invocation.program);
}

function scriptName(command: Command): string {
  if (command.words.length === 1 && SHELLS.has(command.words[0]!.text)) return 'The script that is piped into a shell';
  return command.words
    .map(({ text }) => text)
    .join(' ')
    .slice(0, 60);
}
