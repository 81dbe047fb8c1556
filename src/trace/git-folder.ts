import { eventsOf, findTaker, findWriter, type HistoryReader, NAMES_GIT, toReader } from './git-history.ts';
import { mayAsk, mayNeed } from './asking-git.ts';
import { findHiddenGit, handsGitOn } from './hidden-git.ts';
import { borrowsRepository, linksTo } from './lent-repository.ts';
import { mayOpenRepository, namesGitFolder, opensRepository } from './opened-repository.ts';
import type { ScriptEvent } from './script-event.ts';
import {
  folderBehind,
  folderOf,
  isKnown,
  mayBeBelow,
  resolveIn,
  resolveWord,
  type SymbolicPath,
} from './symbolic-path.ts';
import { findWorkplace } from './worked-in.ts';
import { isAtOrBelow } from '../context/context-path.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { instructionsAfter } from '../dockerfile/stages.ts';
import { type GitClone, readCloneWithFolder } from '../knowledge/git-clone.ts';
import { whyGitFolderIsKept } from '../knowledge/git-folder.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { excerptOf } from '../shell/excerpt.ts';
import { memoizePair } from '../text/memo.ts';
import type { Command } from '../shell/script.ts';

/** A folder that a RUN clones, and leaves in its layer with the `.git` in it. */
export interface ClonedFolder {
  /** The folder itself; `undefined` where it is not known where it lies. */
  readonly path: SymbolicPath | undefined;
  /** How the `.git` in it is named at the end of the RUN; `undefined` where no plain word names it. */
  readonly name: string | undefined;
  /** Why it has to stay, or may not be ours to delete. */
  readonly doubt: CloneDoubt | undefined;
  readonly clone: GitClone;
}

/** What speaks against deleting the `.git` of a clone; `because` is a clause. */
export interface CloneDoubt {
  readonly reason: 'git-needed' | 'moved' | 'unclear-place';
  readonly because: string;
}

/** Nobody clones more in one RUN. */
const MOST = 20;

/** The clones of a script that are still there at its end, in their order. @param start the folder in which it begins */
export const findClonedFolders: (events: readonly ScriptEvent[], start: SymbolicPath) => readonly ClonedFolder[] =
  memoizePair(findAfresh);

function findAfresh(events: readonly ScriptEvent[], start: SymbolicPath): readonly ClonedFolder[] {
  const folders: ClonedFolder[] = [];
  for (const [at, event] of events.entries()) {
    const [command, clone] = findClone(event) ?? [];
    if (!clone || !command) continue;
    const behind = events.slice(at + 1);
    if (behind.some(deletesGit)) continue;
    const own = folderOf(event, start);
    const path = own === undefined || clone.folder === undefined ? undefined : resolveIn(own, clone.folder);
    if (path !== undefined && behind.some((later) => deletes(later, start, path))) continue;
    const last = folderBehind(events.at(-1)!, start);
    const name = path === undefined || last === undefined ? undefined : nameFrom(path, last);
    folders.push({
      path,
      name,
      clone,
      doubt: findDoubt(event, command, clone) ?? findLending(behind, start, path) ?? findMover(behind, start, path),
    });
    if (folders.length === MOST) break;
  }
  return folders;
}

/** `.git` of a folder, as a word for a command that runs in another. */
function nameFrom(path: SymbolicPath, folder: SymbolicPath): string | undefined {
  if (isKnown(path)) return PLAIN.test(path) ? `${path === '/' ? '' : path}/.git` : undefined;
  if (path === folder) return '.git';
  const start = folder === '.' ? './' : `${folder}/`;
  const rest = path.startsWith(start) ? path.slice(start.length) : '';
  return PLAIN.test(rest) && !rest.startsWith('-') ? `${rest}/.git` : undefined;
}

const PLAIN = /^[\w.+/-]+$/;

/** The first clone of an event. */
function findClone({ commands }: ScriptEvent): readonly [Command, GitClone] | undefined {
  for (const command of commands) {
    const clone = readCloneWithFolder(command);
    if (clone) return [command, clone];
  }
  return undefined;
}

/** It is not ours for certain, or serves by its `.git`. */
function findDoubt({ kind, onFailure }: ScriptEvent, command: Command, clone: GitClone): CloneDoubt | undefined {
  if (kind !== 'command')
    return { reason: 'unclear-place', because: 'it is cloned in a condition, a loop or a pipeline' };
  if (onFailure !== 'abort') return { reason: 'unclear-place', because: 'on a failure of the clone the build goes on' };
  if (readInvocation(command)!.via.length > 0)
    return { reason: 'moved', because: 'it is cloned by the right of another user' };
  const kept = clone.keeper ?? (clone.path === undefined ? undefined : whyGitFolderIsKept(clone.path));
  return kept === undefined ? undefined : { reason: 'git-needed', because: kept };
}

/** A command behind it makes something that goes on looking into its `.git`, or may do so by another name. */
function findLending(
  behind: readonly ScriptEvent[],
  start: SymbolicPath,
  path: SymbolicPath | undefined,
): CloneDoubt | undefined {
  for (const event of behind) {
    const other = event.commands.find(borrowsRepository);
    if (other) return { reason: 'git-needed', because: `"${excerptOf(other)}" may go on reading it` };
    const link = event.commands.find((command) => linksTo(command, folderOf(event, start), path));
    if (link) return { reason: 'moved', because: `"${excerptOf(link)}" gives its folder another name` };
  }
  return undefined;
}

/** A command behind it moves it, or may give it to another user. */
function findMover(
  behind: readonly ScriptEvent[],
  start: SymbolicPath,
  path: SymbolicPath | undefined,
): CloneDoubt | undefined {
  for (const event of behind) {
    const folder = folderOf(event, start);
    const mover = event.commands.find((command) => {
      const invocation = readInvocation(command);
      if (!invocation) return command.words.length > 0;
      if (invocation.via.length > 0) return true;
      return invocation.program === 'mv' && invocation.args.some((word) => mayHold(resolveWord(folder, word), path));
    });
    if (mover) return { reason: 'moved', because: `"${excerptOf(mover)}" may move it, or give it to another user` };
  }
  return undefined;
}

/** A path is the folder, or one above it, as far as both are known. */
function mayHold(moved: SymbolicPath | undefined, path: SymbolicPath | undefined): boolean {
  return moved === undefined || path === undefined || mayBeBelow(path, moved);
}

function deletesGit({ commands }: ScriptEvent): boolean {
  return commands.some((command) => {
    const program = readInvocation(command)?.program;
    const isDeletion = program === 'rm' || program === 'find' || program === 'xargs';
    return isDeletion && command.words.some(({ text }) => /(?:^|[/"'{,*])\.git["'}*/]*$/.test(text));
  });
}

function deletes(event: ScriptEvent, start: SymbolicPath, path: SymbolicPath): boolean {
  const folder = folderOf(event, start);
  return event.commands.some((command) => {
    if (readInvocation(command)?.program !== 'rm') return false;
    return command.words.slice(1).some((word) => {
      const own = resolveWord(folder, word);
      if (own !== undefined) return isAtOrBelow(path, own);
      return !word.text.startsWith('-') && mayStandFor(word.text, path);
    });
  });
}

/**
 * Whether a word with patterns or expansions may be a path or a folder above it: what it says in so many letters has to stand in the
 * path. Where the RUN starts is not known of a relative one, and a place that is written out is taken for another.
 */
function mayStandFor(text: string, path: SymbolicPath): boolean {
  const plain = text.replace(/["']/g, '');
  if (plain.startsWith('/') && path.startsWith('.')) return false;
  const pieces = plain.split(OPEN).filter((piece) => piece !== '');
  let at = 0;
  return pieces.every((piece) => {
    const found = `${path}/`.indexOf(piece, at);
    at = found + piece.length;
    return found !== -1;
  });
}

/** An expansion, a pattern, or alternatives: any letters. */
const OPEN = /\$\([^)]*\)|`[^`]*`|\$\{[^}]*\}|\$\w+|^~[\w-]*|[*?]|\[[^\]]*\]|\{[^}]*\}/;

/**
 * The first thing on top of a RUN that may look for the `.git` of a folder: a command of git, a build in it, what a container starts,
 * a COPY out of the stage, a shell in it.
 * @param startAt the folder in which an instruction begins
 */
export function findGitNeeder(
  scan: Scan,
  run: Instruction,
  path: SymbolicPath,
  startAt: (instruction: Instruction) => SymbolicPath,
): HistoryReader | undefined {
  const own = eventsOf(scan, run);
  const hidden = own && findHiddenGit(own, true);
  if (hidden !== undefined) return toReader(hidden, run);
  const writer = findWriter(scan, run);
  if (writer) return writer;
  let hasMoved = false;
  for (const instruction of instructionsAfter(scan, run)) {
    hasMoved ||= instruction.content.keyword === 'workdir';
    const needer = findIn(scan, instruction, path, startAt, hasMoved);
    if (needer) return needer;
  }
  return findTaker(scan, run) ?? findWorkplace(scan, run, path, startAt);
}

/** They run in the files of the image. */
const STARTED = /^(?:run|cmd|entrypoint|healthcheck|onbuild)$/;

function findIn(
  scan: Scan,
  instruction: Instruction,
  path: SymbolicPath,
  startAt: (instruction: Instruction) => SymbolicPath,
  hasMoved: boolean,
): HistoryReader | undefined {
  const { keyword = '', joined, keywordText, source } = instruction.content;
  const events = keyword === 'run' ? eventsOf(scan, instruction) : undefined;
  if (!events) {
    if (keyword !== 'run' && handsGitOn(instruction.content)) return { text: keywordText.toUpperCase(), line: instruction.line };
    const text = keyword === 'run' ? source : joined.text;
    const isRun = STARTED.test(keyword) && NAMES_GIT.test(text);
    const isNamed = (STARTED.test(keyword) || keyword === 'env') && namesGitFolder(text);
    return isRun || isNamed ? { text: keywordText.toUpperCase(), line: instruction.line } : undefined;
  }
  for (const event of events) {
    // Where it runs takes time to work out.
    if (!event.commands.some((command) => mayAsk(command) || mayOpenRepository(command))) continue;
    const start = startAt(instruction);
    const moves = event.kind !== 'command' && event.commands.some(({ words }) => words[0]?.value === 'cd');
    const followed = moves ? undefined : folderOf(event, start);
    // Behind a WORKDIR a path from the start of a RUN is another one.
    const folder = hasMoved && followed?.startsWith('.') ? undefined : followed;
    const needer = event.commands.find((command) => mayNeed(command, folder, path) || opensRepository(command, folder, path));
    if (needer) return toReader(excerptOf(needer), instruction);
  }
  const hidden = findHiddenGit(events, false);
  return hidden === undefined ? undefined : toReader(hidden, instruction);
} // prettier-ignore
