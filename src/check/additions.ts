import type { Effect } from './effects.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun } from '../dockerfile/run-script.ts';
import { readMounts } from '../dockerfile/mounts.ts';
import { fetchesLists, readsLists } from '../knowledge/apt-lists.ts';
import { mayLieIn } from '../knowledge/cleanup.ts';
import { cleanupCommand, findOtherPlace } from '../knowledge/cleanup-command.ts';
import { type Cleanup, CLEANUPS } from '../knowledge/cleanups.ts';
import { readPackageCommand } from '../knowledge/package-managers.ts';
import { provesYarn1, TURNS_INTO_BERRY } from '../knowledge/yarn.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import type { Command } from '../shell/script.ts';
import { findNeeder, findUnseenFollower } from '../trace/later.ts';
import { findLeaving } from '../trace/leaving.ts';
import type { ScriptEvent } from '../trace/script-event.ts';
import { findUnknownGo } from '../trace/go-base.ts';
import { findOccupant } from '../trace/occupied-folder.ts';
import { findLostProgram } from '../trace/lost-program.ts';
import { instructionsBefore, shellInForceAt, type ShellInForce } from '../trace/shell-in-force.ts';
import { readStages, type Stage } from '../dockerfile/stages.ts';
import { PLAIN_OPTIONS } from '../trace/apt-fetch.ts';
import { findSourceChange } from '../trace/apt-sources.ts';

/** Where an event stands that was not there before. */
export interface Addition {
  readonly event: ScriptEvent;
  /** The events of the RUN that stand before and behind it. */
  readonly before: readonly ScriptEvent[];
  readonly behind: readonly ScriptEvent[];
  /** The RUN, in the file with the fix. */
  readonly instruction: Instruction;
  readonly file: Dockerfile;
}

/** Why an event may not be added, as a clause that names it; `undefined` where an effect covers it. */
export function findAdditionObjection(addition: Addition, effects: readonly Effect[]): string | undefined {
  const { event } = addition;
  const name = `"${event.text}" is new`;
  const [command] = event.commands;
  if (event.kind !== 'command' || !command) return name;
  if (event.onFailure !== 'abort') return `${name}, and on a failure of it the build goes on`;
  if (command.assignments.length > 0 || command.redirections.length > 0) return name;
  const end = findLeaving(addition.before);
  if (end) return `${name}, and "${end.text}" before it may end the script`;
  const cleanup = CLEANUPS.find((candidate) => isCleanupOf(candidate, command, addition.before));
  if (cleanup) return prefix(name, findCleanupObjection(addition, cleanup, effects));
  if (event.commands.length === 1 && fetchesLists(command))
    return prefix(name, findFetchObjection(addition, command, effects));
  return name;
}

function prefix(name: string, objection: string | undefined): string | undefined {
  return objection === undefined ? undefined : `${name}, and ${objection}`;
}

/** The very command that is known for a fetch before it, run by the same right. */
function isCleanupOf(cleanup: Cleanup, command: Command, before: readonly ScriptEvent[]): boolean {
  const text = command.words.map((word) => word.text).join(' ');
  return commandsOf(before).some((earlier) => {
    const fetch = readPackageCommand(earlier);
    if (fetch?.manager !== cleanup.manager || !cleanup.fills(fetch)) return false;
    return text === cleanupCommand(cleanup, fetch) && findOtherPlace(cleanup, fetch) === undefined;
  });
}

function findCleanupObjection(
  { event, behind, instruction, file }: Addition,
  cleanup: Cleanup,
  effects: readonly Effect[],
): string | undefined {
  const isUnseen = effects.includes('removes-files-scripts-may-need');
  if (!isUnseen && !effects.includes('removes-files')) return 'no effect says that files are removed';
  if (isRenamed(event, /^-f$|noglob|(?:^|[;&|][ \t]*)alias[ \t]|\bfunction\b/) || isShadowed(event))
    return 'the state of the shell may give it another meaning';
  const old = cleanup.findTooOld?.(file.text);
  if (old !== undefined) return old;
  if (cleanup.owner === 'root' && isForeign(event.commands[0]!, file, instruction))
    return 'the user of the RUN may not delete what belongs to root';
  const stage = readStages(file).findLast(({ from }) => from.start < instruction.start);
  const unknown = cleanup.manager === 'go' && stage ? findUnknownGo(file, stage) : undefined;
  if (unknown !== undefined) return unknown;
  const occupant = findOccupant(file, instruction, cleanup);
  if (occupant !== undefined) return occupant;
  if (cleanup.movedBy?.words?.test(file.text)) return 'the file says that what it deletes lies elsewhere, or is needed';
  const lost = findLost(instruction, shellInForceAt(file, instruction), cleanup);
  if (lost !== undefined) return lost;
  const own = commandsOf(behind).find((command) => isOf(cleanup, command));
  if (own) return `"${textOf(own)}" behind it needs or makes what it deletes`;
  const mount = readMounts(instruction.content).find(({ type, target }) => {
    return (
      (type === 'cache' || type === undefined) &&
      (target === undefined || mayLieIn(cleanup, target.replace(/\/+$/, '')))
    );
  });
  if (mount) return `${mount.text} keeps what it deletes`;
  const needer = findNeeder(file, instruction, cleanup);
  if (needer) return `"${needer.text}" in line ${needer.instruction.line} needs what it deletes`;
  const follower = isUnseen ? undefined : findUnseenFollower(file, instruction, cleanup);
  if (follower !== undefined) return `${follower} may need what it deletes`;
  return isBerryPossible(cleanup, file, instruction) ? 'it may be another Yarn than Yarn 1' : undefined;
}

/** It runs as a user who is not root. */
function isForeign({ words }: Command, file: Dockerfile, instruction: Instruction): boolean {
  if (words[0]?.value === 'sudo') return false;
  const stage = readStages(file).findLast(({ from }) => from.start < instruction.start);
  const last = stage && instructionsBefore(stage, instruction).findLast(({ content }) => content.keyword === 'user');
  const user = last && argumentsText(last.content).split(':')[0];
  return user !== undefined && !user.includes('$') && user !== 'root' && user !== '0';
}

/** Why the program that is to empty the folders may not be there, as a clause. */
function findLost({ content }: Instruction, { isErrexit }: ShellInForce, cleanup: Cleanup): string | undefined {
  const reading = readRun(content);
  const { broughtBy, manager } = cleanup;
  if (!broughtBy || isUnread(reading)) return undefined;
  const site = reading.commands.findLast(({ command }) => {
    const fetch = readPackageCommand(command);
    return fetch?.manager === manager && cleanup.fills(fetch);
  });
  return site && findLostProgram({ script: reading.script, isErrexit, site, broughtBy });
}

/** The state of its shell may make another command of a name, or another word of a pattern. */
function isRenamed({ stateTexts }: ScriptEvent, pattern: RegExp): boolean {
  return stateTexts.some((text) => pattern.test(text));
}

/** A function in its shell has the name of one of its first words: that of its program, or of the one it is run by. */
function isShadowed({ stateTexts, commands }: ScriptEvent): boolean {
  const names = new Set(commands[0]!.words.slice(0, 2).map(({ text }) => text));
  return stateTexts.some((text) =>
    [...text.matchAll(/(?<![\w.-])([\w.-]+)[ \t]*\([ \t]*\)/g)].some(([, name]) => names.has(name!)),
  );
}

function isOf(cleanup: Cleanup, command: Command): boolean {
  return readPackageCommand(command)?.manager === cleanup.manager || cleanup.needs(command);
}

/** A later Yarn empties something else by the same words; a command of the stage has to prove that it is Yarn 1. */
function isBerryPossible({ manager }: Cleanup, file: Dockerfile, instruction: Instruction): boolean {
  if (manager !== 'yarn') return false;
  const stage = readStages(file).findLast(({ from }) => from.start < instruction.start);
  const all = stage ? [...instructionsBefore(stage, instruction), instruction] : [];
  if (all.some(({ content }) => TURNS_INTO_BERRY.test(content.joined.text))) return true;
  const reading = readRun(instruction.content);
  return isUnread(reading) || !reading.commands.some(({ command }) => provesYarn1(reading.script, command));
}

/** An `apt-get update` put before a command that read the lists of an earlier RUN. */
function findFetchObjection(
  { event, behind, before, instruction, file }: Addition,
  command: Command,
  effects: readonly Effect[],
): string | undefined {
  if (!effects.includes('fetches-index-again')) return 'no effect says that lists are fetched again';
  if (
    isRenamed(
      event,
      /(?:^|[;&|][ \t]*)alias[ \t]|(?:^|[\s;])(?:apt|apt-get|aptitude|sudo)[ \t]*\([ \t]*\)|\bfunction\b/,
    )
  )
    return 'the state of the shell may give it another meaning';
  if (commandsOf(before).some(readsLists)) return 'a command before it reads the lists, too';
  const reader = commandsOf(behind).find(readsLists);
  if (!reader) return 'no command behind it reads the lists';
  const plain = command.words.filter(({ text }) => !PLAIN_OPTIONS.has(text)).map(({ text }) => text);
  if (plain.join(' ') !== `${viaOf(reader)}${readInvocation(reader)!.program} update`)
    return `it is not what "${textOf(reader)}" is run by`;
  if (instruction.content.flags.length > 0) return 'the RUN has flags';
  const stage = readStages(file).findLast(({ from }) => from.start < instruction.start);
  if (!stage) return 'it stands in no stage';
  const added = command.words.find(({ text }) => PLAIN_OPTIONS.has(text) && !isGivenBefore(stage, instruction, text));
  if (added) return `no fetch before it has ${added.text}`;
  return findSourceChange(file, stage, instruction, commandsOf(before));
}

/** Some fetch of an earlier RUN has the same option. */
function isGivenBefore(stage: Stage, instruction: Instruction, option: string): boolean {
  return instructionsBefore(stage, instruction).some(({ content }) => {
    const reading = content.keyword === 'run' ? readRun(content) : undefined;
    if (!reading || isUnread(reading)) return false;
    return reading.commands.some(
      ({ command }) => fetchesLists(command) && command.words.some(({ text }) => text === option),
    );
  });
}

function viaOf(command: Command): string {
  const via = readInvocation(command)!.via;
  return via.length === 0 ? '' : `${via.join(' ')} `;
}

function commandsOf(events: readonly ScriptEvent[]): readonly Command[] {
  return events.flatMap(({ commands }) => commands);
}

function textOf({ words }: Command): string {
  return words.map(({ text }) => text).join(' ');
}
