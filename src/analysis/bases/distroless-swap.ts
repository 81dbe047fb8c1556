import type { Analysis } from '../analysis.ts';
import { type BinaryOrigin, findBinaryOrigin } from './binary-origin.ts';
import type { DistrolessReason } from './distroless-reasons.ts';
import { adaptHealthcheck, adaptStart } from './distroless-start.ts';
import { findProgramCopy, type ProgramCopy } from './program-copy.ts';
import type { SwapSite } from './swap-site.ts';
import { isStaticProgram, PROGRAM_START_BYTES } from '../../context/static-program.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { readStages, type Stage } from '../../dockerfile/stages.ts';
import { runsOn } from '../../knowledge/images/glibc.ts';
import { findInterpreter, type Interpreter, SYSTEM_IMAGES } from '../../knowledge/images/interpreters.ts';
import { javaVersion } from '../../knowledge/java.ts';
import type { Edit } from '../../text/edit.ts';
import { readStartCommand, wordsOf } from '../../trace/start-command.ts';

/** What a stage becomes on an image without a shell. */
export interface DistrolessSwap {
  /** `gcr.io/distroless/nodejs24-debian13` */
  readonly path: string;
  /** Of CMD, ENTRYPOINT and HEALTHCHECK. */
  readonly edits: readonly Edit[];
  /** Where they are. */
  readonly lines: readonly number[];
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
  if (path === 'python' || path === 'pypy')
    return refuse('python-path', site.base.stage.from, `${site.base.image.name} has it in /usr/local/bin`);
  const interpreter = findInterpreter(path);
  if (interpreter) return planInterpreter(analysis, site, interpreter);
  if (SYSTEM_IMAGES.has(path)) return planProgram(file, analysis, site);
  return refuse('no-image', site.base.stage.from, `there is none for ${site.base.image.name}`);
}

function planInterpreter(
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
  const start = adaptStart(last, readStartCommand(last, facts.defaults), interpreter, image.entrypoint ?? []);
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

function collect(
  path: string,
  parts: readonly ReturnType<typeof adaptStart>[],
  origin: BinaryOrigin | undefined,
): DistrolessSwap | NoDistroless {
  const refused = parts.find((part) => part.kind === 'refused');
  if (refused) return refused;
  const done = parts.filter((part) => part.kind === 'edits');
  return { path, edits: done.flatMap(({ edits }) => edits), lines: done.flatMap(({ lines }) => lines), origin };
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
  const builder = readStages(file).find(
    ({ index, name }) => index < last.index && (name?.toLowerCase() === from.toLowerCase() || String(index) === from),
  );
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
