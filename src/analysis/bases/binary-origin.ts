import type { Analysis, RunSite } from '../analysis.ts';
import { workingDirAt } from './working-dir.ts';
import { cleanPath, folderOf } from '../../context/context-path.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { isUnread } from '../../dockerfile/run-script.ts';
import { lineageOf, type Stage } from '../../dockerfile/stages.ts';
import { readDeepestBase } from '../../knowledge/images/base-image.ts';
import { type Invocation, readInvocation } from '../../knowledge/invocation.ts';
import type { Command } from '../../shell/script.ts';

/** How a program was linked, with the command that shows it. */
export type BinaryOrigin =
  | { readonly kind: 'static'; readonly because: string }
  /** With the C library of that suite, and whatever else the compiler took. */
  | ({ readonly kind: 'linked'; readonly suite: string; readonly because: string } & MadeBy)
  | ({ readonly kind: 'musl'; readonly because: string } & MadeBy);

interface MadeBy {
  readonly language: 'go' | 'rust';
  /** The RUN with the command. */
  readonly run: RunSite;
}

/**
 * How the program at a path of a builder stage was made, where a command that is known says so.
 * @param path absolute
 */
export function findBinaryOrigin(
  file: Dockerfile,
  analysis: Analysis,
  stage: Stage,
  path: string,
): BinaryOrigin | undefined {
  const base = readDeepestBase(file, stage, analysis.surroundings.catalogue());
  const facts = typeof base === 'string' ? undefined : base.facts;
  const lineage = new Set(lineageOf(stage));
  for (const run of analysis.runs.filter((site) => lineage.has(site.stage)).toReversed()) {
    const build = findBuild(run, path, facts?.defaults?.workingDir);
    if (!build) continue;
    const { isStatic, text } = build;
    const because = `line ${run.instruction.line} makes it by "${text}"`;
    if (isStatic === undefined) return undefined;
    const { libc, suite } = facts?.system ?? {};
    if (isStatic || (build.language === 'rust' && libc === 'musl')) return { kind: 'static', because };
    const madeBy = { language: build.language, run };
    if (libc === 'musl') return { kind: 'musl', because, ...madeBy };
    return libc === 'glibc' && suite !== undefined ? { kind: 'linked', suite, because, ...madeBy } : undefined;
  }
  return undefined;
}

interface Build {
  readonly language: 'go' | 'rust';
  /** `undefined` where an option says something that is not followed. */
  readonly isStatic: boolean | undefined;
  readonly text: string;
}

/** The last command of a RUN that makes the file. */
function findBuild(run: RunSite, path: string, baseWorkingDir: string | undefined): Build | undefined {
  if (isUnread(run.reading) || run.shell === 'foreign') return undefined;
  const place = { stage: run.stage, instruction: run.instruction, where: '', phase: 'build' as const };
  let folder = workingDirAt(place, baseWorkingDir);
  let exported: string | undefined;
  let found: Build | undefined;
  for (const { command } of run.reading.commands) {
    const invocation = readInvocation(command);
    if (!invocation) continue;
    const words = invocation.args.map(({ value }) => value);
    if (invocation.program === 'cd') folder = words[0] === undefined ? undefined : join(folder, words[0]);
    if (invocation.program === 'export') exported = cgoOf(words) ?? exported;
    const build =
      invocation.program === 'go'
        ? readGo(run, command, invocation, folder, path, exported)
        : invocation.program === 'cargo'
          ? readCargo(run, invocation, folder, path)
          : undefined;
    found = build ?? found;
  }
  return found;
}

function cgoOf(words: readonly (string | undefined)[]): string | undefined {
  return words.find((word) => word?.startsWith('CGO_ENABLED='))?.slice('CGO_ENABLED='.length);
}

function readGo(
  { environment, content }: RunSite,
  command: Command,
  { args }: Invocation,
  folder: string | undefined,
  path: string,
  exported: string | undefined,
): Build | undefined {
  const words = args.map(({ value, text }) => value ?? text);
  const takesFlags = /\bCGO_\w*FLAGS/.test(content.source) || environment.get('CGO_LDFLAGS') !== undefined;
  const [subcommand] = words;
  if (subcommand !== 'build' && subcommand !== 'install') return undefined;
  const bin = environment.get('GOBIN') ?? `${environment.get('GOPATH') ?? '/go'}/bin`;
  const output = subcommand === 'install' ? `${bin}/` : (outputOf(words) ?? './');
  const place = /[$`]/.test(output) ? undefined : join(folder, output);
  if (place === undefined) return undefined;
  if (place !== path && !(/(?:^|\/)\.?$/.test(output) && place === `/${folderOf(path.slice(1))}`)) return undefined;
  const prefix = command.words.map(({ value }) => value);
  const own = command.assignments.find(({ name }) => name === 'CGO_ENABLED')?.value;
  const cgo = own ?? cgoOf(prefix) ?? exported ?? environment.get('CGO_ENABLED');
  const odd = cgo === '0' ? ODD : ODD_WITH_C;
  const flags = environment.get('GOFLAGS') ?? '';
  const isOdd = [...words, ...flags.split(/\s+/)].some((word) => odd.test(word)) || (cgo !== '0' && takesFlags);
  const text = command.words.map((word) => word.text).join(' ');
  return {
    language: 'go',
    isStatic: isOdd ? undefined : cgo === '0',
    text: shorten(cgo === '0' ? `CGO_ENABLED=0 ${text.replace(/^env .*?(?=\bgo )/, '')}` : text),
  };
}

/** What makes something else than a plain program. */
const ODD = /^-(?:buildmode|race|msan|asan|toolexec|linkshared)\b/;
const ODD_WITH_C = /^-(?:buildmode|race|msan|asan|toolexec|linkshared)\b|linkmode|-extldflags/;

function outputOf(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => word === '-o' || word.startsWith('-o='));
  if (at === -1) return undefined;
  return words[at] === '-o' ? words[at + 1] : words[at]!.slice('-o='.length);
}

/** Cargo writes to `target/<platform>/release`, and without `--target` to `target/release`. */
function readCargo(
  { environment }: RunSite,
  { args }: Invocation,
  folder: string | undefined,
  path: string,
): Build | undefined {
  const words = args.map(({ value, text }) => value ?? text);
  if (!words.includes('build') || folder === undefined) return undefined;
  const at = words.findIndex((word) => word === '--target' || word.startsWith('--target='));
  const named = at === -1 ? undefined : words[at] === '--target' ? words[at + 1] : words[at]!.slice('--target='.length);
  const target = named ?? environment.get('CARGO_BUILD_TARGET');
  const start = target === undefined ? '' : `${target}/`;
  const place = join(
    folder,
    `target/${start}${words.includes('--release') || words.includes('-r') ? 'release' : 'debug'}`,
  );
  if (place !== `/${folderOf(path.slice(1))}`) return undefined;
  const isOdd = environment.get('RUSTFLAGS') !== undefined || environment.get('CARGO_TARGET_DIR') !== undefined;
  const text = shorten(`cargo ${words.join(' ')}`);
  return { language: 'rust', isStatic: isOdd ? undefined : (target ?? '').includes('musl'), text };
}

function join(folder: string | undefined, path: string): string | undefined {
  if (path.startsWith('/')) return cleanPath(path);
  return folder === undefined ? undefined : cleanPath(`${folder}/${path}`);
}

function shorten(text: string): string {
  return text.length > 90 ? `${text.slice(0, 90)}…` : text;
}
