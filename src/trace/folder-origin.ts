import { isCopy } from './copy-window.ts';
import { FollowedFolders, mayRunAround } from './followed-folders.ts';
import { readStepWrites } from './step-writes.ts';
import { findDestination } from '../context/copy-destination.ts';
import { readCopyTargets } from '../context/copy-targets.ts';
import { cleanPath, isAtOrBelow } from '../context/context-path.ts';
import { ScriptWords } from '../context/script-words.ts';
import { workingDirBefore } from '../context/working-dir.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun } from '../dockerfile/run-script.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { readUserCommand } from '../knowledge/users/made-user.ts';
import type { Command, Word } from '../shell/script.ts';

/** What is known of a folder of the image at one place of a file. */
export type FolderOrigin =
  /** Nothing that stands before makes it: it is there only if the base image has it. */
  | { readonly kind: 'absent'; readonly isSure: boolean }
  /** It is there, and nothing is in it but what the base image may have. */
  | { readonly kind: 'empty'; readonly isSure: boolean; readonly by: Instruction }
  /** It was made with a user, whose own are the few files that every home begins with. */
  | { readonly kind: 'home'; readonly isSure: boolean; readonly owner: string; readonly by: Instruction }
  /** Something may be in it. */
  | { readonly kind: 'older'; readonly because: string };

/** Longer stages are nobody's, and each instruction of one is looked at. */
const MAX_INSTRUCTIONS = 400;

/** The folder that is asked about, and where. */
export interface FolderQuestion {
  readonly scan: Scan;
  readonly stage: Stage;
  /** What stands before it is looked at. */
  readonly before: Instruction;
  /** Absolute and cleaned. */
  readonly path: string;
  /** The working directory of the base image, where it is known. */
  readonly base: string | undefined;
  /** Copies that are not looked at, since the caller does. */
  readonly copies: readonly Instruction[];
  /** The first of them that fills the folder: behind it a WORKDIR has nothing to make. */
  readonly filledBy: Instruction | undefined;
}

/**
 * What there is of a folder before an instruction, as far as the file tells. The base image is not asked: `isSure` where what
 * it holds does not matter, since the folder was deleted, or made in a way that fails where it is there.
 */
export function findFolderOrigin(question: FolderQuestion): FolderOrigin {
  const { stage, before, path, base, copies } = question;
  const all = lineageOf(stage).flatMap(({ instructions }) => instructions);
  const earlier = all.filter((instruction) => instruction.start < before.start && !copies.includes(instruction));
  if (earlier.length > MAX_INSTRUCTIONS) return older('more stands before it than can be looked at');
  if (base !== undefined && base !== '/' && isAtOrBelow(base, path))
    return older(`${base} is the base image's own folder`);
  let origin: FolderOrigin = { kind: 'absent', isSure: false };
  for (const instruction of earlier) {
    origin = lookAt(question, instruction, origin);
    if (origin.kind === 'older') return origin;
  }
  return origin;
}

function older(because: string): FolderOrigin {
  return { kind: 'older', because };
}

type Known = Exclude<FolderOrigin, { readonly kind: 'older' }>;

function lookAt(question: FolderQuestion, instruction: Instruction, origin: Known): FolderOrigin {
  const { scan, stage, path, base } = question;
  const { content, line } = instruction;
  if (content.keyword === 'onbuild') return older(`the ONBUILD in line ${line} may write to it`);
  if (content.keyword === 'volume')
    return mentions(content.source, path) ? older(`the VOLUME in line ${line} speaks of it`) : origin;
  if (content.keyword === 'workdir') return goTo(question, instruction, origin);
  if (content.keyword === 'run') return readSteps(question, instruction, origin);
  if (!isCopy(instruction)) return origin;
  const destination = findDestination(scan, stage, instruction, base);
  if (destination === undefined) return older(`it is not known where line ${line} copies to`);
  const targets = readCopyTargets(instruction, destination, undefined)?.map((target) => target.path);
  const isHit = (targets ?? [destination]).some((place) => isAtOrBelow(place, path) || isAtOrBelow(path, place));
  if (isHit) return older(`line ${line} copies to ${destination}`);
  // What is a file by its name alone may be a folder, and bring more.
  return isAtOrBelow(path, destination) ? { ...origin, isSure: false } : origin;
}

function goTo(
  { scan, stage, path, base, filledBy }: FolderQuestion,
  instruction: Instruction,
  origin: Known,
): FolderOrigin {
  const { start, line } = instruction;
  const folder = workingDirBefore(scan, stage, { start: start + 1 }, base);
  if (folder.kind === 'unknown' || folder.assumes.length > 0)
    return older(`it is not known which folder the WORKDIR in line ${line} makes`);
  if (folder.text === path) {
    const isThere = origin.kind !== 'absent' || (filledBy !== undefined && filledBy.start < start);
    return isThere ? origin : { kind: 'empty', isSure: origin.isSure, by: instruction };
  }
  return isAtOrBelow(folder.text, path) ? older(`the WORKDIR in line ${line} makes ${folder.text}`) : origin;
}

/** What a RUN does to the folder, command by command. */
function readSteps({ scan, stage, path, base }: FolderQuestion, instruction: Instruction, origin: Known): FolderOrigin {
  const reading = readRun(instruction.content);
  const where = `the RUN in line ${instruction.line}`;
  if (isUnread(reading)) return older(`${where} was not read`);
  const words = new ScriptWords(scan, stage, instruction, base);
  const folders = new FollowedFolders(words);
  let state: Known = origin;
  for (const site of reading.commands) {
    const { command, within } = site;
    if (folders.follow(site)) continue;
    const home = readHome(command);
    if (home?.home === path) {
      state = { kind: 'home', isSure: false, owner: home.owner, by: instruction };
      continue;
    }
    const around = folders.current.filter((folder) => mayRunAround(folder, path));
    if (around.length > 0 && !writesElsewhere(command)) return older(`${where} runs in it, or in a folder above it`);
    if (around.some(({ isExact }) => !isExact) && mayBring(command))
      return older(`${where} runs in a folder that is not known`);
    const named = folders.current.flatMap((folder) => pathsIn(command, words, folder.path));
    const above = named.find((each) => each !== '/' && each !== path && isAtOrBelow(path, each));
    if (above !== undefined && mayBring(command)) return older(`${where} may fill ${above}`);
    const hits = named.filter((each) => isAtOrBelow(each, path));
    if (hits.length === 0) {
      if (!isKnown(command)) state = { ...state, isSure: false };
      continue;
    }
    const program = readInvocation(command)?.program ?? '';
    const isOnlyItself = hits.every((each) => each === path);
    const isSure = within.length === 0;
    if (isOnlyItself && isSure && program === 'rm' && command.words.some(({ text }) => /^-\w*[rR]/.test(text)))
      state = { kind: 'absent', isSure: true };
    else if (isOnlyItself && program === 'mkdir' && state.kind !== 'home') {
      const isNew = isSure && !command.words.some(({ text }) => /^(?:-\w*p|--parents)/.test(text));
      state = { kind: 'empty', isSure: isNew || state.isSure, by: instruction };
    } else if (!isOnlyItself || !KEEPS.has(program)) return older(`${where} speaks of ${hits[0]!}`);
  }
  return state;
}

/** It may fill a folder that it names, or give a name of it to what does. */
function mayBring(command: Command): boolean {
  const program = readInvocation(command)?.program;
  if (program === undefined) return true;
  if (KEEPS.has(program) || program === 'mkdir' || readUserCommand(command)) return false;
  const { kind } = readStepWrites(command);
  return program === 'export' || (kind !== 'nothing' && kind !== 'packages');
}

/** The home that a command makes with a user, and whose it is: `name:group`. */
function readHome(command: Command): { readonly owner: string; readonly home: string } | undefined {
  const made = readUserCommand(command);
  if (made?.kind !== 'user' || !made.makesHome) return undefined;
  const group = made.hasOwnGroup ? made.name : made.group;
  return { owner: `${made.name}:${group ?? ''}`, home: made.home ?? `/home/${made.name}` };
}

/** They change the folder, and bring nothing into it. */
const KEEPS: ReadonlySet<string> = new Set(['chmod', 'chown', 'chgrp', 'test', '[', 'echo']);

/** The paths that a command names or may mean, absolute. */
function pathsIn(command: Command, read: ScriptWords, folder: string): readonly string[] {
  const { words, assignments, redirections } = command;
  const targets = redirections.flatMap(({ target }) => target ?? []);
  const values = assignments.map(({ value }) => value ?? '');
  // Users and packages have names that are no paths.
  const isNamed = readUserCommand(command) !== undefined || readStepWrites(command).kind === 'packages';
  const operands = isNamed ? words.slice(1).filter(({ text }) => text.includes('/')) : words.slice(1);
  const named = [...operands, ...targets].flatMap((word) => readPaths(word, read, folder));
  return [...named, ...values.flatMap((value) => absoluteIn(value))];
}

function readPaths(word: Word, read: ScriptWords, folder: string): readonly string[] {
  const text = word.value ?? word.text;
  const own = read.findPath(word);
  const inside = absoluteIn(text.replace(/\$\{?\w+\}?/g, (variable) => read.fill(variable) ?? variable));
  const isRelative = own === undefined && !text.startsWith('-') && /^[\w.]/.test(text) && !text.includes(':');
  return [...(own === undefined ? [] : [own]), ...inside, ...(isRelative ? [cleanPath(`${folder}/${text}`)] : [])];
}

/** Paths in the middle of a word as well: `-d=/app`, `-C/app`, `'cd /app && x'`. */
function absoluteIn(text: string): readonly string[] {
  if (!text.includes('/') || text.length > 4096) return [];
  return [...text.matchAll(/(?:^(?:-[A-Za-z]+)?|[=:"'\s,(])(\/[^"':=\s,;&|)]*)/g)].map(([, path]) => cleanPath(path!));
}

/** By its words it writes to other places than the folder that it runs in, or nowhere. */
function writesElsewhere(command: Command): boolean {
  if (readUserCommand(command)) return true;
  const writes = readStepWrites(command);
  if (writes.kind === 'files') return !writes.inFolder;
  return writes.kind === 'nothing' || writes.kind === 'packages' || writes.kind === 'removal';
}

/** It is known where it writes. */
function isKnown(command: Command): boolean {
  return writesElsewhere(command) && !command.words.some(({ value }) => value === undefined);
}

function mentions(text: string, path: string): boolean {
  return absoluteIn(text.replace(/[[\]]/g, ' ')).some((each) => isAtOrBelow(each, path) || isAtOrBelow(path, each));
}
