import { runsUnseenScript } from './crossing.ts';
import { cleanPath } from '../context/context-path.ts';
import { argumentsText, argumentWords, type Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun, runContent } from '../dockerfile/run-script.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { placeBehind, readStages, type Stage } from '../dockerfile/stages.ts';
import { fetchesLists, readsLists } from '../knowledge/apt-lists.ts';
import { isApartFromApt, leavesAptAlone, mentionsAptUser, runsProject } from '../knowledge/apt-users.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { readPackageCommand } from '../knowledge/package-managers.ts';
import { excerptOf } from '../shell/excerpt.ts';
import type { Command } from '../shell/script.ts';

/** Something that may read apt's lists without apt's name in it. */
export interface ListsUser {
  /** `known`: it is there for that, or does what a project says; `script`: it was not read; `unknown`: another program. */
  readonly kind: 'known' | 'script' | 'unknown';
  /** A noun phrase. */
  readonly what: string;
}

const RANKS = ['known', 'script', 'unknown'] as const;

/**
 * What may read the lists that a RUN leaves behind before others are there: in the rest of the RUN behind its last fetch, on top of it, and
 * in the stages that inherit from it. Commands of apt that are seen to read them are asked for by findNeeder.
 * @returns the worst of all; `undefined` where every command is known to leave apt alone
 */
export function findListsUser(scan: Scan, run: Instruction): ListsUser | undefined {
  const users: ListsUser[] = [];
  const left = new Set<Stage>();
  for (const stage of readStages(scan)) {
    const first = placeBehind(stage, run.start);
    const isOwn = stage.instructions[first - 1]?.start === run.start;
    if (!isOwn && !(stage.base.kind === 'stage' && left.has(stage.base.stage))) continue;
    if (followStage(stage.instructions, isOwn ? first - 1 : 0, isOwn, users)) left.add(stage);
  }
  for (const { instructions } of readStages(scan)) {
    const copy = instructions.find((instruction) => instruction.start > run.start && takesLists(instruction));
    if (copy) users.push({ kind: 'known', what: `the COPY in line ${copy.line}` });
  }
  return RANKS.map((kind) => users.find((user) => user.kind === kind)).find((user) => user !== undefined);
}

/** @returns whether the lists are still there at the end of the stage */
function followStage(instructions: readonly Instruction[], from: number, isOwn: boolean, users: ListsUser[]): boolean {
  for (const [i, instruction] of instructions.slice(from).entries()) {
    const isRun = isOwn && i === 0;
    if (readInstruction(instruction, isRun, users) && !isRun) return false;
  }
  return true;
}

/** @returns whether others take the place of the lists, or apt itself is seen to read them */
function readInstruction(instruction: Instruction, isRun: boolean, users: ListsUser[]): boolean {
  const { content, line } = instruction;
  const { keyword } = content;
  if (keyword === 'onbuild') users.push({ kind: 'script', what: `the ONBUILD in line ${line}` });
  const start = readStart(instruction);
  if (start) users.push(start);
  const own = keyword === 'run' ? runContent(instruction) : undefined;
  const reading = own && readRun(own);
  if (!reading) return false;
  if (isUnread(reading)) {
    const unread = readProgram(
      content.json?.[0],
      content.source,
      `the RUN in line ${line}, which was not read`,
      'script',
    );
    if (unread) users.push(unread);
    return false;
  }
  const last = isRun ? reading.commands.findLastIndex(({ command }) => fetchesLists(command)) : -1;
  for (const { command, within } of reading.commands.slice(last + 1)) {
    const isApt = readPackageCommand(command)?.manager === 'apt' && (fetchesLists(command) || readsLists(command));
    if (isApt && within.length === 0 && isFirstLink(reading.script.text, command)) return true;
    const kind = kindOf(command);
    if (kind) users.push({ kind, what: `"${excerptOf(command)}" in line ${line}` });
  }
  return false;
}

/** Nothing before it in its RUN decides whether it runs but the success of all else, and on a failure of it the build stops. */
function isFirstLink(text: string, { span }: Command): boolean {
  return !/\|\||\bif\b|\bcase\b/.test(text.slice(0, span.start)) && !/^\s*(?:\|\||&(?!&))/.test(text.slice(span.end));
}

function kindOf(command: Command): ListsUser['kind'] | undefined {
  if (command.words.length === 0) return undefined;
  const isApt = readPackageCommand(command)?.manager === 'apt';
  if (isApt) return undefined;
  if (readsLists(command) || runsProject(command)) return 'known';
  const program = readInvocation(command)?.program ?? '';
  const handed = /^(?:(?:ba|da|a|z)?sh|su|runuser|eval)$/.test(program);
  const text = command.words.map((word) => word.text).join(' ');
  if (handed && (mentionsAptUser(text) || (/(?:^|[\s;&|"'])\.\/[\w.]/.test(text) && /\s-\w*c\s/.test(text))))
    return 'known';
  if (runsUnseenScript(command)) return 'script';
  return isApartFromApt(command) ? undefined : 'unknown';
}

/** They run when a container starts, with the files of the image. */
function readStart({ content, line }: Instruction): ListsUser | undefined {
  const { keyword } = content;
  if (keyword !== 'cmd' && keyword !== 'entrypoint' && keyword !== 'healthcheck') return undefined;
  const text = argumentsText(content);
  if (keyword === 'healthcheck' && /^none$/i.test(text.trim())) return undefined;
  const first = content.json ? content.json[0] : /^(?:CMD\s+)?(?:exec\s+)?(\S+)/.exec(text)?.[1];
  return readProgram(first, text, `the ${keyword.toUpperCase()} in line ${line}`, 'unknown');
}

function readProgram(
  first: string | undefined,
  text: string,
  what: string,
  kind: 'script' | 'unknown',
): ListsUser | undefined {
  if (mentionsAptUser(text)) return { kind: 'known', what };
  const name = first?.slice(first.lastIndexOf('/') + 1) ?? '';
  // A shell is what people look around with.
  const isShell = /^(?:ba|da|a|z)?sh$/.test(name) && !/\s|,/.test(text.trim());
  return isShell || (leavesAptAlone(name) && !/[;&|]/.test(text)) ? undefined : { kind, what };
}

/** A COPY from another stage that takes the lists along. */
function takesLists({ content }: Instruction): boolean {
  if (content.keyword !== 'copy' || !content.flags.some(({ text }) => text.startsWith('--from'))) return false;
  const sources = argumentWords(content).slice(0, -1);
  return sources.some((source) => {
    const path = cleanPath(`/${source.replace(/\*+$/, '')}`);
    return /^\/(?:var(?:\/lib(?:\/apt(?:\/.*)?)?)?)?$/.test(path);
  });
}
