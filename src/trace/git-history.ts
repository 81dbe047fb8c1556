import { startOf } from './file-namers.ts';
import { findHiddenGit, handsGitOn } from './hidden-git.ts';
import { traceRun } from './run-trace.ts';
import type { ScriptEvent } from './script-event.ts';
import { instructionsBefore, shellInForceAt } from './shell-in-force.ts';
import { folderOf, isKnown, mayBeBelow, resolveIn, resolveWord, type SymbolicPath } from './symbolic-path.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { readMounts } from '../dockerfile/mounts.ts';
import { runContent } from '../dockerfile/run-script.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { shellAt } from '../dockerfile/shells.ts';
import { findEarlierStage, instructionsAfter, lineageOf, readStages } from '../dockerfile/stages.ts';
import { type GitClone, readHistoryCommand, takesVersion } from '../knowledge/git-clone.ts';
import { isPlainCommand, readProjectTool } from '../knowledge/project-builds.ts';
import { memoize } from '../text/memo.ts';
import { excerptOf } from '../shell/excerpt.ts';
import type { Command } from '../shell/script.ts';
import { isAtOrBelow } from '../context/context-path.ts';

/** Something that may need more of a history than the newest commit. */
export interface HistoryReader {
  /** As written, shortened. */
  readonly text: string;
  readonly line: number;
}

/** What runs behind a `git clone`, as far as it concerns the folder that it makes. */
export interface CloneUses {
  readonly reader: HistoryReader | undefined;
  /** The first commands that run in the folder, and build what they like of it. */
  readonly inside: readonly HistoryReader[];
  /** The folder is deleted in the same RUN. */
  readonly isDeleted: boolean;
}

const MOST_INSIDE = 3;

/**
 * Looks through all that runs behind a clone: in its RUN, in its stage, and in what starts with a container.
 * @param base the working directory of the base image, where it is known
 */
export function findCloneUses(
  scan: Scan,
  run: Instruction,
  command: Command,
  clone: GitClone,
  base: string | undefined,
): CloneUses | undefined {
  const events = eventsOf(scan, run);
  const at = events?.findIndex((event) => event.kind === 'command' && event.commands[0] === command) ?? -1;
  if (!events || at === -1) return undefined;
  const start = startOf(scan, run, base);
  const own = folderOf(events[at]!, start);
  const target = own === undefined || clone.folder === undefined ? undefined : resolveIn(own, clone.folder);
  const inside: HistoryReader[] = [];
  const found = { reader: findIn(events.slice(at + 1), run, () => start, target, inside), inside, isDeleted: false };
  if (found.reader) return found;
  const hidden = findHiddenGit(events.slice(0, at), true) ?? findHiddenGit(events.slice(at + 1), false);
  if (hidden !== undefined) return { ...found, reader: toReader(hidden, run) };
  const isDeleted = events.slice(at + 1).some((event) => deletes(event, start, target));
  if (isDeleted) return { ...found, isDeleted };
  const writer = findWriter(scan, run);
  if (writer) return { ...found, reader: writer };
  let hasMoved = false;
  for (const instruction of instructionsAfter(scan, run)) {
    hasMoved ||= instruction.content.keyword === 'workdir';
    const reader = findAfter(scan, instruction, base, target, inside, hasMoved);
    if (reader) return { ...found, reader };
  }
  return { ...found, reader: findTaker(scan, run) };
}

/** What ran before has written a script, or a variable, that runs git. */
export function findWriter(scan: Scan, run: Instruction): HistoryReader | undefined {
  const stage = readStages(scan).findLast(({ from }) => from.start < run.start)!;
  for (const instruction of instructionsBefore(stage, run)) {
    const { content } = instruction;
    const events = content.keyword === 'run' ? eventsOf(scan, instruction) : undefined;
    const hidden = events && events.map((event) => findHiddenGit([event], true)).find((text) => text !== undefined);
    if (hidden !== undefined) return toReader(hidden, instruction);
    if (!events && content.keyword !== 'run' && handsGitOn(content))
      return { text: content.keywordText.toUpperCase(), line: instruction.line };
  }
  return undefined;
}

/** Names a command, as written, and its line. */
export function toReader(text: string, { line }: Instruction): HistoryReader {
  return { text: text.length > 60 ? `${text.slice(0, 60)}…` : text, line };
}

/** The events of a RUN; `undefined` for any other instruction, and where its script is not read. */
export function eventsOf(scan: Scan, instruction: Instruction): readonly ScriptEvent[] | undefined {
  const content = runContent(instruction);
  if (!content || shellAt(scan, instruction) === 'foreign') return undefined;
  return traceRun(content, shellInForceAt(scan, instruction).isErrexit)?.events;
}

function findIn(
  events: readonly ScriptEvent[],
  instruction: Instruction,
  startAt: () => SymbolicPath,
  target: SymbolicPath | undefined,
  inside: HistoryReader[],
  hasMoved = false,
): HistoryReader | undefined {
  for (const event of events) {
    // Where it runs takes time to work out.
    if (!event.commands.some(mayMatter)) continue;
    const movesInside = event.kind !== 'command' && event.commands.some(({ words }) => words[0]?.value === 'cd');
    const followed = movesInside ? undefined : folderOf(event, startAt());
    // Behind a WORKDIR a path from the start of a RUN is another one.
    const folder = hasMoved && followed?.startsWith('.') ? undefined : followed;
    for (const command of event.commands) {
      const history = readHistoryCommand(command);
      const place = history?.folder ? resolveWord(folder, history.folder) : folder;
      const reader = { text: excerptOf(command), line: instruction.line };
      if (history && mayBeInside(place, target, false)) return reader;
      const isNamed =
        target !== undefined && command.words.some((word) => isAtOrBelow(resolveWord(folder, word) ?? '', target));
      if (takesVersion(command) && (isNamed || mayBeInside(place, target, true))) return reader;
      const isInside = isNamed || (target !== undefined && folder !== undefined && isAtOrBelow(folder, target));
      if (isInside && mayBuild(command, reader.text) && inside.length < MOST_INSIDE) inside.push(reader);
    }
  }
  return undefined;
}

/** It looks at a history, or runs what the project says. */
const mayMatter = memoize((command: Command): boolean => {
  return readHistoryCommand(command) !== undefined || takesVersion(command) || mayBuild(command, excerptOf(command));
});

/** It runs what the project says, or nobody knows what it does. */
function mayBuild(command: Command, text: string): boolean {
  return BUILDS.test(text) || readProjectTool(command) !== undefined || !isPlainCommand(command);
}

/** Scripts, and programs that are handed them. */
const BUILDS = /^(?:\.?\.?\/|(?:ba|da|a)?sh |pip|python)/;

/**
 * Only where both are known for sure to lie apart is it another project.
 * @param mayName a command above the folder may name it
 */
export function mayBeInside(
  place: SymbolicPath | undefined,
  target: SymbolicPath | undefined,
  mayName: boolean,
): boolean {
  if (place === undefined || target === undefined) return true;
  const isSameRoot = (isKnown(place) && isKnown(target)) || (place.startsWith('.') && target.startsWith('./'));
  if (isSameRoot) return isAtOrBelow(place, target) || (mayName && mayBeBelow(target, place));
  return mayBeBelow(place, target) || (mayName && mayBeBelow(target, place));
}

/** A word of its own, no part of a path or of another name. */
export const NAMES_GIT = /(?<![\w./-])git(?![\w./-])/;

function findAfter(
  scan: Scan,
  instruction: Instruction,
  base: string | undefined,
  target: SymbolicPath | undefined,
  inside: HistoryReader[],
  hasMoved: boolean,
): HistoryReader | undefined {
  const { keyword, joined, source } = instruction.content;
  const events = keyword === 'run' ? eventsOf(scan, instruction) : undefined;
  if (events) {
    const reader = findIn(events, instruction, () => startOf(scan, instruction, base), target, inside, hasMoved);
    const hidden = reader ? undefined : findHiddenGit(events, false);
    return hidden === undefined ? reader : toReader(hidden, instruction);
  }
  if (keyword !== 'run' && handsGitOn(instruction.content))
    return { text: keyword!.toUpperCase(), line: instruction.line };
  const isStarted = /^(?:run|cmd|entrypoint|healthcheck|onbuild)$/.test(keyword ?? '');
  return isStarted && NAMES_GIT.test(keyword === 'run' ? source : joined.text)
    ? { text: keyword!.toUpperCase(), line: instruction.line }
    : undefined;
}

/** Something takes files out of the stage, to where they were not followed. */
export function findTaker(scan: Scan, run: Instruction): HistoryReader | undefined {
  const stages = readStages(scan);
  const own = stages.findLast(({ from }) => from.start < run.start)!;
  for (const stage of stages) {
    for (const { content, line } of stage.instructions) {
      const names = [
        content.flags.find(({ name }) => name === 'from')?.value,
        ...readMounts(content).map(({ from }) => from),
      ];
      const isOwn = names.some((name) => {
        const source = name === undefined ? undefined : findEarlierStage(stages, stage, name);
        return source !== undefined && lineageOf(source).includes(own);
      });
      if (isOwn) return { text: content.keywordText.toUpperCase(), line };
    }
  }
  return undefined;
}

function deletes(event: ScriptEvent, start: SymbolicPath, target: SymbolicPath | undefined): boolean {
  const folder = folderOf(event, start);
  const [command] = event.commands;
  if (command?.words[0]?.value !== 'rm' || target === undefined) return false;
  return command.words.slice(1).some((word) => {
    const path = resolveWord(folder, word);
    if (path !== undefined) return target === path || target.startsWith(`${path}/`);
    return (
      word.value?.endsWith('/*') === true &&
      resolveIn(folder ?? '.', word.value.slice(0, -2)) === target.slice(0, target.lastIndexOf('/'))
    );
  });
}
