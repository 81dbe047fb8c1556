import { findBaseVariable } from './base-variables.ts';
import { findElixirPackages, readElixirDependencies } from './elixir-packages.ts';
import { findElixirTool, readElixirStart } from './elixir-start.ts';
import { findLackingProgram, findLackingUser } from './lacking-program.ts';
import { findOutsidePath } from './outside-paths.ts';
import type { Artifact, SplitObstacle, SplitRecipe } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import { type StageStock, takeStock } from './steps.ts';
import { isAtOrBelow } from '../../context/context-path.ts';
import { type ElixirSources, readElixirSources } from '../../context/elixir-sources.ts';
import { ELIXIR_IMAGES, programsOfHexPackage, variablesOfElixir } from '../../knowledge/elixir.ts';
import { describeNotBuiltSplit } from '../../knowledge/images/built-splits.ts';
import type { Catalogue } from '../../knowledge/images/catalogue.ts';
import type { System } from '../../knowledge/images/system.ts';
import { findRelease, type FoundRelease } from '../../trace/mix-release.ts';
import { isPassing } from '../../trace/stage-writes.ts';

/** A program in Elixir of which Mix makes a release: it brings its own Erlang. */
export const ELIXIR: SplitRecipe = {
  id: 'elixir',
  plan(site, file, analysis) {
    const { base, stage, context, copies, runs, start } = site;
    const { system } = base.facts;
    if (!ELIXIR_IMAGES.has(base.image.path) || !system || !runs.some(({ content }) => /\bmix\b/.test(content.source)))
      return undefined;
    const refuse = (reason: SplitObstacle['reason'], detail: string, instruction = stage.from): SplitObstacle => ({ reason, instruction, detail });
    const { catalogue } = analysis.surroundings;
    const tool = findElixirTool(site);
    if (tool) return tool;
    const runtime = findRuntime(system, catalogue());
    if (runtime === undefined) return refuse('no-runtime-image', `there is no image of ${system.suite} without Erlang`);
    const variable = findBaseVariable(site);
    if (variable) return variable;
    const stock = takeStock(site, file);
    if ('reason' in stock) return stock;
    const release = findRelease(file, stage, stock, context, copies);
    if (typeof release === 'string') return refuse('unknown-start', release, start.entrypoint.instruction ?? start.cmd.instruction);
    const started = readElixirStart(site, release, context);
    if ('reason' in started) return started;
    const dependencies = readElixirDependencies(site, release);
    if ('reason' in dependencies) return dependencies;
    const sources = readElixirSources(context);
    if (sources.startsUnknown !== undefined) return refuse('unread-program', `${sources.startsUnknown} starts a program whose name is made in the run`);
    if (sources.needsMore !== undefined) return refuse('native-package', `${sources.needsMore} names a library that is compiled, or a part of Erlang that is linked with more libraries`);
    const ofPackages = dependencies.flatMap(({ name }) => programsOfHexPackage(name).map((program) => [program, name] as const));
    const called = new Map([...sources.started, ...started.called, ...ofPackages]);
    const packages = findElixirPackages(site, stock.packages, called);
    if ('reason' in packages) return packages;
    const lacking = findLackingProgram(site, started.own, packages, called, catalogue());
    if (lacking) return lacking;
    const nobody = findLackingUser(site, base.facts.users.map(({ name }) => name));
    if (nobody) return nobody;
    const outside = findOutsidePath(site, stock, false);
    if (outside) return outside;
    if (started.script !== undefined && !isAtOrBelow(site.workingDir, release.folder))
      return refuse('unknown-start', `${started.script} is copied, and what it reads beside itself is not known`);
    const artifacts = findArtifacts(site, stock, release, sources, started.script);
    if ('reason' in artifacts) return artifacts;
    return {
      recipe: 'elixir',
      base: runtime,
      variables: variablesOfElixir(base.image.path, system.distribution),
      artifacts,
      packages,
      lastSteps: [],
      evidence: [
        `${runtime} is the release of the system that the Erlang of ${base.image.name}:${base.tag} was built on (${system.suite})`,
        `mix.exs names the release ${release.name}, and says nothing of where it lies or of an Erlang elsewhere`,
        ...describeNotBuiltSplit('elixir'),
      ],
      assumptions: [
        `${base.image.name}:${base.tag} stands on ${system.suite} when it is pulled (the Erlang in the release needs that of ${runtime}).`,
        ...(dependencies.length === 0 ? [] : [`No package of mix.lock starts a program of the system or looks for a library of it: ${describeCount(dependencies.length, 'package')} looked up by name.`]),
        `Nothing reads a file of the project that is not in the release: ${describeCount(sources.files, 'source file')} searched.`,
      ],
    };
  },
}; // prettier-ignore

function describeCount(count: number, what: string): string {
  return count === 1 ? `its one ${what} was` : `${count} ${what}s were`;
}

/** The release of the system alone, with nothing of Erlang. */
function findRuntime({ distribution, suite }: System, catalogue: Catalogue): string | undefined {
  const tag = distribution === 'debian' ? `${suite}-slim` : distribution === 'alpine' ? /^alpine(3\.\d+)$/.exec(suite)?.[1] : suite; // prettier-ignore
  const isKnown = distribution === 'debian' || distribution === 'ubuntu' || distribution === 'alpine';
  return isKnown && tag !== undefined && catalogue.hasTag(distribution, tag) ? `${distribution}:${tag}` : undefined;
}

/** The release, or all of the project where sources may read beside it; and what lies outside of the project. */
function findArtifacts(
  { copies, workingDir }: SplitSite,
  { made, work }: StageStock,
  release: FoundRelease,
  { readsBeside }: ElixirSources,
  script: string | undefined,
): readonly Artifact[] | SplitObstacle {
  const { folder, path } = release;
  const artifacts: Artifact[] = [];
  const add = (own: string, because: string): void => {
    if (!artifacts.some((artifact) => isAtOrBelow(own, artifact.path))) artifacts.push({ path: own, because });
  };
  const reader = readsBeside ?? script;
  const whole = reader === undefined ? undefined : `${reader} may read a file in it`;
  if (whole === undefined) add(path, 'mix release makes it, with the Erlang that runs it');
  else add(folder, whole);
  for (const { imagePath, instruction } of copies) {
    if (imagePath === undefined) return { reason: 'unread-program', instruction, detail: `what line ${instruction.line} copies is not known` };
    const isApart = !isAtOrBelow(imagePath, folder) && !isAtOrBelow(folder, imagePath) && !isPassing(imagePath);
    if (isApart) add(imagePath, `line ${instruction.line} copies it`);
  }
  for (const { path: own, instruction } of [...made, ...work]) {
    if (isAtOrBelow(own, folder) || isAtOrBelow(folder, own) || isAtOrBelow(workingDir, own) || isPassing(own)) continue;
    add(own, `line ${instruction.line} makes it`);
  }
  return artifacts;
} // prettier-ignore
