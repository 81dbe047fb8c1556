import { findScriptHome } from './script-home.ts';
import { isAtOrBelow } from '../context/context-path.ts';
import { ScriptPaths } from '../context/script-paths.ts';
import { ScriptWords } from '../context/script-words.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun, runContent } from '../dockerfile/run-script.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { instructionsAfter, readStages } from '../dockerfile/stages.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import type { Catalogue } from '../knowledge/images/catalogue.ts';
import type { Command, Word } from '../shell/script.ts';

/** What a RUN gives to another owner, and would get at once by a flag of the COPY. */
export interface GivenFiles {
  readonly scan: Scan;
  readonly run: Instruction;
  /** The working directory of the base image, where it is known. */
  readonly base: string | undefined;
  readonly catalogue: () => Catalogue;
  /** The words of owners of the commands in question, which are not asked about. */
  readonly owners: ReadonlySet<Word>;
  /** Absolute paths of folders, and of files. */
  readonly trees: readonly string[];
  readonly files: readonly string[];
}

/** A file with more of them is nobody's. */
const MAX_RUNS = 40;

/**
 * A command of the same RUN, or of a later one, that changes owners or modes of all that was given away: it writes the files
 * again all the same, so that nothing is saved. A `chmod` of files by their names is not asked about, since that can become a flag,
 * too.
 * @returns a clause
 */
export function findWrittenAgain(given: GivenFiles): string | undefined {
  const later = instructionsAfter(given.scan, given.run).filter(mayChange).slice(0, MAX_RUNS);
  for (const run of [given.run, ...later]) {
    const command = findChange(given, run);
    if (command === undefined) continue;
    const text = command.words.map((word) => word.text).join(' ');
    return `"${text.slice(0, 60)}" in line ${run.line} writes the same files again`;
  }
  return undefined;
}

function mayChange({ content: { keyword, source } }: Instruction): boolean {
  return keyword === 'run' && /\bch(?:own|grp|mod)\b/.test(source);
}

function findChange(
  { scan, run: own, base, catalogue, owners, trees, files }: GivenFiles,
  run: Instruction,
): Command | undefined {
  const content = runContent(run);
  const reading = content && readRun(content);
  const stage = readStages(scan).findLast(({ from }) => from.start < run.start);
  if (!stage || reading === undefined || isUnread(reading)) return undefined;
  const words = new ScriptWords(scan, stage, run, base);
  const paths = new ScriptPaths(words, findScriptHome(scan, stage, run, words, catalogue));
  for (const site of reading.commands) {
    paths.take(site);
    const change = readChange(site.command);
    if (!change || site.command.words.some((word) => owners.has(word))) continue;
    const { isRecursive, isOfMode } = change;
    for (const word of change.paths) {
      const path = paths.findPath(folderOfAll(word));
      // What nobody knows may be the same, in the same RUN at least.
      if (path === undefined && isRecursive && run === own) return site.command;
      if (path === undefined) continue;
      if (isRecursive && [...trees, ...files].some((each) => isAtOrBelow(each, path))) return site.command;
      if (!isRecursive && !isOfMode && files.includes(path)) return site.command;
    }
  }
  return undefined;
}

/** `/app/*` is nearly all of `/app`. */
function folderOfAll(word: Word): Word {
  if (!/(?:^|\/)\*$/.test(word.text)) return word;
  const text = word.text.slice(0, -1) || '.';
  return { ...word, text, value: /[$"'\\*?[]/.test(text) ? undefined : text, isPattern: false };
}

interface Change {
  readonly paths: readonly Word[];
  readonly isRecursive: boolean;
  readonly isOfMode: boolean;
}

const CHANGES: ReadonlySet<string | undefined> = new Set(['chown', 'chgrp', 'chmod']);

function readChange(command: Command): Change | undefined {
  const invocation = readInvocation(command);
  if (!invocation) return undefined;
  const { program, args } = invocation;
  const isOfMode = program === 'chmod';
  if (program === 'find') return args.some(({ value }) => CHANGES.has(value)) ? readSearch(args) : undefined;
  if (!CHANGES.has(program)) return undefined;
  const isRecursive = args.some(({ text }) => text === '--recursive' || /^-[A-Za-z]*R/.test(text));
  const operands = args.filter(({ text }) => !/^-(?:-|[A-Za-z]*$)/.test(text));
  return { paths: operands.slice(1), isRecursive, isOfMode };
}

/** `find … -exec chmod`, where it chooses by nothing, or files alone: folders cost nothing. */
function readSearch(args: readonly Word[]): Change | undefined {
  const tests = args.findIndex(({ text }) => /^["']?[-(!\\]/.test(text));
  const action = args.findIndex(({ text }) => /^-(?:exec|execdir|ok)$/.test(text));
  if (tests < 1 || action === -1) return undefined;
  const chosen = args
    .slice(tests, action)
    .map(({ text }) => text)
    .join(' ');
  if (chosen !== '' && chosen !== '-type f') return undefined;
  return { paths: args.slice(0, tests), isRecursive: true, isOfMode: false };
}
