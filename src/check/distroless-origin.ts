import type { Window } from './window.ts';
import { type Instruction, argumentWords } from '../dockerfile/instruction.ts';
import { findEarlierStage, lineageOf, readStages, type Stage } from '../dockerfile/stages.ts';
import { baseName } from '../context/context-path.ts';
import { findSourceCall } from '../context/starting-calls.ts';
import { isStaticProgram, PROGRAM_START_BYTES } from '../context/static-program.ts';
import { readDeepestBase } from '../knowledge/images/base-image.ts';
import type { DistrolessImage } from '../knowledge/images/distroless.ts';
import type { ImageFacts } from '../knowledge/images/facts.ts';
import { runsOn } from '../knowledge/images/glibc.ts';
import { type StageTrace, traceBuild } from '../trace/build-trace.ts';
import { readStartCommand, wordsOf } from '../trace/start-command.ts';

/**
 * A program that was compiled must find all that it loads: nothing where it is static, as each compiler's call in the stage
 * that it comes from has to show; else the C library and those of the compiler, no older than where it was linked.
 */
export function findOriginObjection(
  window: Window,
  stage: Stage,
  facts: ImageFacts,
  fresh: DistrolessImage,
): string | undefined {
  const [word] = wordsOf(readStartCommand(stage)) ?? [];
  const name = word?.slice(word.lastIndexOf('/') + 1);
  const copy = name === undefined ? undefined : findCopy(stage, word!, name);
  if (!copy) return `no COPY brings ${word ?? 'the program'}`;
  const from = copy.content.flags.find((flag) => flag.name === 'from')?.value;
  if (from === undefined) return findContextObjection(copy, name!, window);
  const builder = findEarlierStage(readStages(window.after), stage, from);
  if (!builder) return `${from} is no stage of the file`;
  const { context } = window.surroundings;
  const source = context && findSourceCall(context, ['starts']);
  if (source !== undefined && context!.has(source)) return `${source} may start another program`;
  const traces = traceBuild(window.after).stages;
  const calls = lineageOf(builder).flatMap((each) => compilerCalls(traces[each.index]!));
  if (calls.length === 0) return `nothing in line ${builder.from.line} and below compiles it`;
  const base = readDeepestBase(window.after, builder, window.surroundings.catalogue());
  const system = typeof base === 'string' ? undefined : base.facts.system;
  const sources = argumentWords(copy.content).slice(0, -1);
  const own = calls.filter(({ output }) =>
    sources.some((source) => output !== undefined && baseName(source) === output),
  );
  const relevant = own.length > 0 ? own : calls;
  const isStatic = relevant.every(({ isStatic: isOwn, isCargo }) => isOwn || (isCargo && system?.libc === 'musl'));
  if (isStatic) return undefined;
  if (fresh.libc === 'none') return `"${relevant.find((call) => !call.isStatic)!.text}" may link it with libraries`;
  if (system?.libc !== 'glibc' || facts.system?.libc !== 'glibc') return 'it was linked with another C library';
  return runsOn(system.suite, fresh.suite)
    ? undefined
    : `${system.suite} may have a newer C library than ${fresh.suite}`;
}

/** The last COPY that may bring the program: its source or destination has the name, or it is that of a folder. */
function findCopy(stage: Stage, word: string, name: string): Instruction | undefined {
  const all = lineageOf(stage).flatMap(({ instructions }) => instructions);
  return all.findLast(({ content }) => {
    if (content.keyword !== 'copy' && content.keyword !== 'add') return false;
    const words = argumentWords(content);
    const to = words.at(-1)!.replace(/\/$/, '');
    const isNamed = words.some((path) => path.replace(/\/$/, '').endsWith(`/${name}`) || path === name);
    return isNamed || to === '.' || to === '' || word.startsWith(`${to}/`);
  });
}

function findContextObjection({ content }: Instruction, name: string, { surroundings }: Window): string | undefined {
  const { context } = surroundings;
  if (!context) return 'it comes from the context, which was not there';
  const words = argumentWords(content);
  const paths = words.slice(0, -1).flatMap((path) => [path, `${path.replace(/\/$/, '')}/${name}`]);
  const starts = paths.flatMap((path) => context.readStart(path.replace(/^(?:\.?\/)+/, ''), PROGRAM_START_BYTES) ?? []);
  return starts.length > 0 && starts.every(isStaticProgram) ? undefined : `${name} of the context is not static`;
}

interface Call {
  /** The last part of the name that `-o` gives. */
  readonly output: string | undefined;
  readonly text: string;
  readonly isStatic: boolean;
  readonly isCargo: boolean;
}

/** What compiles by Go or Cargo in a stage, one after the other. */
function compilerCalls({ events, config }: StageTrace): readonly Call[] {
  const calls: Call[] = [];
  let isOff = config.env.some(({ name, value }) => name === 'CGO_ENABLED' && value === '0');
  for (const { kind, text, state } of events) {
    if (kind === 'ENV' || kind === 'ARG') isOff ||= /\bCGO_ENABLED[= ]"?0\b/.test(text);
    if (kind === kind.toUpperCase()) continue;
    const cgo = /\bCGO_ENABLED=(\d)/.exec(text)?.[1] ?? /\bCGO_ENABLED=(\d)/.exec(state.join(' '))?.[1];
    for (const words of callsIn(text)) {
      const isCargo = words[0] === 'cargo';
      const isPlain = !words.some((word) => /^-(?:buildmode|race|msan|asan|linkshared)\b/.test(word));
      const isGoStatic = isPlain && (cgo === undefined ? isOff : cgo === '0');
      const target = words[words.indexOf('--target') + 1] ?? '';
      const isMusl =
        words.some((word) => word.startsWith('--target=') && word.includes('musl')) || target.includes('musl');
      const at = words.indexOf('-o');
      const output = at === -1 ? undefined : words[at + 1]?.replace(/["']/g, '');
      const shown = words.join(' ').slice(0, 60);
      calls.push({ output: output && baseName(output), text: shown, isCargo, isStatic: isCargo ? isMusl : isGoStatic });
    }
  }
  return calls;
}

/** The words of each call of a compiler, up to where the next command begins. */
function callsIn(text: string): readonly (readonly string[])[] {
  const words = text.split(/\s+/).map((word) => word.replace(/^[({`]+/, ''));
  return words.flatMap((word, i) => {
    const name = baseName(word);
    const isGo = name === 'go' && (words[i + 1] === 'build' || words[i + 1] === 'install');
    const isCargo = name === 'cargo' && words.slice(i + 1, i + 4).includes('build');
    if (!isGo && !isCargo) return [];
    const rest = words.slice(i + 1, i + 1 + MOST_WORDS);
    const end = rest.findIndex((other) => /^[;&|]|;$/.test(other));
    return [[name, ...rest.slice(0, end === -1 ? undefined : end + 1)]];
  });
}

/** Of one call. */
const MOST_WORDS = 60;
