import { runsUnseenScript } from './crossing.ts';
import { findNeeds } from './needs.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun, runContent, type RunReading } from '../dockerfile/run-script.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { lineageOf, placeBehind, readStages, type Stage } from '../dockerfile/stages.ts';
import type { Cleanup } from '../knowledge/cleanups.ts';
import type { PackageManager } from '../knowledge/package-managers.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { excerptOf } from '../shell/excerpt.ts';
import type { Command } from '../shell/script.ts';
import { memoizePair } from '../text/memo.ts';
import { shorten } from '../text/shorten.ts';

/** Something that needs what a clean-up deletes. */
export interface Needer {
  /** As written. */
  readonly text: string;
  readonly instruction: Instruction;
  /** `undefined` where it is not a command of a script that was read. */
  readonly command: Command | undefined;
}

/** What first needs, on top of a RUN, what a clean-up deletes. */
export function findNeeder(scan: Scan, instruction: Instruction, cleanup: Cleanup): Needer | undefined {
  const [first] = findNeeders(scan, instruction, cleanup);
  return first;
}

/**
 * What first needs, on top of a RUN, what a clean-up deletes: in the rest of its stage, or in each of the stages that
 * inherit from it. A RUN that fills the folders again before it reads them needs nothing (trap C1).
 */
export function* findNeeders(scan: Scan, instruction: Instruction, cleanup: Cleanup): Iterable<Needer> {
  /** Stages that begin with the folders as the clean-up has left them. */
  const emptied = new Set<Stage>();
  for (const stage of readStages(scan)) {
    const first = placeBehind(stage, instruction.start);
    const isOwn = stage.instructions[first - 1]?.start === instruction.start;
    if (!isOwn && !(stage.base.kind === 'stage' && emptied.has(stage.base.stage))) continue;
    const found = findFirst(stage.instructions, first, cleanup);
    if (found === 'none') emptied.add(stage);
    else if (found !== 'filled') yield found;
  }
}

function findFirst(instructions: readonly Instruction[], from: number, cleanup: Cleanup): Needer | 'filled' | 'none' {
  for (let at = from; at < instructions.length; at += 1) {
    const instruction = instructions[at]!;
    const offline =
      cleanup.offlineBy && SETS.has(instruction.content.keyword ?? '')
        ? cleanup.offlineBy.exec(instruction.content.source)
        : null;
    if (offline) return { text: shorten(offline[0]), instruction, command: undefined };
    const content = runContent(instruction);
    const reading = content && readRun(content);
    if (reading === undefined || isUnread(reading)) {
      const isRun = reading !== undefined || STARTS.has(instruction.content.keyword ?? '');
      const text = argumentsText(instruction.content);
      // The body of a here-document is no part of the arguments.
      const whole = instruction.content.heredocs.length > 0 ? instruction.content.source : text;
      if (isRun && cleanup.needsIn?.(whole)) return { text: shorten(text), instruction, command: undefined };
      continue;
    }
    const { needer, isFilled } = findNeeds(reading.script, cleanup);
    if (needer) return { text: excerptOf(needer), instruction, command: needer };
    if (isFilled && instruction.content.keyword === 'run') return 'filled';
  }
  return 'none';
}

/** They may set a variable, for themselves or for what follows. */
const SETS: ReadonlySet<string> = new Set(['run', 'env', 'arg', 'cmd', 'entrypoint', 'healthcheck']);

/** They run when a container starts, with the files of the image. */
const STARTS: ReadonlySet<string> = new Set(['cmd', 'entrypoint', 'healthcheck']);

/** Scripts of source archives, which configure a build and install no packages. */
const BUILD_SCRIPTS: ReadonlySet<string> = new Set([
  'configure', 'Configure', 'config', 'autogen.sh', 'buildconf', 'bootstrap', 'bootstrap.sh', 'gradlew', 'mvnw',
]); // prettier-ignore

/**
 * Something on top of a RUN that may use a package manager without our seeing it, as a noun phrase: a script, a RUN that
 * was not read, an image built on top.
 */
export function findUnseenFollower(
  scan: Scan,
  instruction: Instruction,
  asked: PackageManager | { readonly manager: string; readonly neededIn?: RegExp | undefined },
): string | undefined {
  const { manager, neededIn } = typeof asked === 'string' ? { manager: asked, neededIn: undefined } : asked;
  const mention = neededIn?.source ?? `\\b${manager}`;
  const after = findUnseenPlaces(scan, mention).filter(({ start }) => start > instruction.start);
  if (after.length === 0) return undefined;
  const own = readStages(scan).findLast(({ from }) => from.start < instruction.start);
  return after.find(({ stage }) => own !== undefined && lineageOf(stage).includes(own))?.what;
}

interface UnseenPlace {
  readonly stage: Stage;
  readonly start: number;
  readonly what: string;
}

/** @param mention a pattern, as text: what may be mentioned there */
const findUnseenPlaces = memoizePair((scan: Scan, mention: string): readonly UnseenPlace[] => {
  const pattern = new RegExp(mention);
  return readStages(scan).flatMap((stage) =>
    stage.instructions.flatMap((instruction) => {
      const what = findUnseen(instruction, pattern);
      return what === undefined ? [] : [{ stage, start: instruction.start, what }];
    }),
  );
});

function findUnseen(instruction: Instruction, mention: RegExp): string | undefined {
  const { keyword, joined } = instruction.content;
  if (keyword === 'onbuild') return `the ONBUILD in line ${instruction.line}`;
  if (STARTS.has(keyword ?? ''))
    return mention.test(joined.text) ? `the ${keyword!.toUpperCase()} in line ${instruction.line}` : undefined;
  const content = runContent(instruction);
  if (!content) return undefined;
  const reading = readRun(content);
  if (isUnread(reading)) {
    const isOther = content.json !== undefined && !mention.test(joined.text);
    return isOther ? undefined : `the RUN in line ${instruction.line}, which was not read`;
  }
  const script = findScript(reading, mention.source);
  return script && `"${excerptOf(script)}" in line ${instruction.line}`;
}

/** The first script of a RUN that was not read, by what may be mentioned in it: the RUN stays while others change. */
const findScript = memoizePair(({ commands }: RunReading, mention: string): Command | undefined => {
  const pattern = new RegExp(mention);
  return commands.find(({ command }) => isUnseenScript(command, pattern))?.command;
});

/** Whether a command runs a script that nobody has read, or hands a shell one in which something is mentioned. */
export function isUnseenScript(command: Command, mention: RegExp): boolean {
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
