import type { Analysis } from '../analysis.ts';
import { findPrependLink } from '../added-commands.ts';
import { findDropLinks } from './drop-command.ts';
import { prependCommand } from '../../dockerfile/append-command.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import {
  addWordAfter,
  removeBehind,
  removeUpTo,
  removeWord,
  replaceWord,
  type RunPlace,
} from '../../dockerfile/verbs.ts';
import { runIndent } from '../../dockerfile/run-indent.ts';
import { operatorPlaceIn } from '../../dockerfile/style.ts';
import type { CacheTool } from '../../knowledge/cache-tools.ts';
import { asksIndexOfDnf, findProgramOfDnf, REFRESH_DNF } from '../../knowledge/cache-commands.ts';
import { readPackageCommand } from '../../knowledge/package-managers.ts';
import type { Command, Word } from '../../shell/script.ts';
import type { Edit } from '../../text/edit.ts';
import { sourceOffset } from '../../text/mapped-text.ts';
import { hasCacheMount, type CacheRun } from '../../trace/cache-runs.ts';
import { KEEP_PACKAGES } from '../../trace/docker-clean.ts';
import { shellInForceAt } from '../../trace/shell-in-force.ts';

/** What is written to give a RUN its mounts. */
export interface MountEdits {
  readonly edits: readonly Edit[];
  /** Commands and words that go, as written. */
  readonly dropped: readonly string[];
  /** How many flags come. */
  readonly added: number;
}

const MOST_COLUMNS = 120;
const LINK_LENGTH = ' && '.length;

/**
 * Gives a RUN the mounts that it lacks, and takes out what they make wrong.
 * @param keepsPackages whether apt has to be told to keep what it fetches
 * @returns why it cannot be done, as a clause
 */
export function writeMounts(
  file: Dockerfile,
  analysis: Analysis,
  run: CacheRun,
  tool: CacheTool,
  keepsPackages: boolean,
): MountEdits | string {
  const place: RunPlace = { instruction: run.instruction, reading: run.reading };
  const { isErrexit } = shellInForceAt(file, run.instruction);
  const flags = run.flags.filter((_, i) => !hasCacheMount(run.instruction, run.targets[i]!));
  const gone = run.cleaning.reduce((sum, { span }) => sum + span.end - span.start + LINK_LENGTH, 0);
  const lineBreak = lineBreakFor(file, analysis, run.instruction);
  const isBroken = keepsPackages || isLong(run.instruction, flags, gone);
  const edits: Edit[] = flags.length > 0 ? [addFlags(run.instruction, flags, lineBreak, isBroken)] : [];
  const dropped: string[] = [];
  const links = findDropLinks(run.reading.script, run.cleaning, isErrexit);
  if (!links) return 'what deletes the files cannot be taken out of its script';
  for (const { command, previous, next } of links) {
    const edit = previous ? removeBehind(place, previous, command) : next && removeUpTo(place, command, next);
    if (!edit) return 'a comment stands beside what deletes the files, or it is in a here-document';
    edits.push(edit);
    dropped.push(textOf(command));
  }
  const words = [...run.deleted, ...findDroppedWords(run, tool)];
  for (const { command, word } of words) {
    const edit = writeWithout(place, run, tool, command, word);
    if (!edit) return `"${word.text}" cannot be taken out`;
    edits.push(edit);
    dropped.push(word.text);
  }
  if (tool.name === 'apk') edits.push(...refreshIndex(place, run));
  if (tool.name === 'dnf' || tool.name === 'yum') edits.push(...refreshDnf(place, run));
  if (keepsPackages) {
    const first = run.uses[0]!;
    const link = findPrependLink(run.reading.script, first, KEEP_PACKAGES[0], isErrexit);
    if (!link || link === 'line') return "apt's own clean-up cannot be switched off before its first command";
    const { style } = analysis;
    const [before, behind] = operatorPlaceIn(run.instruction.content.source, style) === 'last' || link === ';' ? [link === ';' ? ';' : ' &&', ''] : ['', '&& ']; // prettier-ignore
    const isHeredoc = run.instruction.content.heredocs.length > 0;
    const [one, two] = KEEP_PACKAGES;
    if (isHeredoc) edits.push(prependCommand(place, first, link, `${one}${link === ';' ? ';' : ' &&'} ${two}`));
    else {
      const at = run.instruction.start + sourceOffset(run.reading.mapped, first.span.start);
      edits.push({ span: { start: at, end: at }, text: `${one}${before}${lineBreak}${behind}${two}${before}${lineBreak}${behind}` }); // prettier-ignore
    }
  }
  return { edits: joinTouching(edits), dropped, added: flags.length };
}

/** What comes at one place becomes one edit, flags first. */
function joinTouching(edits: readonly Edit[]): readonly Edit[] {
  const joined: Edit[] = [];
  for (const edit of edits.toSorted((one, other) => one.span.start - other.span.start)) {
    const last = joined.at(-1);
    if (last?.span.end !== edit.span.start) joined.push(edit);
    else
      joined[joined.length - 1] = { span: { start: last.span.start, end: edit.span.end }, text: last.text + edit.text };
  }
  return joined;
}

/** Words of the tool's own commands that the mounts make wrong. */
function findDroppedWords({ uses }: CacheRun, { drops }: CacheTool): readonly { command: Command; word: Word }[] {
  return uses.flatMap((command) =>
    command.words.filter(({ text }) => drops.includes(text)).map((word) => ({ command, word })),
  );
}

function writeWithout(
  place: RunPlace,
  run: CacheRun,
  { name }: CacheTool,
  command: Command,
  word: Word,
): Edit | undefined {
  // Repositories may have been added since an earlier update of the RUN.
  const isIndex = name === 'apk' && run.uses.includes(command);
  if (isIndex && !isFresh(command)) return replaceWord(place, word, '--update-cache');
  const at = command.words.indexOf(word);
  const previous = command.words[at - 1];
  return previous && removeWord(place, previous, word);
}

/** An index that is kept is not to be older than the one that was fetched anew each time. */
function refreshIndex(place: RunPlace, run: CacheRun): readonly Edit[] {
  return run.uses.flatMap((command) => {
    const isKept = !command.words.some(({ text }) => text === '--no-cache');
    const subcommand = readPackageCommand(command)?.subcommandWord;
    return isKept && subcommand && needsRefresh(run, command)
      ? [addWordAfter(place, subcommand, '--update-cache')]
      : [];
  });
}

/** The same for dnf, by either name: each command, since one before it may have brought another repository. */
function refreshDnf(place: RunPlace, { reading }: CacheRun): readonly Edit[] {
  return reading.commands.flatMap(({ command }) => {
    const program = asksIndexOfDnf(command) && findProgramOfDnf(command);
    const isFresh = command.words.some(({ text }) => text === REFRESH_DNF);
    return program && !isFresh ? [addWordAfter(place, program, REFRESH_DNF)] : [];
  });
}

function needsRefresh({ uses }: CacheRun, command: Command): boolean {
  return !uses.slice(0, uses.indexOf(command) + 1).some(isFresh);
}

function isFresh({ words }: Command): boolean {
  return words.some(({ text }) => /^(?:-U|--update|--update-cache|update)$/.test(text));
}

/** Whether the first line gets too long to be read. @param gone how much of a script on one line goes */
function isLong({ content }: Instruction, flags: readonly string[], gone: number): boolean {
  const [line, ...others] = content.source.split('\n');
  const length = line!.length - (others.length > 0 ? 0 : gone);
  return flags.length > 1 || length + flags.join(' ').length + 1 > MOST_COLUMNS;
}

function lineBreakFor(file: Dockerfile, { style }: Analysis, { content }: Instruction): string {
  return `${style.markGap || ' '}${style.escape}${style.lineEnd}${runIndent(file, content)}`;
}

/** Behind the flags that are there, else behind the keyword (trap D9); each on a line of its own where they are many. */
function addFlags(
  { content, start }: Instruction,
  flags: readonly string[],
  lineBreak: string,
  isBroken: boolean,
): Edit {
  const { joined, keywordText } = content;
  const end = content.flags.at(-1)?.span.end ?? joined.text.indexOf(keywordText) + keywordText.length;
  const at = start + sourceOffset(joined, end - 1) + 1;
  const rest = content.source.slice(at - start);
  const isOneLine = !isBroken || content.heredocs.length > 0;
  const text = flags.join(isOneLine ? ' ' : lineBreak);
  if (/^[ \t]*[\\`][ \t]*\r?\n/.test(rest))
    return {
      span: { start: at, end: at },
      text: `${isOneLine || content.flags.length === 0 ? ' ' : lineBreak}${text}`,
    };
  const first = at + /^[ \t]*/.exec(rest)![0].length;
  // The blanks are part of the edit, so that two fixes of one RUN do not write to the same place.
  return { span: { start: at, end: first }, text: ` ${text}${isOneLine ? ' ' : lineBreak}` };
}

function textOf({ words }: Command): string {
  return words.map((word) => word.text).join(' ');
}
