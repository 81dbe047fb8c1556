import { findOutsideFiles, type OutsideFiles } from './node-artifacts.ts';
import { findNodePackages, type NodePackages } from './node-packages.ts';
import { type NodeProject, planPruning, type Pruning } from './node-prune.ts';
import { readNodeProject } from './node-project.ts';
import { type NodeStart, readNodeStart } from './node-start.ts';
import { isServedByNginx, planStaticSite } from './node-static.ts';
import { looksBuilt, type NodeStock, takeNodeStock } from './node-stock.ts';
import { findDeployed } from './node-deploy.ts';
import { findPackedServer } from './node-standalone.ts';
import type { Artifact, SplitObstacle, SplitPlan, SplitRecipe } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import { describeNodeAssumptions } from './node-assumptions.ts';
import type { Analysis } from '../analysis.ts';
import { isAtOrBelow } from '../../context/context-path.ts';
import { isQuoted } from '../../context/node-sources.ts';
import { writeTag } from '../../dockerfile/from-reference.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { describeNotBuiltSplit } from '../../knowledge/images/built-splits.ts';
import { BUN, withBun } from '../../knowledge/images/bun-images.ts';
import { programsOfPackage } from '../../knowledge/node-tools.ts';
import type { NodeFiles } from '../../trace/node-commands.ts';
import type { DeployedPackage } from '../../trace/pnpm-deploy.ts';

/** A program for Node.js that is built, or whose packages are compiled, in the image that ships. */
export const NODE: SplitRecipe = {
  id: 'node',
  plan(site, file, analysis) {
    const { base, stage, context, copies } = site;
    const distribution = base.facts.system?.distribution;
    const isOurs = base.image.path === 'node' || base.image.path === BUN;
    if (!isOurs || (distribution !== 'debian' && distribution !== 'alpine')) return undefined;
    if (!looksBuilt(site)) return undefined;
    if (site.workingDir === '/') return { reason: 'outside-writes', instruction: stage.from, detail: 'the program lies in /, among the files of the system' };
    const files: NodeFiles = { context, copies };
    const stock = takeNodeStock(site, files);
    if ('reason' in stock) return stock;
    return planFrom(site, stock, files, file, analysis);
  },
}; // prettier-ignore

function planFrom(
  site: SplitSite,
  stock: NodeStock,
  files: NodeFiles,
  file: Dockerfile,
  analysis: Analysis,
): SplitPlan | SplitObstacle | undefined {
  const start = readNodeStart(site, files);
  if ('reason' in start) return start;
  const { base, stage } = site;
  const catalogue = withBun(analysis.surroundings.catalogue());
  const tag = /(?:^|-)(?:slim|alpine)/.test(base.tag) ? undefined : catalogue.findSibling(base.image.path, base.tag, 'slim');
  const isSmall = /(?:^|-)(?:slim|alpine)/.test(base.tag);
  const runtime = isSmall ? base.from.text : tag === undefined ? undefined : writeTag(base.from, tag);
  if (runtime === undefined) return { reason: 'no-runtime-image', instruction: stage.from, detail: `${base.image.name}:${base.tag} has no slim variant` };
  const deployed = findDeployed(site, start, files);
  const project = deployed ? { context: site.context, folder: deployed.manifest.contextFolder, manifest: deployed.manifest, sources: undefined } : readNodeProject(site, files);
  if ('reason' in project) return project;
  const isUnused = (name: string): boolean => {
    const { manifest, sources } = project;
    return manifest.devNeeds.has(name) && !manifest.needs.has(name) && sources?.some(({ text }) => isQuoted(name, text)) === false;
  };
  const packages = findNodePackages(site, stock, start, file, analysis, !isSmall, isUnused);
  if ('reason' in packages) return packages;
  if (!stock.builds && packages.left.length === 0) return undefined;
  const outside = findOutsideFiles(site, stock, start, deployed?.root);
  if ('reason' in outside) return outside;
  const globals = repeatGlobals(stock, start);
  if ('reason' in globals) return globals;
  if (isServedByNginx(start)) return planServed(site, stock, packages, outside, files, analysis);
  return planProgram({ site, stock, start, packages, outside, globals, project, deployed, runtime, isSmall, analysis });
} // prettier-ignore

/** Packages for everyone whose programs are started: they are installed again. */
function repeatGlobals(stock: NodeStock, start: NodeStart): readonly Instruction[] | SplitObstacle {
  const found: Instruction[] = [];
  for (const { run, names, isAlone } of stock.globals) {
    const { instruction } = run;
    if (names.includes('corepack')) {
      const manager = start.programs.find((name) => name === 'pnpm' || name === 'yarn');
      if (manager === undefined) continue;
      return { reason: 'needs-toolchain', instruction, detail: `${manager}, which is started, comes by corepack` };
    }
    const unknown = names.find((name) => programsOfPackage(name) === undefined);
    if (unknown !== undefined) return { reason: 'unknown-step', instruction, detail: `what ${unknown} brings is not known` };
    const started = names.flatMap((name) => programsOfPackage(name)!).find((name) => start.programs.includes(name));
    if (started === undefined || (started === 'npm')) continue;
    if (!isAlone) return { reason: 'outside-writes', instruction, detail: `${started}, which is started, is installed together with other steps` };
    found.push(instruction);
  }
  return found;
} // prettier-ignore

function planServed(
  site: SplitSite,
  stock: NodeStock,
  { packages }: NodePackages,
  outside: OutsideFiles,
  files: NodeFiles,
  analysis: Analysis,
): SplitPlan | SplitObstacle {
  const served = planStaticSite(site, stock, outside, files, analysis.surroundings.catalogue());
  if ('reason' in served) return served;
  return {
    recipe: 'node',
    base: served.base,
    artifacts: served.artifacts,
    packages,
    repeats: served.repeats.map(({ content }) => content.source),
    lastSteps: [],
    evidence: [`nginx is all that is started, and ${served.base} is the release of the system that it was installed on`],
    assumptions: [
      `Nobody runs node or npm in a container of it: ${served.base} has neither.`,
      `nginx reads no file below ${site.workingDir} but what is copied: the settings of it that are in the context name no other.`,
    ],
  };
} // prettier-ignore

interface Program {
  readonly site: SplitSite;
  readonly stock: NodeStock;
  readonly start: NodeStart;
  readonly packages: NodePackages;
  readonly outside: OutsideFiles;
  readonly globals: readonly Instruction[];
  readonly project: NodeProject;
  readonly deployed: DeployedPackage | undefined;
  readonly runtime: string;
  readonly isSmall: boolean;
  readonly analysis: Analysis;
}

function planProgram(program: Program): SplitPlan | undefined {
  const { site, stock, start, packages, outside, globals, project, deployed, runtime, isSmall, analysis } = program;
  const served = deployed ? { path: deployed.to, because: 'pnpm deploy puts the package there, with all that it loads' } : (findServedFolder(start, globals, outside, site) ?? findPackedServer(site, start, project));
  const everyones = new Set(stock.globals.flatMap(({ names }) => names.flatMap((name) => programsOfPackage(name) ?? [])));
  const { system } = site.base.facts;
  const isBun = site.base.image.path === BUN;
  const distribution = system?.distribution === 'alpine' ? 'alpine' : 'debian';
  const isOfSystem = (name: string): boolean =>
    everyones.has(name) ||
    (!project.manifest.devNeeds.has(name) && analysis.surroundings.catalogue().findCommandPackage(name, distribution, system?.suite) !== undefined);
  const pruning: Pruning = served === undefined ? planPruning(project, stock, start, site, isOfSystem) : { kind: 'none' };
  // The same image, with all that is in it.
  if (isSmall && packages.left.length === 0 && pruning.kind !== 'prune' && served === undefined) return undefined;
  return {
    recipe: 'node',
    base: runtime,
    artifacts: [
      ...outside.artifacts,
      served === undefined
        ? { path: site.workingDir, because: 'the program lies there, and may read any file beside it' }
        : served,
    ],
    packages: packages.packages,
    repeats: [...globals, ...outside.repeats].map(({ content }) => content.source),
    lastSteps: pruning.kind === 'prune' ? [pruning.step] : [],
    evidence: [
      isSmall ? `${runtime} is the image that it was built on` : isBun ? `${runtime} has the same Bun on the same release of Debian, without documentation` : `${runtime} is the image that it was built on, without compilers`,
      ...(packages.left.length > 0 ? [`of use to a build alone, and left behind: ${packages.left.join(', ')}`] : []),
      deployed && !deployed.isProduction ? 'what only development needs stays in: "pnpm deploy" is not told --prod' : describePruning(pruning),
      ...(isBun ? describeNotBuiltSplit('bun') : []),
    ].filter((text) => text !== undefined),
    assumptions: [
      ...describeNodeAssumptions({ site, packages, runtime, isSmall: isSmall || isBun, pruning, project }),
      ...(deployed ? [`The program reads nothing of ${deployed.root}, which stays behind: no source and no setting names it (it starts and answers with that folder moved away).`] : []),
      ...(served?.path.endsWith('/.next/standalone') ? [`Next.js has traced all that server.js loads (it starts and answers with ${site.workingDir}/node_modules moved away).`] : []),
    ],
  };
} // prettier-ignore

/** What a server that is installed for everyone serves, and nothing else of the project is read. */
function findServedFolder(
  { served, modules }: NodeStart,
  globals: readonly Instruction[],
  outside: OutsideFiles,
  { workingDir }: SplitSite,
): Artifact | undefined {
  const isAlone =
    globals.length > 0 && modules.length === 0 && outside.artifacts.length === 0 && outside.repeats.length === 0;
  const isOwn = isAlone && served !== undefined && served !== workingDir && isAtOrBelow(served, workingDir);
  return isOwn ? { path: served, because: 'its files are all that is served' } : undefined;
}

function describePruning(pruning: Pruning): string | undefined {
  if (pruning.kind === 'none') return undefined;
  if (pruning.kind === 'stay') return `what only development needs stays in: ${pruning.because}`;
  return `${pruning.step} takes out what only development needs`;
}
