import type { SplitObstacle } from './split-plan.ts';
import type { Analysis, RunSite } from '../analysis.ts';
import { findCopiedPrograms } from '../bases/find-copied-programs.ts';
import { readStageCommands, type StageCommands, type UnreadProgram } from '../bases/stage-commands.ts';
import { workingDirAt } from '../bases/working-dir.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { type Copy, readCopies } from '../../context/copies.ts';
import { isAtOrBelow } from '../../context/context-path.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import {
  argumentsText,
  type Instruction,
  type InstructionContent,
  type Keyword,
} from '../../dockerfile/instruction.ts';
import type { Stage } from '../../dockerfile/stages.ts';
import type { BaseImage } from '../../knowledge/images/base-image.ts';
import { withBun } from '../../knowledge/images/bun-images.ts';
import { withDotnet } from '../../knowledge/images/dotnet-images.ts';
import { readToldBase } from '../../knowledge/images/told-base.ts';
import { BUILDS, DEPENDENCIES } from '../../knowledge/steps.ts';
import { memoize } from '../../text/memo.ts';
import { isPassing } from '../../trace/stage-writes.ts';
import { readStartCommand, type StartCommand } from '../../trace/start-command.ts';

/** A file of one stage that builds and ships in it. */
export interface SplitSite {
  readonly stage: Stage;
  readonly base: BaseImage;
  /** Its instructions up to the last that makes files: they stay where they are. */
  readonly head: readonly Instruction[];
  /** Those behind: they say how the image is started, and become the end of the second stage. */
  readonly tail: readonly Instruction[];
  readonly runs: readonly RunSite[];
  /** All that is run, in the build and when a container starts. */
  readonly commands: StageCommands;
  readonly start: StartCommand;
  /** The folder that the program runs in, absolute. */
  readonly workingDir: string;
  readonly context: BuildContext;
  /** What the stage copies from the context. */
  readonly copies: readonly Copy[];
}

/** Images that start a program by themselves, and that both stages are made from. */
const SERVERS: ReadonlySet<string> = new Set(['php']);
/** They make no files. */
const SETTINGS: ReadonlySet<Keyword | undefined> = new Set<Keyword>(['cmd', 'entrypoint', 'env', 'expose', 'healthcheck', 'label', 'maintainer', 'stopsignal', 'user', 'volume']); // prettier-ignore

/**
 * The one stage of a file, where it can be taken apart at all; `undefined` where there is nothing to take apart: several
 * stages, a base that is not known, no RUN that builds, or nothing that says what is started.
 */
export function findSplitSite(file: Dockerfile, analysis: Analysis): SplitSite | SplitObstacle | undefined {
  const [stage, second] = analysis.stages;
  if (!stage || second) return undefined;
  const base = readToldBase(file, stage, withBun(withDotnet(analysis.surroundings.catalogue())));
  if (typeof base === 'string') return undefined;
  const { instructions } = stage;
  const last = instructions.findLastIndex(({ content }) => !SETTINGS.has(content.keyword));
  const [head, tail] = [instructions.slice(0, last + 1), instructions.slice(last + 1)];
  const runs = analysis.runs.filter((run) => run.stage === stage);
  const start = readStartCommand(stage, base.facts.defaults);
  const isSaid = start.cmd.instruction !== undefined || start.entrypoint.instruction !== undefined;
  if (runs.length === 0 || (!isSaid && !SERVERS.has(base.image.path))) return undefined;
  if (!runs.some(({ content }) => namesTool(content))) return undefined;
  const obstacle = findObstacle(base, instructions, runs);
  if (obstacle) return obstacle;
  const { context } = analysis.surroundings;
  if (!context) return { reason: 'no-context', instruction: stage.from, detail: 'what is copied into it is not known' };
  // What is known of an image says nothing of its folder where that is the root.
  const own = base.facts.defaults && (base.facts.defaults.workingDir ?? '/');
  const end = { stage, instruction: instructions.at(-1)!, where: '', phase: 'start' as const };
  const workingDir = workingDirAt(end, own);
  if (workingDir === undefined) {
    return { reason: 'unknown-folder', instruction: stage.from, detail: 'the working directory depends on a variable' };
  }
  const copies = readCopies(file, stage, context, { baseWorkingDir: own });
  const unknown = copies.find((copy) => copy.kind === 'unknown' && !isTakenAlong(copy.imagePath, workingDir));
  if (unknown?.kind === 'unknown') {
    const detail = `what the ${unknown.instruction.content.keywordText} in line ${unknown.instruction.line} brings is not known: ${unknown.because}`;
    return { reason: 'unknown-step', instruction: unknown.instruction, detail };
  }
  const commands = readStageCommands(analysis, [stage], findCopiedPrograms(file, analysis, own));
  const unread = commands.unread.find((one) => !isBuildScript(one));
  if (unread) return { reason: 'unread-program', instruction: unread.instruction, detail: unread.because };
  return { stage, base, head, tail, runs, commands, start, workingDir, context, copies };
}

/** What lies there goes along with the folder of the program, or is gone when the stage ends. */
function isTakenAlong(path: string | undefined, workingDir: string): boolean {
  return path !== undefined && (isPassing(path) || (workingDir !== '/' && isAtOrBelow(path, workingDir)));
}

/** Tools that install what a manifest lists, or are named for what they install or compile. */
const TOOLS: ReadonlySet<string> = new Set([
  ...BUILDS, ...DEPENDENCIES, 'npm', 'pip', 'pip2', 'pip3', 'gem', 'rustc', 'easy_install', 'conda', 'mamba', 'pecl',
  'docker-php-ext-install', 'bootstrap', 'buildconf',
]); // prettier-ignore

/** Where none of them is named, nothing is built, and nothing has to be said of it. */
const namesTool = memoize(({ source }: InstructionContent): boolean => {
  return source
    .split(/[^\w.+-]+/)
    .some((word) => TOOLS.has(word.replace(/^(pip|python|ruby|php|gcc|g\+\+|clang)-?[\d.]+$/, '$1')));
});

/** What such a script does is known by its name: it starts or writes a build. */
function isBuildScript({ phase, where, because }: UnreadProgram): boolean {
  const name = /(?:^|[\s"/])(?:mvnw|gradlew|configure|autogen\.sh|bootstrap|buildconf)(?=$|[\s",)])/;
  return phase === 'build' && (name.test(where) || name.test(because));
}

function findObstacle(
  { facts }: BaseImage,
  instructions: readonly Instruction[],
  runs: readonly RunSite[],
): SplitObstacle | undefined {
  const [first] = instructions;
  if (facts.system?.distribution === 'windows') {
    return { reason: 'windows', instruction: first!, detail: 'the base is Windows' };
  }
  for (const instruction of instructions) {
    const { keyword, flags } = instruction.content;
    const text = argumentsText(instruction.content);
    if (keyword === 'onbuild') return { reason: 'onbuild', instruction, detail: 'a child image runs its trigger' };
    if (keyword === 'shell') return { reason: 'unknown-step', instruction, detail: 'another shell is set' };
    if (flags.some(({ name }) => name === 'chown')) {
      return { reason: 'owned-files', instruction, detail: 'files get another owner, which a copy would lose' };
    }
    if (keyword === 'user' && !/^(?:root|0)(?::|$)/.test(text) && instruction.start < runs.at(-1)!.instruction.start) {
      return { reason: 'owned-files', instruction, detail: `the build goes on as ${text}` };
    }
  }
  return undefined;
}
