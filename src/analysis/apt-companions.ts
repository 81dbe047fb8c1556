import type { PackageRun } from './package-runs.ts';
import { findBaseImage } from './base-release.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { instructionsAfter, lineageOf, type Stage } from '../dockerfile/stages.ts';
import { isUnread, readRun, runContent } from '../dockerfile/run-script.ts';
import type { InstructionContent } from '../dockerfile/instruction.ts';
import { type Companion, COMPANIONS, isInBase } from '../knowledge/apt-companions.ts';
import { findRecommends } from '../knowledge/apt-recommends.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { packageName, readPackageCommand } from '../knowledge/package-managers.ts';
import { memoize, memoizePair } from '../text/memo.ts';

/** What is called in and on top of a RUN, as far as it can be seen. */
export interface StageUse {
  /** Names of the commands called. */
  readonly programs: ReadonlySet<string>;
  /** Whether something stands in all of it as text; a long one is not searched twice for the same. */
  readonly mentions: (what: RegExp) => boolean;
}

/** What is called in a stage and in the stages that inherit from it. */
export function readUse(file: Dockerfile, { stage }: PackageRun): StageUse {
  return readStageUse(file, stage);
}

const readStageUse = memoizePair((file: Dockerfile, stage: Stage): StageUse => {
  const instructions = [...stage.instructions, ...instructionsAfter(file, stage.instructions.at(-1) ?? stage.from)];
  const programs = new Set<string>();
  for (const { content } of instructions) for (const program of readPrograms(content)) programs.add(program);
  let text: string | undefined;
  const known = new Map<RegExp, boolean>();
  const mentions = (what: RegExp): boolean => {
    text ??= instructions.map(({ content }) => content.joined.text).join('\n');
    const found = known.get(what) ?? what.test(text);
    known.set(what, found);
    return found;
  };
  return { programs, mentions };
});

/** The names of the commands that an instruction calls, worked out once for each: most stay as they are while others change. */
const readPrograms = memoize((content: InstructionContent): readonly string[] => {
  if (content.keyword === 'cmd' || content.keyword === 'entrypoint') {
    const words = content.json ?? content.joined.text.split(/\s+/);
    return words.map((word) => word.slice(word.lastIndexOf('/') + 1));
  }
  const run = runContent({ content });
  const reading = run && readRun(run);
  if (!reading || isUnread(reading)) return [];
  return reading.commands.flatMap(({ command }) => {
    const invocation = readInvocation(command);
    if (!invocation) return [];
    // `python3 -m pip`, `pip3`: one name for all of them.
    return readPackageCommand(command)?.manager === 'pip' ? [invocation.program, 'pip'] : [invocation.program];
  });
});

/** Companions of their own: whether they are needed, and what implies them, is known better. */
const LISTED: ReadonlySet<string> = new Set(COMPANIONS.map(({ name }) => name));

/** A package to name beside others, and why, as a clause. */
export type NamedPackage = Pick<Companion, 'name' | 'because'>;

/**
 * The packages to name beside others once recommendations are switched off.
 * @param names of the packages that one command installs
 * @param planned names that are, or will be, installed before it
 */
export function findCompanions(
  file: Dockerfile,
  run: PackageRun,
  names: readonly string[],
  use: StageUse,
  planned: readonly string[],
): readonly NamedPackage[] {
  const found: NamedPackage[] = [];
  const wanted = companionsOf(names);
  // Most installs need none of them, and what is there already need not be looked up.
  let present: readonly string[] | undefined;
  const isPresent = (isIt: (name: string) => boolean): boolean => {
    present ??= [...names, ...planned, ...installedBefore(run)];
    return present.some(isIt) || found.some(({ name }) => isIt(name));
  };
  for (const companion of COMPANIONS) {
    const isWanted = wanted.has(companion) || found.some(({ name }) => companion.comesWith.test(name));
    if (!isWanted || !isNeeded(companion, use)) continue;
    if (isPresent((name) => name === companion.name || companion.impliedBy.test(name))) continue;
    const base = findBaseImage(file, run.stage);
    if (base && isInBase(companion, base.reference.path, base.reference.tag)) continue;
    found.push(companion);
  }
  // Beyond what is listed: a recommended package whose name is a command that is called here.
  for (const other of names) {
    for (const name of findRecommends(other) ?? []) {
      if (LISTED.has(name) || !use.programs.has(name) || isPresent((own) => own === name)) continue;
      found.push({ name, because: `${name} is called here` });
    }
  }
  return found;
}

/** What comes along with the packages of a command, needed or not. */
const companionsOf = memoize((names: readonly string[]): ReadonlySet<Companion> => {
  return new Set(COMPANIONS.filter(({ comesWith }) => names.some((name) => comesWith.test(name))));
});

function isNeeded({ neededBy, text }: Companion, use: StageUse): boolean {
  if (neededBy === 'always') return true;
  return neededBy.some((program) => use.programs.has(program)) || (text !== undefined && use.mentions(text));
}

/** Names of the packages that apt installs before the RUN, in its stage and in those it inherits from, each once. */
function installedBefore(run: PackageRun): readonly string[] {
  const { start } = run.instruction;
  return lineageOf(run.stage).flatMap((stage) =>
    [...readInstalls(stage)].flatMap(([name, first]) => (first < start ? [name] : [])),
  );
}

/** By name, where in the file a stage first installs a package. */
const readInstalls = memoize(({ instructions }: Stage): ReadonlyMap<string, number> => {
  const installs = new Map<string, number>();
  for (const instruction of instructions) {
    const content = runContent(instruction);
    const reading = content && /\bapt/.test(content.source) ? readRun(content) : undefined;
    if (!reading || isUnread(reading)) continue;
    for (const { command } of reading.commands) {
      const apt = readPackageCommand(command);
      if (apt?.manager !== 'apt' || apt.subcommand !== 'install') continue;
      for (const { value, text } of apt.operands) {
        const name = packageName(value ?? text);
        if (!installs.has(name)) installs.set(name, instruction.start);
      }
    }
  }
  return installs;
});
