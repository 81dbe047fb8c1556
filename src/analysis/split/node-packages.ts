import type { NodeStart } from './node-start.ts';
import type { NodeStock } from './node-stock.ts';
import type { SplitObstacle, SplitPlan } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import type { Analysis } from '../analysis.ts';
import { readStageDependencies } from '../bases/dependencies.ts';
import { makeManifestReader } from '../bases/manifests.ts';
import { findNativeNeeds } from '../bases/native-needs.ts';
import { type CommandSearch, searchForCommands } from '../bases/search-for-commands.ts';
import { findSlimNeeds, neededByProgram, type Need } from '../bases/slim-needs.ts';
import { SELF_CONTAINED } from '../../context/installs/node-scripts.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { withBun } from '../../knowledge/images/bun-images.ts';
import { librariesOfHeaders } from '../../knowledge/header-libraries.ts';
import type { MissingInSlim } from '../../knowledge/images/contents.ts';
import { missingFrom } from '../../knowledge/images/slim-contents.ts';
import { alpineLibrariesOf, commandsOfTool, useOfNodePackage } from '../../knowledge/node-system-packages.ts';
import { FETCHES_INTO_HOME, systemPackageOf } from '../../knowledge/node-tools.ts';

/** What has to be installed in the stage that ships. */
export interface NodePackages {
  readonly packages: SplitPlan['packages'];
  /** Packages of the system that stay behind. */
  readonly left: readonly string[];
  readonly search: CommandSearch;
  /** Packages of Node.js that may compile something, and of which nothing is known. */
  readonly unknown: readonly string[];
  readonly incomplete: readonly string[];
}

/** Programs that sources may start, whatever the image. */
const TOOLS: ReadonlyMap<string, string> = new Map(
  ['git', 'curl', 'wget', 'unzip', 'zip', 'gpg', 'file', 'rsync', 'ssh', 'tar', 'make', 'gcc', 'python', 'python3', 'python2', 'svn', 'hg', 'patch', 'xz', 'bzip2', 'time'].map((name) => [name, name]),
); // prettier-ignore

/**
 * Which packages of the system what ships needs.
 * @param isSlimmer whether it goes from the full image to the slim one
 * @param isUnused whether a package of Node.js is there for development alone
 */
export function findNodePackages(
  site: SplitSite,
  stock: NodeStock,
  start: NodeStart,
  file: Dockerfile,
  analysis: Analysis,
  isSlimmer: boolean,
  isUnused: (name: string) => boolean,
): NodePackages | SplitObstacle {
  const { base, stage, runs } = site;
  const catalogue = withBun(analysis.surroundings.catalogue());
  const { suite, distribution } = base.facts.system!;
  const missing = isSlimmer ? missingFrom(base, catalogue) : undefined;
  if (isSlimmer && !missing)
    return { reason: 'no-runtime-image', instruction: stage.from, detail: 'what the slim image lacks is not known' };
  const names = new Map([...TOOLS, ...(missing?.commands ?? [])]);
  const search = searchForCommands(analysis.surroundings.context!, names);
  const kept = new Map<string, string>();
  const left: string[] = [];
  for (const name of stock.packages) {
    const use = useOfNodePackage(name, distribution);
    const started = commandsOfTool(name).find((each) => start.programs.includes(each) || search.found.has(each));
    if (use === 'build' || (use === 'tool' && started === undefined)) {
      left.push(name);
      continue;
    }
    if (use !== 'headers') {
      kept.set(name, use === 'tool' ? `${search.found.get(started!) ?? 'what is started'} starts it` : 'it may be needed when the program runs'); // prettier-ignore
      continue;
    }
    const libraries = distribution === 'alpine' ? alpineLibrariesOf(name) : librariesOfHeaders(name, suite);
    if (!libraries) {
      const detail = `which library goes with ${name} on ${suite} is not known`;
      return { reason: 'unknown-package', instruction: runs[0]!.instruction, detail };
    }
    left.push(name);
    for (const library of libraries) kept.set(library, `a program that was built with ${name} is linked with it`);
  }
  const own = missing && findMissing(site, file, analysis, missing, search, stock.packages, isUnused);
  if (own && 'reason' in own) return own;
  for (const { package: name, because } of own?.needs ?? []) if (!kept.has(name)) kept.set(name, because);
  const dependencies = readStageDependencies(site.commands, makeManifestReader(file, analysis, base.facts.defaults?.workingDir)); // prettier-ignore
  const [unread] = dependencies.unread;
  if (unread) return { reason: 'unread-manifest', instruction: unread.command.instruction, detail: unread.because };
  const fetching = dependencies.packages.find(({ name }) => FETCHES_INTO_HOME.has(name) && !isUnused(name));
  if (fetching) {
    const { instruction } = fetching.command;
    return {
      reason: 'outside-writes',
      instruction,
      detail: `${fetching.name} fetches what it starts into the home folder`,
    };
  }
  const packages = [...kept].map(([name, because]) => ({ name, because }));
  return { packages, left, search, unknown: own?.unknown ?? [], incomplete: own?.incomplete ?? [] };
}

/** What the full image has and the program needs. */
function findMissing(
  { base, stage, commands }: SplitSite,
  file: Dockerfile,
  analysis: Analysis,
  missing: MissingInSlim,
  search: CommandSearch,
  installed: readonly string[],
  isUnused: (name: string) => boolean,
): { readonly needs: readonly Need[]; readonly unknown: readonly string[]; readonly incomplete: readonly string[] } | SplitObstacle {
  const catalogue = withBun(analysis.surroundings.catalogue());
  const atStart = { commands: commands.commands.filter(({ phase }) => phase === 'start'), unread: [] };
  const needs = findSlimNeeds(atStart, [stage], missing, catalogue);
  if ('command' in needs) {
    const { instruction, where, name } = needs.command;
    return { reason: 'needs-toolchain', instruction, detail: `${where} runs ${name}` };
  }
  const readManifest = makeManifestReader(file, analysis, base.facts.defaults?.workingDir);
  const dependencies = readStageDependencies(commands, readManifest);
  // What compiles in the builder has all that the full image brings.
  const builder = new Set([...missing.packages.keys(), ...installed, 'gcc', 'make']);
  const native = findNativeNeeds(dependencies.packages, missing, catalogue, () => builder);
  if (native.compiled) {
    const { instruction } = native.compiled.package.command;
    return { reason: 'native-package', instruction, detail: native.compiled.because };
  }
  const scripts = dependencies.packages.filter(({ name, ecosystem, hasInstallScript }) => {
    return hasInstallScript === true && !SELF_CONTAINED.has(name) && !catalogue.needsToBuild(ecosystem, name);
  });
  const unknown = [...new Set(scripts.map(({ name }) => name))].sort();
  const starting = dependencies.packages.flatMap(({ name }): readonly Need[] => {
    const own = isUnused(name) ? undefined : systemPackageOf(name);
    return own === undefined ? [] : [{ stage, first: undefined, package: own, because: `${name} starts a program of it` }];
  });
  const called = neededByProgram(search, stage, missing, catalogue);
  // What is installed for everyone brings what is known of it.
  const globals = new Set(dependencies.packages.filter(({ command: { words } }) => words.some((word) => /^(?:-g|--global|global)$/.test(word))).map(({ where }) => where));
  const incomplete = dependencies.incomplete.filter((where) => !globals.has(where));
  return { needs: [...needs, ...called, ...starting, ...native.needs], unknown, incomplete };
} // prettier-ignore
