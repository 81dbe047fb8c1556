import type { BuilderFiles } from './split-paths.ts';
import { findBareObjection, programPaths } from './split-bare.ts';
import type { Split } from './stage-split.ts';
import type { Window } from './window.ts';
import type { BuildContext } from '../context/build-context.ts';
import { findNeedOfC } from '../context/go-sources.ts';
import { findSourceCall } from '../context/starting-calls.ts';
import { readVariables } from '../dockerfile/variables.ts';
import type { BaseImage } from '../knowledge/images/base-image.ts';
import { isTestRun } from '../knowledge/go-build.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import type { Command } from '../shell/script.ts';
import { resolvePath } from '../trace/stage-writes.ts';

/** Commands that may be beside the build of a program without C: they make no program. */
const BESIDE: ReadonlySet<string> = new Set(['mkdir', 'cd', 'echo', 'chmod', 'cp', 'mv', 'rm', 'apt-get', 'apt', 'apk', 'strip', 'ls', 'touch', 'set', 'true', 'test', 'ln', 'sed', 'cat', 'printf', 'pwd', 'env', 'grep', 'find', 'export']); // prettier-ignore

type Commands = BuilderFiles['writes']['commands'];

/** An image without libraries and shell: nothing but programs that are known to need none, started by themselves (trap F8). */
export function findStaticObjection(
  split: Split,
  was: BaseImage,
  files: BuilderFiles,
  { surroundings: { context } }: Window,
): string | undefined {
  const { commands } = files.writes;
  const bare = findBareObjection(split);
  if (bare !== undefined) return bare;
  if (was.image.path === 'golang') return findDynamicBuild(split, commands) ?? findLostC(split, context);
  if (!context) return 'without the files of the build nothing proves that the program needs no library';
  if (was.image.path === 'rust') return findOtherTarget(split, files, context);
  return findDynamicLink(split, files, context);
}

function findDynamicBuild({ builder }: Split, commands: Commands): string | undefined {
  let builds = 0;
  for (const { command, instruction } of commands) {
    const invocation = readInvocation(command);
    if (!invocation) {
      if (command.words.length === 0) continue;
      return 'a step of the build is not known';
    }
    const { program, args } = invocation;
    if (program !== 'go') {
      if (!BESIDE.has(program)) return `${program} may build a program that needs a library`;
      continue;
    }
    const subcommand = args[0]?.value ?? '';
    if (!/^(?:build|install|test)$/.test(subcommand) || isTestRun(args)) continue;
    if (args.some(({ value, text }) => /^-(?:buildmode|linkshared)\b/.test(value ?? text)))
      return 'it builds something else than a program';
    builds += 1;
    const own = ownSetting(command);
    const isOff = own === undefined ? isOffBefore(builder.instructions, instruction.start) : own === '0';
    if (!isOff) return `line ${instruction.line} may build with C`;
  }
  return builds === 0 ? 'nothing builds the program' : undefined;
}

function ownSetting({ assignments, words }: Command): string | undefined {
  const assigned = assignments.findLast(({ name }) => name === 'CGO_ENABLED');
  if (assigned) return assigned.value ?? '?';
  const word = words.find(({ text }) => text.startsWith('CGO_ENABLED='));
  return word && (word.value ?? '?').slice('CGO_ENABLED='.length);
}

/** An ENV in force; an ARG may be another in each build. */
function isOffBefore(instructions: Split['builder']['instructions'], start: number): boolean {
  const settings = instructions
    .filter((instruction) => instruction.start < start && /^(?:env|arg)$/.test(instruction.content.keyword ?? ''))
    .flatMap(({ content }) => readVariables(content).map((one) => ({ ...one, isArg: content.keyword === 'arg' })))
    .filter(({ name }) => name === 'CGO_ENABLED');
  const env = settings.findLast(({ isArg }) => !isArg);
  return env?.value === '0';
}

/** Where the split itself turns C off, nothing may need it, nor start what an image without a shell has not. */
function findLostC({ withoutC, old }: Split, context: BuildContext | undefined): string | undefined {
  if (withoutC.length === 0) return undefined;
  const said = old.instructions.find(({ content }) =>
    /\bCGO_|netcgo|netdns=cgo|-linkmode|-race\b|-msan\b|-asan\b/.test(content.source),
  );
  if (said) return `line ${said.line} says how C is used`;
  if (!context) return 'without the sources it is not known whether they need C';
  const need = findNeedOfC(context);
  if (need !== undefined) return `C is turned off, and ${need}`;
  const source = findSourceCall(context, ['starts', 'loads', 'names']);
  return source && `${source} may need a program or a user that the image does not have`;
}

/** Rust links all into a program for musl, unless somebody tells it otherwise. */
function findOtherTarget(
  split: Split,
  { writes, workingDir }: BuilderFiles,
  context: BuildContext,
): string | undefined {
  const settings = ['.cargo/config.toml', '.cargo/config'].find((path) => context.has(path));
  if (settings !== undefined) return `${settings} may say how it is linked`;
  const said = split.builder.instructions.find(({ content }) => /RUSTFLAGS|crt-static|CARGO_/.test(content.source));
  if (said) return `line ${said.line} may say how it is linked`;
  const triple = programPaths(split, workingDir).map((path) => /\/target\/([\w]+-unknown-linux-musl\w*)\//.exec(path)?.[1])[0]; // prettier-ignore
  if (triple === undefined) return 'what starts is not built for musl';
  const isBuilt = writes.commands.some(({ command }) => {
    const words = command.words.map(({ value }) => value ?? '');
    const at = words.findIndex((word) => word === '--target' || word.startsWith('--target='));
    const target = words[at] === '--target' ? words[at + 1] : words[at]?.slice('--target='.length);
    return words[0] === 'cargo' && words[1] === 'build' && target === triple;
  });
  return isBuilt ? undefined : `nothing builds for ${triple}`;
}

/** The one command that makes the program links it with nothing; and it asks the C library for nothing that is loaded later. */
function findDynamicLink(
  split: Split,
  { writes, workingDir }: BuilderFiles,
  context: BuildContext,
): string | undefined {
  const programs = programPaths(split, workingDir);
  const makers = writes.commands.filter(({ command, folder }) => {
    const words = command.words.map(({ value }) => value);
    const at = words.indexOf('-o');
    return at !== -1 && words[at + 1] !== undefined && programs.includes(resolvePath(folder, words[at + 1]!));
  });
  if (makers.length === 0) return 'nothing proves that the program needs no library';
  for (const { command, instruction } of makers) {
    const words = command.words.map(({ value, text }) => value ?? text);
    const isCompiler = /^(?:musl-gcc|gcc|g\+\+|cc|c\+\+|clang|clang\+\+)$/.test(words[0]!);
    const isStatic = words.includes('-static') && !words.some((word) => /^-(?:shared|pie|c|static-|Wl,-B)|[$`]/.test(word)); // prettier-ignore
    if (!isCompiler || !isStatic) return `line ${instruction.line} may link it with libraries`;
  }
  const source = findSourceCall(context, ['starts', 'loads', 'asks']);
  return source && `${source} may need what the image does not have`;
}
