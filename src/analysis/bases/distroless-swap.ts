import type { Analysis } from '../analysis.ts';
import { findConsumerRuns } from '../consumers/runs-in-stage.ts';
import { type BinaryOrigin, findBinaryOrigin } from './binary-origin.ts';
import type { DistrolessReason } from './distroless-reasons.ts';
import { adaptHealthcheck, adaptStart } from './distroless-start.ts';
import { findProgramCopy, type ProgramCopy } from './program-copy.ts';
import type { SwapSite } from './swap-site.ts';
import { workingDirAt } from './working-dir.ts';
import { isStaticProgram, PROGRAM_START_BYTES } from '../../context/static-program.ts';
import { findSourceCall } from '../../context/starting-calls.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { findEarlierStage, readStages, type Stage } from '../../dockerfile/stages.ts';
import { runsOn } from '../../knowledge/images/glibc.ts';
import { findInterpreter, type Interpreter, SYSTEM_IMAGES } from '../../knowledge/images/interpreters.ts';
import { javaVersion } from '../../knowledge/java.ts';
import { maskSecrets } from '../../knowledge/secrets/mask.ts';
import type { Edit } from '../../text/edit.ts';
import { readScriptStart, type ScriptStart } from '../../trace/script-start.ts';
import { readStartCommand, wordsOf } from '../../trace/start-command.ts';

/** What a stage becomes on an image without a shell. */
export interface DistrolessSwap {
  /** `gcr.io/distroless/nodejs24-debian13` */
  readonly path: string;
  /** Of CMD, ENTRYPOINT and HEALTHCHECK. */
  readonly edits: readonly Edit[];
  /** Where they are. */
  readonly lines: readonly number[];
  /** The script of `package.json` that stood in the place of the program. */
  readonly script: string | undefined;
  /** For a program that was compiled: how it was linked. */
  readonly origin: BinaryOrigin | undefined;
}

export interface NoDistroless {
  readonly reason: DistrolessReason;
  readonly instruction: Instruction;
  readonly detail: string;
}

const FOLDER = 'gcr.io/distroless/';
/** Those of Debian 12 are past their end, or have been since January (nodejs, java). */
const DEBIAN = 'debian13';

/** Which image the last stage can be put on, and what has to be written for it. */
export function planDistroless(file: Dockerfile, analysis: Analysis, site: SwapSite): DistrolessSwap | NoDistroless {
  const { path } = site.base.image;
  const outside = findForeignRun(analysis, site);
  if (outside) return outside;
  if (path === 'python' || path === 'pypy')
    return refuse('python-path', site.base.stage.from, `${site.base.image.name} has it in /usr/local/bin`);
  const interpreter = findInterpreter(path);
  if (interpreter) return planInterpreter(file, analysis, site, interpreter);
  if (SYSTEM_IMAGES.has(path)) return planProgram(file, analysis, site);
  return refuse('no-image', site.base.stage.from, `there is none for ${site.base.image.name}`);
}

/** What files of the project run in its containers: there is no shell for it, and the ENTRYPOINT would be put before it. */
function findForeignRun(analysis: Analysis, { stages }: SwapSite): NoDistroless | undefined {
  const last = stages.at(-1)!;
  const own = wordsOf(readStartCommand(last))?.[0];
  // Options behind the ENTRYPOINT, or the program itself by its path.
  const run = findConsumerRuns(analysis, last).find(
    ({ text, isExec }) => !text.startsWith('-') && !(isExec && own?.startsWith('/') && text.split(' ')[0] === own),
  );
  return (
    run && refuse('runs-commands', last.from, `${run.where} runs "${maskSecrets(run.text.trim()).slice(0, 60)}" in it`)
  );
}

function planInterpreter(
  file: Dockerfile,
  analysis: Analysis,
  { base, stages }: SwapSite,
  interpreter: Interpreter,
): DistrolessSwap | NoDistroless {
  const { tag, facts, stage } = base;
  const catalogue = analysis.surroundings.catalogue();
  const major = interpreter.name === 'java' ? javaVersion(tag) : /^(\d+)(?=[.-]|$)/.exec(tag)?.[1];
  const name = `${interpreter.name === 'java' ? 'java' : 'nodejs'}${major ?? ''}-${DEBIAN}`;
  const image = major === undefined ? undefined : catalogue.findDistroless(FOLDER + name);
  if (!image) return refuse('no-image', stage.from, `the catalogue has no ${name}`);
  const { suite, libc } = facts.system ?? {};
  if (libc !== 'glibc') return refuse('other-libc', stage.from, `${tag} has another C library than ${name}`);
  // What Node.js loads may be compiled; what is in a jar was compiled for many systems.
  if (interpreter.name === 'node' && suite !== image.suite)
    return refuse(
      'no-image',
      stage.from,
      `${tag} stands on ${suite ?? 'an unknown release'}, and ${name} on ${image.suite}`,
    );
  const last = stages.at(-1)!;
  const [program] = image.entrypoint ?? [];
  const folder = workingDirAt({ stage: last, instruction: last.from, where: '', phase: 'start' });
  const { context } = analysis.surroundings;
  const readScript = (words: readonly string[]): ScriptStart | undefined =>
    interpreter.name === 'node' && folder !== undefined
      ? readScriptStart(file, last, words, folder, context)
      : undefined;
  const command = readStartCommand(last, facts.defaults);
  const start = adaptStart(last, command, interpreter, image.entrypoint ?? [], readScript);
  if (start.kind === 'refused') return start;
  const checks = healthchecks(stages).map((check) => adaptHealthcheck(check, interpreter, program, () => false));
  return collect(image.path, [start, ...checks], undefined);
}

function planProgram(file: Dockerfile, analysis: Analysis, { base, stages }: SwapSite): DistrolessSwap | NoDistroless {
  const last = stages.at(-1)!;
  const start = readStartCommand(last, base.facts.defaults);
  const shell = [start.entrypoint, start.cmd].find(({ words }) => !words)?.instruction;
  if (shell) return refuse('needs-shell', shell, `line ${shell.line} hands its command to a shell`);
  const own = start.entrypoint.instruction ?? start.cmd.instruction;
  const [word] = wordsOf(start)!;
  if (!own || word === undefined) return refuse('no-command', base.stage.from, 'there is neither CMD nor ENTRYPOINT');
  const copy = findProgramCopy(last, word);
  if (!copy) return refuse('other-program', own, `line ${own.line} starts ${word}, which no COPY brings`);
  const origin = findOrigin(file, analysis, last, copy);
  if (typeof origin === 'string') return refuse('not-proven', copy.instruction, origin);
  if (origin.kind === 'musl')
    return refuse('other-libc', copy.instruction, `${word} may have been linked with musl: ${origin.because}`);
  const source = copy.from === undefined ? undefined : findStartingSource(analysis);
  if (source !== undefined)
    return refuse('other-program', own, `${source} may start another program, which distroless does not have`);
  const path = `${FOLDER}${origin.kind === 'static' ? 'static' : 'cc'}-${DEBIAN}`;
  const image = analysis.surroundings.catalogue().findDistroless(path);
  if (!image) return refuse('no-image', base.stage.from, `the catalogue has no ${path}`);
  if (origin.kind === 'linked') {
    if (base.facts.system?.libc !== 'glibc')
      return refuse('other-libc', copy.instruction, `${word} was linked with glibc, which ${base.image.name} lacks`);
    if (!runsOn(origin.suite, image.suite))
      return refuse(
        'other-libc',
        copy.instruction,
        `${word} was linked on ${origin.suite}, which may be newer than ${image.suite}`,
      );
  }
  const isOwn = (name: string): boolean => {
    const other = findProgramCopy(last, name);
    return name === word || (other !== undefined && other.imagePath === copy.imagePath);
  };
  const checks = healthchecks(stages).map((check) => adaptHealthcheck(check, undefined, undefined, isOwn));
  return collect(path, checks, origin);
}

/** A source of the context that starts a program. */
function findStartingSource({ surroundings: { context } }: Analysis): string | undefined {
  const found = context && findSourceCall(context, ['starts']);
  return found !== undefined && context!.has(found) ? found : undefined;
}

function collect(
  path: string,
  parts: readonly ReturnType<typeof adaptStart>[],
  origin: BinaryOrigin | undefined,
): DistrolessSwap | NoDistroless {
  const refused = parts.find((part) => part.kind === 'refused');
  if (refused) return refused;
  const done = parts.filter((part) => part.kind === 'edits');
  return {
    path,
    edits: done.flatMap(({ edits }) => edits),
    lines: done.flatMap(({ lines }) => lines),
    script: done.find(({ script }) => script !== undefined)?.script,
    origin,
  };
}

function healthchecks(stages: readonly Stage[]): readonly Instruction[] {
  return stages.flatMap(({ instructions }) => instructions).filter(({ content }) => content.keyword === 'healthcheck');
}

/** How the program was linked; or why that is not known. */
function findOrigin(
  file: Dockerfile,
  analysis: Analysis,
  last: Stage,
  { instruction, from, sources, imagePath }: ProgramCopy,
): BinaryOrigin | string {
  const { line } = instruction;
  if (from === undefined) {
    const { context } = analysis.surroundings;
    if (!context) return `${imagePath} comes from the context, which was not there to be read`;
    const starts = sources.flatMap(
      (source) => context.readStart(source.replace(/^\/+/, ''), PROGRAM_START_BYTES) ?? [],
    );
    const isStatic = starts.length > 0 && starts.every(isStaticProgram);
    return isStatic
      ? { kind: 'static', because: `${sources[0]!} of the context asks for no loader` }
      : `${imagePath} of the context is no static program for Linux, or could not be read`;
  }
  const builder = findEarlierStage(readStages(file), last, from);
  if (!builder) return `line ${line} copies from ${from}, which is no stage of the file`;
  for (const source of sources) {
    const origin = findBinaryOrigin(file, analysis, builder, `/${source.replace(/^\/+/, '')}`);
    if (origin) return origin;
  }
  return `no "go build" or "cargo build" was found that makes ${sources[0]!}, and says how`;
}

function refuse(reason: DistrolessReason, instruction: Instruction, detail: string): NoDistroless {
  return { reason, instruction, detail };
}
