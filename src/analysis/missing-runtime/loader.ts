import { findMadeProgram } from './c-programs.ts';
import type { MissingPart } from './missing-part.ts';
import { readStageSystem, readStarts, type StageSystem, textOf } from './shipped-stage.ts';
import type { Analysis } from '../analysis.ts';
import { type BinaryOrigin, findBinaryOrigin } from '../bases/binary-origin.ts';
import { findProgramCopy, type ProgramCopy } from '../bases/program-copy.ts';
import type { UsedCommand } from '../bases/stage-commands.ts';
import type { BuildContext } from '../../context/build-context.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { findEarlierStage, lineageOf, type Stage } from '../../dockerfile/stages.ts';
import { runsOn } from '../../knowledge/images/glibc.ts';

/** What may bring a loader or a library into a stage by other ways than its image. */
const BROUGHT = /\bld-(?:linux|musl)|\/lib(?:32|64)?(?:\/|\b)|glibc|gcompat|\blibc6|\blibc\.so|\bmusl\b|patchelf/;
/** Options with which Go may leave the C library out after all, or build for another machine, which it does without C. */
const WITHOUT_C = /netgo|osusergo|\bGOARCH\b|\bGOOS=(?!linux\b)|\bgo\s+env\s+-w|-static|\bmusl\b|\bzig\b|tonistiigi/;
/** What Go needs to link with the C library of Alpine, whose image has no compiler (cmd/cgo: without one, CGO_ENABLED is 0). */
const C_COMPILER = /\b(?:gcc|g\+\+|build-base|alpine-sdk|clang)\b/;

interface Program {
  readonly word: string;
  readonly what: string;
  /** As a clause: how it was made. */
  readonly because: string;
  /** As a clause: what shows that it takes the C library; empty where its language alone does. */
  readonly sign: string;
  readonly language: 'go' | 'rust' | 'c' | 'python';
  readonly builder: StageSystem;
  readonly copy: ProgramCopy;
}

/** A program that was linked in another stage, and asks for a loader or a library that the stage which ships lacks. */
export function findMissingLoader(
  file: Dockerfile,
  analysis: Analysis,
  runtime: StageSystem,
  builders: readonly StageSystem[],
): MissingPart | undefined {
  // A program comes out of one of them, and `whatIsMissing` finds nothing where none of the three holds: most images have
  // what their builders link with, which is told before anything is looked for.
  const isLacking = (builder: StageSystem): boolean =>
    hasLibrary(builder) && (runtime.libc !== builder.libc || lacksLibgcc(runtime) || isOlderThan(builder, runtime));
  if (runtime.libc === undefined || !builders.some(isLacking)) return undefined;
  if (BROUGHT.test(textOf(runtime.stage))) return undefined;
  for (const start of readStarts(file, analysis, runtime)) {
    const program = findProgram(file, analysis, runtime, start.words[0] ?? '');
    const why = program && whatIsMissing(program, runtime);
    if (program && why !== undefined) return describe(program, runtime, start, why);
  }
  return undefined;
}

function findProgram(file: Dockerfile, analysis: Analysis, runtime: StageSystem, word: string): Program | undefined {
  const { stage, facts } = runtime;
  // Where the program lies is worked out from `/`, which is not right for an image with a folder of its own.
  if ((facts?.defaults?.workingDir ?? '/') !== '/' && !word.startsWith('/')) return undefined;
  const copy = findProgramCopy(stage, word);
  const from = copy?.from === undefined ? undefined : findEarlierStage(analysis.stages, stage, copy.from);
  const builder = from && readStageSystem(file, analysis, from);
  if (!copy || !builder) return undefined;
  for (const source of copy.sources.slice(0, MOST_SOURCES)) {
    const path = `/${source.replace(/^\/+/, '')}`;
    const origin = findBinaryOrigin(file, analysis, builder.stage, path);
    if (origin) {
      const sign = origin.kind === 'static' ? undefined : findSign(origin, builder, runtime, analysis);
      if (origin.kind === 'static' || sign === undefined) return undefined;
      const what = origin.language === 'go' ? 'what Go links with the C library' : 'what Rust links with the C library';
      return { word, what, because: origin.because, sign, language: origin.language, builder, copy };
    }
    const made = findMadeProgram(file, analysis, builder, path);
    if (!made) continue;
    const because = `${made.command.where} makes it by "${made.command.words.join(' ').slice(0, MOST)}"`;
    const language = made.what.includes('PyInstaller') ? 'python' : 'c';
    return { word, what: made.what, because, sign: '', language, builder, copy };
  }
  return undefined;
}

const MOST = 90;
/** A COPY with more sources than these brings no single program. */
const MOST_SOURCES = 20;
/** The most files of Go that are read. */
const MOST_FILES = 2000;

/** What shows that a program is linked with C, as a clause; empty where its language alone does. */
function findSign(
  origin: Exclude<BinaryOrigin, { kind: 'static' }>,
  builder: StageSystem,
  runtime: StageSystem,
  analysis: Analysis,
): string | undefined {
  if (origin.language === 'rust') return WITHOUT_C.test(origin.run.content.source) ? undefined : '';
  const { environment, content } = origin.run;
  const isSet = ['GOARCH', 'GOOS', 'GOFLAGS'].some((name) => environment.get(name) !== undefined);
  const text = textOf(builder.stage);
  if (isSet || WITHOUT_C.test(content.source) || /\bgo\s+env\s+-w/.test(text)) return undefined;
  if (origin.kind === 'musl' && !C_COMPILER.test(text)) return undefined;
  const { context } = analysis.surroundings;
  return (context && findImportOfC(context)) ?? findSignOfNetwork(builder.stage, runtime.stage);
}

/** Packages that take a part of the C library (Go, "net" and "os/user"; cmd/cgo). */
const WITH_C = /^[ \t]*(?:import[ \t]+)?(?:[\w.]{1,80}[ \t]+)?"(net(?:\/[\w/]{1,80})?|os\/user|plugin|C)"/m;

/** A source that takes a part of the C library; what the packages of others do is not there to be read. */
function findImportOfC(context: BuildContext): string | undefined {
  const sources = context.list().filter((path) => path.endsWith('.go') && !path.endsWith('_test.go'));
  for (const path of sources.slice(0, MOST_FILES)) {
    const name = WITH_C.exec(context.readText(path) ?? '')?.[1];
    if (name !== undefined) return `${path} imports "${name}", which takes the C library where cgo is on, as it is by default`; // prettier-ignore
  }
  return undefined;
}

/** Who speaks to the network uses the package net. */
function findSignOfNetwork(builder: Stage, runtime: Stage): string | undefined {
  for (const { content, line } of [builder, runtime].flatMap((stage) => lineageOf(stage)).flatMap(({ instructions }) => instructions)) {
    const isSign = content.keyword === 'expose' || (content.keyword !== 'label' && /\bca-certificates\b/.test(content.source));
    if (isSign) return `line ${line} shows that it uses the network: the package net takes the C library where cgo is on, as it is by default`;
  }
  return undefined;
} // prettier-ignore

/** What is not there, as a clause. */
function whatIsMissing({ what, builder, language }: Program, runtime: StageSystem): string | undefined {
  const { libc, image, suite } = runtime;
  if (!hasLibrary(builder)) return undefined;
  if (libc === 'none') return `${what} asks for a loader when it starts, and ${image} has none: the start ends with "no such file or directory"`; // prettier-ignore
  if (libc !== builder.libc)
    return `${what} asks for the loader of ${builder.libc!} when it starts, and ${image} has ${libc!}: the start ends with "not found"`;
  if (language === 'rust' && lacksLibgcc(runtime))
    return `what Rust links asks for libgcc_s.so.1, which ${image} lacks`;
  if (language === 'python' && isOlderThan(builder, runtime))
    return `${what} holds a Python that was linked on ${builder.suite!}, and the C library of ${image} is older (${suite!})`;
  return undefined;
}

function hasLibrary({ libc }: StageSystem): boolean {
  return libc !== undefined && libc !== 'none';
}

function lacksLibgcc({ distroless }: StageSystem): boolean {
  return distroless !== undefined && ![...distroless.packages].some((name) => name.startsWith('libgcc'));
}

function isOlderThan({ suite: made }: StageSystem, { suite }: StageSystem): boolean {
  return made !== undefined && suite !== undefined && !runsOn(made, suite) && runsOn(suite, made);
}

function describe(
  { word, because, sign, language, builder, copy }: Program,
  { image }: StageSystem,
  { where }: UsedCommand,
  why: string,
): MissingPart {
  const ways: Readonly<Record<Program['language'], string>> = {
    go: `Build ${word} with CGO_ENABLED=0, or ship it from an image with ${builder.libc!}`,
    rust: `Build ${word} for a musl target, or ship it from an image like ${builder.image}`,
    c: `Link ${word} with -static, or ship it from an image like ${builder.image}`,
    python: `Ship ${word} from an image with the C library of ${builder.image}`,
  };
  return {
    instruction: copy.instruction,
    title: ways[language],
    why,
    evidence: [
      `${where} starts ${word}, which line ${copy.instruction.line} copies from the stage in line ${lineageOf(builder.stage).at(-1)!.from.line}`,
      `${because}, on ${builder.image} with ${builder.libc!}`,
      `nothing brings another loader or library to ${image}`,
      ...(sign === '' ? [] : [sign]),
    ],
  };
}
