import { findProgramPath, isBelow } from './program-path.ts';
import type { Artifact, SplitObstacle, SplitPlan, SplitRecipe } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import { type StageWrites, takeStock } from './steps.ts';
import { findOutsidePath } from './outside-paths.ts';
import { hasOnlySources } from './source-files.ts';
import { keepPackages } from './system-packages.ts';
import type { Analysis } from '../analysis.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { searchForCommands } from '../bases/search-for-commands.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { STATIC_IMAGE } from '../../knowledge/images/static-image.ts';

/** Images that bring a compiler or nothing but a system, for programs that need neither when they run. */
const BASES: ReadonlySet<string> = new Set(['golang', 'rust', 'gcc', 'debian', 'buildpack-deps']);
/** On a plain system, nothing but what the file puts there is in /usr/local. */
const PLAIN: ReadonlySet<string> = new Set(['debian', 'buildpack-deps']);

/** A program that is compiled where it lies: in C, C++, Go or Rust. */
export const COMPILED: SplitRecipe = {
  id: 'compiled',
  plan(site, file, analysis) {
    const { base, stage, runs } = site;
    if (!BASES.has(base.image.path) || base.facts.system?.distribution !== 'debian') return undefined;
    const compiles = runs.some(({ content }) =>
      /\b(?:go build|cargo build|make|cmake|gcc|g\+\+|cc|clang)\b/.test(content.source),
    );
    if (!compiles) return undefined;
    const { context } = analysis.surroundings;
    if (!context || !site.copies) {
      return { reason: 'no-context', instruction: stage.from, detail: 'what is copied into it is not known' };
    }
    const stock = takeStock(site);
    if ('reason' in stock) return stock;
    return planFrom(site, stock, file, analysis);
  },
};

function planFrom(
  site: SplitSite,
  stock: StageWrites,
  file: Dockerfile,
  analysis: Analysis,
): SplitPlan | SplitObstacle {
  const { base, stage } = site;
  const { suite } = base.facts.system!;
  const { catalogue, context, policy } = analysis.surroundings;
  const program = findProgramPath(site, stock);
  if (typeof program !== 'string') return program;
  const isStatic = base.image.path === 'golang' && isBuiltStatic(site);
  const runtime = isStatic ? STATIC_IMAGE : `debian:${suite}-slim`;
  const isThere = isStatic ? policy.base !== 'slim' : catalogue().hasTag('debian', `${suite}-slim`);
  if (!isThere) return { reason: 'no-runtime-image', instruction: stage.from, detail: `there is no ${runtime}` };
  const outside = findOutsidePath(site, stock, PLAIN.has(base.image.path));
  if (outside) return outside;
  const search = searchForCommands(context!, EVERY_TOOL);
  const kept = keepPackages(site, stock.packages, suite, search.found);
  if ('reason' in kept) return kept;
  const packages =
    isStatic || !mayTalkTls(site, context!)
      ? kept
      : [...kept.filter(({ name }) => name !== 'ca-certificates'), CERTIFICATES];
  if (isStatic && packages.length > 0) {
    return {
      reason: 'no-runtime-image',
      instruction: stage.from,
      detail: `${packages[0]!.name} cannot be installed in ${runtime}`,
    };
  }
  return {
    recipe: 'compiled',
    base: runtime,
    artifacts: findArtifacts(site, stock, program, hasOnlySources(file, site, context!)),
    packages,
    lastSteps: [],
    evidence: [
      isStatic
        ? 'CGO_ENABLED=0 makes a program that needs no library'
        : `${runtime} is the release of Debian that it was built on (${suite})`,
    ],
    assumptions: [
      ...(isStatic ? [] : [`ldd ${program} names no library but those of ${runtime}${describeKept(packages)}.`]),
      `The program starts no other program: ${search.files} source files were searched.`,
    ],
  };
}

const CERTIFICATES = {
  name: 'ca-certificates',
  because: 'the builder has them, and the program may have to know which servers to trust',
};
/** Images whose certificates a program finds where it is built; Debian's own have none. */
const WITH_CERTIFICATES: ReadonlySet<string> = new Set(['golang', 'rust', 'gcc', 'buildpack-deps']);

/** Go's own sources tell; a program with dependencies may do anything. */
function mayTalkTls({ base }: SplitSite, context: BuildContext): boolean {
  if (!WITH_CERTIFICATES.has(base.image.path)) return false;
  if (base.image.path !== 'golang') return true;
  const module = context.readText('go.mod') ?? 'require';
  return (
    /^\s*require\b/m.test(module) ||
    context.list().some((path) => {
      return (
        path.endsWith('.go') &&
        /"(?:net\/(?:http|smtp)|crypto\/(?:tls|x509))"/.test(context.readText(path) ?? '"net/http"')
      );
    })
  );
}

function describeKept(packages: SplitPlan['packages']): string {
  return packages.length === 0 ? '' : ` and of ${packages.map(({ name }) => name).join(', ')}`;
}

const EVERY_TOOL: ReadonlyMap<string, string> = new Map(
  ['git', 'curl', 'wget', 'unzip', 'zip', 'gpg', 'file', 'rsync', 'ssh', 'sh', 'bash', 'tar', 'go', 'make', 'gcc'].map(
    (name) => [name, name],
  ),
);

/** Whether all that Go builds in it is built without C (`go help environment`, "CGO_ENABLED"). */
function isBuiltStatic({ runs }: SplitSite): boolean {
  const builds = runs.filter(({ content }) => /\bgo build\b/.test(content.source));
  return builds.every(({ environment, content }) => {
    return (
      environment.get('CGO_ENABLED')?.replace(/["']/g, '') === '0' ||
      /\bCGO_ENABLED=0\s+(?:\w+=\S+\s+)*go build\b/.test(content.source)
    );
  });
}

/** The program alone where nothing but sources lie beside it; else all of its folder, in which it may look for something. */
function findArtifacts(site: SplitSite, stock: StageWrites, program: string, isAlone: boolean): readonly Artifact[] {
  const { workingDir } = site;
  const artifacts: Artifact[] = [];
  if (stock.paths.includes('/usr/local') && isBelow(program, '/usr/local')) {
    artifacts.push({ path: '/usr/local', because: 'it is installed there' });
  } else if (isAlone) artifacts.push({ path: program, because: 'it is what is started' });
  else if (!isBelow(program, workingDir)) artifacts.push({ path: program, because: 'it is what is started' });
  if (!isAlone && workingDir !== '/')
    artifacts.push({ path: workingDir, because: 'files beside the sources may be read when it runs' });
  for (const path of stock.paths) {
    const isCovered = artifacts.some((artifact) => isBelow(path, artifact.path));
    if (!isCovered && !isBelow(path, workingDir) && !isBelow(workingDir, path))
      artifacts.push({ path, because: 'a RUN makes it' });
  }
  return artifacts;
}
