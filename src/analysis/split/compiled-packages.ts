import type { Runtime } from './compiled-runtime.ts';
import type { SplitObstacle, SplitPlan } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import type { StageStock } from './steps.ts';
import { keepPackages } from './system-packages.ts';
import type { Analysis } from '../analysis.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { readCargoPrograms } from '../../context/cargo-programs.ts';
import type { LinkedLibraries } from '../../context/linked-libraries.ts';
import { mayTalkTls } from '../../context/tls-sources.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { bringsHeaders, WITH_CERTIFICATES } from '../../knowledge/images/compiler-images.ts';

/** All that is known of a program that is compiled. */
export interface Given {
  readonly site: SplitSite;
  readonly stock: StageStock;
  /** Absolute path. */
  readonly program: string;
  readonly linked: LinkedLibraries;
  readonly context: BuildContext;
  readonly file: Dockerfile;
  readonly analysis: Analysis;
}

/** The packages that the second stage needs. @param called commands that sources start, with their files */
export function findCompiledPackages(
  { site, stock, linked, context, analysis }: Given,
  runtime: Runtime,
  called: ReadonlyMap<string, string>,
): SplitPlan['packages'] | SplitObstacle {
  const { base, stage } = site;
  const { path } = base.image;
  const { distribution, suite } = base.facts.system!;
  const brought = bringsHeaders(path, base.tag);
  if (brought && linked.unknown !== undefined) {
    const detail = `the program may be linked with ${linked.unknown}, which ${base.image.name}:${base.tag} brings`;
    return { reason: 'unknown-package', instruction: stage.from, detail };
  }
  const names = [...new Set([...stock.packages, ...(brought ? linked.headers : [])])];
  const kept = keepPackages(site, names, suite, called);
  if ('reason' in kept) return kept;
  const needed = new Map(kept.map((one) => [one.name, one.because]));
  const add = (name: string, because: string): void => void (needed.has(name) || needed.set(name, because));
  if (
    runtime.reference.startsWith('debian:') &&
    WITH_CERTIFICATES.has(path) &&
    mayTalkTls(path, context, site.runs.map(({ content }) => content.source).join('\n'))
  )
    add('ca-certificates', 'the builder has them, and the program may have to know which servers to trust');
  if (asksForZones(site, context)) add('tzdata', 'a time zone is asked for by its name');
  if (linked.usesOpenMp) add(distribution === 'alpine' ? 'libgomp' : 'libgomp1', 'the program is built with OpenMP');
  if (distribution === 'alpine' && linked.isCpp && path !== 'golang') add('libstdc++', 'the program is written in C++');
  if (runtime.kind === 'system') return [...needed].map(([name, because]) => ({ name, because }));
  // The image has these, and the certificates without a package.
  const there = analysis.surroundings.catalogue().findDistroless(runtime.reference)?.packages;
  const others = [...needed.keys()].filter((name) => runtime.kind === 'empty' || (name !== 'ca-certificates' && !there?.has(name))); // prettier-ignore
  if (others.length === 0) return [];
  const detail = `${others[0]!} cannot be installed in ${runtime.reference}`;
  return { reason: 'no-runtime-image', instruction: stage.from, detail };
}

/** The images of Go have the zones in Go's own folder; those of a system may not have them at all. */
function asksForZones({ base, stage }: SplitSite, context: BuildContext): boolean {
  if (base.image.path !== 'golang') return false;
  const isSet = stage.instructions.some(({ content }) => content.keyword === 'env' && /\bTZ[= ]/.test(content.source));
  return isSet || goSources(context).some((text) => /\btime\.LoadLocation\b/.test(text));
}

function goSources(context: BuildContext): readonly string[] {
  return context.list().flatMap((path) => (path.endsWith('.go') ? [context.readText(path) ?? ''] : []));
}

/** Cargo puts a program by the name that its manifest gives below `target`. */
export function findCargoObstacle(
  { start, stage, workingDir }: SplitSite,
  { commands }: StageStock,
  program: string,
  context: BuildContext,
): SplitObstacle | undefined {
  const builds = commands.filter(({ command }) => command.words[0]?.value === 'cargo');
  if (builds.length === 0) return undefined;
  const instruction = start.entrypoint.instruction ?? start.cmd.instruction ?? stage.from;
  const unknown = (detail: string): SplitObstacle => ({ reason: 'unknown-start', instruction, detail });
  const own = readCargoPrograms(context);
  const name = program.slice(program.lastIndexOf('/') + 1);
  if (!own) return unknown('which programs Cargo.toml makes is not known');
  if (!own.includes(name)) return unknown(`Cargo.toml makes ${own.join(', ')}, and not ${name}`);
  const below = new RegExp(`/target/(?:[\\w-]+/)?(debug|release)/[\\w-]+$`).exec(program)?.[1];
  if (below === undefined || !program.startsWith(`${workingDir === '/' ? '' : workingDir}/`)) return undefined;
  const isRelease = builds.some(({ command }) =>
    command.words.some(({ text }) => text === '--release' || text === '-r'),
  );
  return isRelease === (below === 'release') ? undefined : unknown(`the build makes no ${program}`);
}
