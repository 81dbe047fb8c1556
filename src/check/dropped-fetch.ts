import type { InstructionRule } from './instruction-rules.ts';
import { flagsOf } from './joins.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { hasPragma } from '../dockerfile/pragmas.ts';
import { isUnread, readRun } from '../dockerfile/run-script.ts';
import { shellAt } from '../dockerfile/shells.ts';
import { fetchesLists, isPlainFetch, readsLists } from '../knowledge/apt-lists.ts';
import { cleanupOf } from '../knowledge/cleanups.ts';
import type { Command } from '../shell/script.ts';
import { findNeeder } from '../trace/later.ts';
import { findListsUser } from '../trace/lists-user.ts';
import { describeChange, traceRun } from '../trace/run-trace.ts';
import { shellInForceAt } from '../trace/shell-in-force.ts';

/**
 * An `apt-get update` is gone whose lists nothing reads: its whole RUN, or the one command of a RUN of which all else is
 * the same.
 */
export const DROPPED_FETCH_RULE: InstructionRule = {
  removal: (old, { before }) => findWholeObjection(before, old) ?? findUser(before, old, true),
  change: (old, fresh, { before }) => findPartObjection(before, old, fresh) ?? findUser(before, old, true),
};

/** The same where a script that was not read, or a program that is not known, runs later and may read the lists. */
export const DROPPED_FETCH_UNSEEN_RULE: InstructionRule = {
  removal: (old, { before }) => findWholeObjection(before, old) ?? findUser(before, old, false),
  change: (old, fresh, { before }) => findPartObjection(before, old, fresh) ?? findUser(before, old, false),
};

/** @param isProven whether nothing may read the lists; else only what is known to do so counts */
function findUser(file: Dockerfile, instruction: Instruction, isProven: boolean): string | undefined {
  const user = findListsUser(file, instruction);
  return user && (isProven || user.kind === 'known') ? `${user.what} may read the lists` : undefined;
}

function findWholeObjection(file: Dockerfile, run: Instruction): string | undefined {
  const objection = findRunObjection(file, run);
  if (objection !== undefined) return objection;
  const reading = readRun(run.content);
  if (isUnread(reading) || reading.commands.length === 0) return 'its script cannot be read';
  const other = reading.commands.find(({ command }) => !isPlainFetch(command));
  if (other) return `"${textOf(other.command)}" does something else`;
  return hasPragma(file, run) ? 'a pragma stands above it' : undefined;
}

function findPartObjection(file: Dockerfile, old: Instruction, fresh: Instruction): string | undefined {
  const objection = findRunObjection(file, old);
  if (objection !== undefined) return objection;
  if (fresh.content.keyword !== 'run' || flagsOf(fresh.content) !== '') return 'it is no RUN without flags';
  if (!isCutOut(old.content.source, fresh.content.source)) return 'more than one part of it is gone';
  const { isErrexit } = shellInForceAt(file, old);
  const [was, is] = [traceRun(old.content, isErrexit)?.events, traceRun(fresh.content, isErrexit)?.events];
  if (!was || !is || is.length !== was.length - 1) return 'not exactly one command is gone';
  let gone = was.findIndex((event, i) => event.text !== is[i]?.text);
  if (gone === -1) gone = was.length - 1;
  const kept = was.filter((_, i) => i !== gone);
  const changed = kept.find((event, i) => event.text !== is[i]!.text || describeChange(event, is[i]!) !== undefined);
  if (changed) return `"${changed.text.slice(0, 60)}" is another`;
  const [command, more] = was[gone]!.commands;
  if (was[gone]!.kind !== 'command' || !command || more || !isPlainFetch(command)) return 'what is gone is no fetch';
  const reader = kept.slice(gone).find(({ commands }) => commands.some((later) => readsOrKeeps(later)));
  return reader && `"${reader.text.slice(0, 60)}" behind it reads the lists`;
}

/** A clean-up behind the fetch would be left without anything to delete. */
function readsOrKeeps(command: Command): boolean {
  return readsLists(command) || fetchesLists(command) || cleanupOf('apt').empties(command);
}

/** What both have in common: a RUN for a POSIX shell, without flags, behind which nothing reads the lists. */
function findRunObjection(file: Dockerfile, run: Instruction): string | undefined {
  if (run.content.keyword !== 'run') return 'it is no RUN';
  if (shellAt(file, run) === 'foreign') return 'another shell runs it';
  if (flagsOf(run.content) !== '') return 'it has flags';
  const needer = findNeeder(file, run, cleanupOf('apt'));
  return needer && `"${needer.text}" in line ${needer.instruction.line} reads the lists`;
}

/** Whether the second text is the first without one part of it. */
function isCutOut(was: string, is: string): boolean {
  if (is.length >= was.length) return false;
  let at = 0;
  while (at < is.length && was[at] === is[at]) at += 1;
  let tail = 0;
  while (tail < is.length - at && was.at(-1 - tail) === is.at(-1 - tail)) tail += 1;
  return at + tail === is.length;
}

function textOf({ words }: Command): string {
  return words
    .map(({ text }) => text)
    .join(' ')
    .slice(0, 60);
}
