import { runsUnseenScript } from './crossing.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun, runContent } from '../dockerfile/run-script.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { instructionsAfter, readStages, type Stage } from '../dockerfile/stages.ts';
import type { Cleanup } from '../knowledge/cleanups.ts';
import { readPackageCommand } from '../knowledge/package-managers.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import type { Command } from '../shell/script.ts';

/** A command in its place. */
export interface PlacedCommand {
  readonly command: Command;
  readonly instruction: Instruction;
}

/**
 * The first command on top of a RUN that needs what a clean-up deletes: in the rest of its stage, and in the stages that
 * inherit from it. A RUN that fills the folders again before it reads them needs nothing (trap C1).
 */
export function findNeeder(scan: Scan, instruction: Instruction, cleanup: Cleanup): PlacedCommand | undefined {
  /** Stages that begin with the folders as the clean-up has left them. */
  const emptied = new Set<Stage>();
  for (const stage of readStages(scan)) {
    const isOwn = stage.instructions.some(({ start }) => start === instruction.start);
    if (!isOwn && !(stage.base.kind === 'stage' && emptied.has(stage.base.stage))) continue;
    const after = stage.instructions.filter(({ start }) => start > instruction.start);
    const found = findFirst(after, cleanup);
    if (found === 'none') emptied.add(stage);
    else if (found !== 'filled') return found;
  }
  return undefined;
}

function findFirst(instructions: readonly Instruction[], cleanup: Cleanup): PlacedCommand | 'filled' | 'none' {
  for (const instruction of instructions) {
    const content = runContent(instruction);
    const reading = content && readRun(content);
    if (!reading || isUnread(reading)) continue;
    for (const { command, within } of reading.commands) {
      if (cleanup.needs(command)) return { command, instruction };
      // One that stands in an `if` or a loop may not run.
      if (within.length > 0) continue;
      const packages = readPackageCommand(command);
      if (packages?.manager === cleanup.manager && cleanup.fills(packages)) return 'filled';
    }
  }
  return 'none';
}

/** Scripts of source archives, which configure a build and install no packages. */
const BUILD_SCRIPTS: ReadonlySet<string> = new Set([
  'configure', 'Configure', 'config', 'autogen.sh', 'buildconf', 'bootstrap', 'bootstrap.sh', 'gradlew', 'mvnw',
]); // prettier-ignore

/**
 * Something on top of a RUN that may use a package manager without our seeing it, as a noun phrase: a script, a RUN that
 * was not read, an image built on top.
 * @param mention how the package manager's name shows in a text
 */
export function findUnseenFollower(scan: Scan, instruction: Instruction, mention: RegExp): string | undefined {
  for (const later of instructionsAfter(scan, instruction)) {
    const { keyword, joined } = later.content;
    if (keyword === 'onbuild') return `the ONBUILD in line ${later.line}`;
    const isStart = keyword === 'cmd' || keyword === 'entrypoint' || keyword === 'healthcheck';
    if (isStart && mention.test(joined.text)) return `the ${keyword.toUpperCase()} in line ${later.line}`;
    const content = runContent(later);
    if (!content) continue;
    const reading = readRun(content);
    if (isUnread(reading)) {
      if (mention.test(joined.text) || content.json === undefined)
        return `the RUN in line ${later.line}, which was not read`;
      continue;
    }
    const script = reading.commands.find(({ command }) => isUnseenScript(command, mention));
    if (script) return `"${shorten(script.command.words.map(({ text }) => text).join(' '))}" in line ${later.line}`;
  }
  return undefined;
}

function isUnseenScript(command: Command, mention: RegExp): boolean {
  if (!runsUnseenScript(command)) return false;
  const program = readInvocation(command)?.program;
  if (program === undefined) return true;
  if (BUILD_SCRIPTS.has(program)) return false;
  // `sh -c "…"` shows its script.
  const inline = command.words.findIndex(({ value }) => value !== undefined && /^-[a-z]*c$/.test(value));
  const script = inline === -1 ? undefined : command.words[inline + 1]?.value;
  return (
    script === undefined || mention.test(script) || /(?:^|[\s;&|])(?:\.|source|sh|bash|\.?\/\S+)\s/.test(`${script} `)
  );
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
