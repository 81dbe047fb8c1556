import type { SplitSite } from './split-site.ts';
import type { StageStock } from './steps.ts';
import { findSourceCall } from '../../context/starting-calls.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { findNeedOfC } from '../../context/go-sources.ts';
import { toEditOf } from './go-edit.ts';
import { readInvocation } from '../../knowledge/invocation.ts';
import type { Edit } from '../../text/edit.ts';
import { resolvePath } from '../../trace/stage-writes.ts';

const OTHER_COMPILERS = /^(?:make|gmake|cmake|gcc|cc|g\+\+|clang|ninja|meson|cargo)$/;

/** How a program is known to need no library. */
export interface StaticProof {
  /** As a clause. */
  readonly because: string;
  /** What has to be written into the builder for it. */
  readonly edits: readonly Edit[];
}

/** Whether all that is built needs no library, as its commands show; `undefined` where they do not. */
export function findStaticProof(
  site: SplitSite,
  stock: StageStock,
  program: string,
  context: BuildContext,
): StaticProof | undefined {
  const { path } = site.base.image;
  if (path === 'golang') return isBuiltWithoutC(site, stock) ? prove('CGO_ENABLED=0 makes a program that needs no library') : undefined; // prettier-ignore
  if (path === 'rust') return isForMusl(site, stock, program, context) ? prove('the target with musl makes a program that needs no library') : undefined; // prettier-ignore
  return isLinkedStatic(stock, program, context) ? prove('-static makes a program that needs no library') : undefined;
}

function prove(because: string): StaticProof {
  return { because, edits: [] };
}

/** The builds of Go as they are without C, where no source and no module needs it: not where the file speaks of it. */
export function makeStatic(site: SplitSite, stock: StageStock, context: BuildContext): StaticProof | undefined {
  const { base, stage, runs } = site;
  if (base.image.path !== 'golang') return undefined;
  if (stage.instructions.some(({ content }) => /CGO_|GOFLAGS|GOOS|netcgo|netdns=cgo|-linkmode|-buildmode|-race\b|-msan\b|-asan\b/.test(content.source)))
    return undefined;
  const builds = goBuilds(stock);
  if (hasOtherCompiler(stock) || builds.length === 0 || findNeedOfC(context) !== undefined) return undefined;
  const edits = builds.map(({ command, instruction }) => {
    const run = runs.find((one) => one.instruction === instruction);
    return run && toEditOf(run, command);
  });
  if (!edits.every((edit) => edit !== undefined)) return undefined;
  const because = 'no source and no module that is required needs C, so that CGO_ENABLED=0 makes a program without libraries';
  return { because, edits };
} // prettier-ignore

type Commands = StageStock['commands'];

function goBuilds({ commands }: StageStock): Commands {
  return commands.filter(({ command }) => {
    const invocation = readInvocation(command);
    return invocation?.program === 'go' && /^(?:build|install)$/.test(invocation.args[0]?.value ?? '');
  });
}

function hasOtherCompiler({ commands }: StageStock): boolean {
  return commands.some(({ command }) => OTHER_COMPILERS.test(command.words[0]?.value ?? ''));
}

/** Whether all that Go builds in it is built without C (`go help environment`, "CGO_ENABLED"). */
function isBuiltWithoutC({ runs }: SplitSite, stock: StageStock): boolean {
  const environments = new Map(runs.map((run) => [run.instruction, run.environment]));
  const builds = goBuilds(stock);
  if (hasOtherCompiler(stock) || builds.length === 0) return false;
  return builds.every(({ command, instruction }) => {
    const own = command.assignments.findLast(({ name }) => name === 'CGO_ENABLED');
    if (own) return own.value === '0';
    if (command.words.some(({ text }) => text.startsWith('CGO_ENABLED='))) return false;
    return environments.get(instruction)?.get('CGO_ENABLED')?.replace(/["']/g, '') === '0';
  });
}

/** Rust links musl and all else into a program for such a target, unless it is told otherwise (its reference, "Linkage"). */
function isForMusl(site: SplitSite, { commands }: StageStock, program: string, context: BuildContext): boolean {
  const settings = ['.cargo/config.toml', '.cargo/config'].map((path) => context.readText(path) ?? '');
  const texts = [...site.stage.instructions.map(({ content }) => content.source), ...settings].join('\n');
  if (/RUSTFLAGS|rustflags|crt-static|CARGO_TARGET_DIR|\[build\]|^\s*target\s*=/m.test(texts)) return false;
  const triple = /\/target\/([a-z0-9_]+-unknown-linux-musl[a-z]*)\/(?:debug|release)\/[\w-]+$/.exec(program)?.[1];
  if (triple === undefined) return false;
  const builds = commands.filter(({ command }) => command.words[0]?.value === 'cargo');
  return builds.some(({ command }) => {
    const words = command.words.map(({ value }) => value);
    return words[1] === 'build' && (words.includes(`--target=${triple}`) || words[words.indexOf('--target') + 1] === triple);
  });
} // prettier-ignore

/**
 * A compiler of C or C++ that makes the program itself and is told to link nothing that is looked for when it starts (gcc(1)).
 * What asks the C library for users or addresses loads more all the same.
 */
function isLinkedStatic({ commands }: StageStock, program: string, context: BuildContext): boolean {
  const makers = commands.filter(({ command, folder }) => {
    const words = command.words.map(({ value }) => value);
    const output = words[words.indexOf('-o') + 1];
    return words.includes('-o') && output !== undefined && resolvePath(folder, output) === program;
  });
  const isStatic = makers.every(({ command }) => {
    const words = command.words.map(({ value }) => value);
    const isCompiler = /^(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+|musl-gcc)$/.test(words[0] ?? '');
    return isCompiler && words.includes('-static') && !words.some((word) => word === undefined || /^-(?:shared|c|Wl,-B?dynamic|pie|static-)/.test(word)); // prettier-ignore
  });
  return makers.length > 0 && isStatic && findSourceCall(context, ['starts', 'loads', 'asks']) === undefined;
}
