import type { Analysis, RunSite } from '../analysis.ts';
import { MAX_INSTRUCTIONS } from './blocks.ts';
import { type InstallRunReason, mentionsInstall, namesInstaller, readInstallRun, readsNothing } from './install-run.ts';
import { findConflict } from './copy-conflicts.ts';
import { type ManifestCopy, writeCopies } from './manifest-texts.ts';
import { isAbsoluteDestination } from '../../context/copy-destination.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { findContextPath } from '../../context/copied-files.ts';
import type { Copy } from '../../context/copies.ts';
import { copiesBefore, type InstallPlace, type InstallSite, locateInstall, type PlacedFile, type UnplacedInstall } from '../../context/installs/install-site.ts'; // prettier-ignore
import { findUnkept } from '../../context/installs/unkept-folder.ts';
import { searchFoldersBefore } from '../../context/search-folders.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { type Instruction, argumentWords } from '../../dockerfile/instruction.ts';
import { lineageOf } from '../../dockerfile/stages.ts';
import { readVariables } from '../../dockerfile/variables.ts';
import { baseFolderOf } from '../../knowledge/images/base-folder.ts';
import { isProjectPath } from '../../knowledge/project-folders.ts';
import { changesLoader } from '../../knowledge/system-steps.ts';

export type ManifestsReason =
  | InstallRunReason
  | Exclude<UnplacedInstall['reason'], 'no-manifest'>
  | 'no-context'
  | 'step-between'
  | 'overwrites-install';

/** Which copies can go behind an install, and what has to be copied before it in their place; or why none can. */
export type ManifestsPlan =
  | {
      readonly kind: 'move';
      readonly run: Instruction;
      /** In the order of the file. */
      readonly moved: readonly Instruction[];
      /** None where all that the install reads is copied before already. */
      readonly copies: readonly ManifestCopy[];
      readonly files: readonly string[];
      readonly doubts: readonly string[];
    }
  | { readonly kind: 'stay'; readonly run: Instruction; readonly reason: ManifestsReason; readonly detail: string };

/** What every RUN that installs dependencies of a project behind a COPY of its sources can do. */
export function planManifests(file: Dockerfile, analysis: Analysis): readonly ManifestsPlan[] {
  if (file.instructions.length > MAX_INSTRUCTIONS) return [];
  const runs = analysis.runs.filter(({ content }) => namesInstaller(content));
  if (runs.filter(({ content }) => mentionsInstall(content)).length > MAX_RUNS) return [];
  return runs.flatMap((run) => (run.isOnbuild ? [] : (planRun(file, analysis, run) ?? [])));
}

/** Where copies and installs take turns, each install passes one copy at a time: the square of their number in steps. */
const MAX_RUNS = 24;

function planRun(file: Dockerfile, analysis: Analysis, site: RunSite): ManifestsPlan | undefined {
  const { stage, instruction } = site;
  const earlier = stage.instructions.slice(0, stage.instructions.indexOf(instruction));
  if (!earlier.some(isFromContext)) return undefined;
  const own = readInstallRun(site);
  if (!own) return undefined;
  const stay = (reason: ManifestsReason, detail: string): ManifestsPlan => ({ kind: 'stay', run: instruction, reason, detail });
  const near = nearCopies(earlier, analysis);
  const { context } = analysis.surroundings;
  if (!context) {
    const copy = near.find(bringsMore);
    return copy && stay('no-context', `what line ${copy.line} copies was not there to be looked at`);
  }
  if (own.kind === 'other') return near.some(bringsMore) ? stay(own.reason, own.detail) : undefined;
  const place = { file, stage, instruction, context, baseFolder: baseFolderOf(file, stage, analysis.surroundings.catalogue()) };
  const sites: InstallSite[] = [];
  for (const install of own.installs) {
    const found = locateInstall(place, install);
    if (found.kind === 'placed') sites.push(found);
    else if (found.reason === 'no-manifest' || !near.some(bringsMore)) return undefined;
    else return stay(found.reason, found.because);
  }
  const copies = copiesBefore(place);
  const needed = new Set(sites.flatMap(({ files }) => files.map(({ contextPath, imagePath }) => `${contextPath}\n${imagePath}`)));
  const isSource = (copy: Instruction): boolean =>
    copies.some((each) => each.instruction === copy && !(each.kind === 'context' && needed.has(`${each.contextPath}\n${each.imagePath}`)));
  const sources = earlier.filter((other) => isFromContext(other) && isSource(other));
  if (sources.length === 0) return undefined;
  return new Planner(analysis, place, copies, sites, stay).plan(earlier, sources);
} // prettier-ignore

/** The copies that stand before an install and behind the last RUN that may need them. */
function nearCopies(earlier: readonly Instruction[], { runs }: Analysis): readonly Instruction[] {
  const last = earlier.findLastIndex((other) => {
    const run = runs.find(({ instruction }) => instruction === other);
    return run !== undefined && other.content.keyword === 'run' && !readsNothing(run);
  });
  return earlier.slice(last + 1).filter(isFromContext);
}

type Stay = (reason: ManifestsReason, detail: string) => ManifestsPlan;

class Planner {
  readonly #analysis: Analysis;
  readonly #place: InstallPlace;
  readonly #copies: readonly Copy[];
  readonly #sites: readonly InstallSite[];
  readonly #stay: Stay;

  constructor(
    analysis: Analysis,
    place: InstallPlace,
    copies: readonly Copy[],
    sites: readonly InstallSite[],
    stay: Stay,
  ) {
    this.#analysis = analysis;
    this.#place = place;
    this.#copies = copies;
    this.#sites = sites;
    this.#stay = stay;
  }

  /** @param all of `earlier`, those that bring more than the install reads */
  plan(earlier: readonly Instruction[], all: readonly Instruction[]): ManifestsPlan | undefined {
    let obstacle: ManifestsPlan | undefined;
    const sources: Instruction[] = [];
    const between = earlier.slice(earlier.indexOf(all[0]!));
    for (const [at, other] of between.entries()) {
      const passing = all.filter((source) => between.indexOf(source) < at);
      const found = this.#findObstacle(other, all, passing);
      // What stands before it stays where it is, and what comes behind it can still go further back.
      if (found) sources.length = 0;
      obstacle = found ?? obstacle;
      if (!found && all.includes(other)) sources.push(other);
    }
    if (sources.length === 0) return all.some(bringsMore) ? obstacle : undefined;
    const brought = this.#copies.filter(({ instruction }) => sources.includes(instruction));
    const looked = searchFoldersBefore(this.#place.file, this.#place.stage, this.#place.instruction);
    const tools = looked.find((folder) => findContextPath(brought, this.#context, folder) !== undefined);
    if (tools !== undefined) return this.#stay('changed-settings', `programs are looked for in ${tools}, which is copied`);
    const fills = this.#sites.flatMap((site) => site.fills);
    const filled = fills.find((fill) => findContextPath(brought, this.#context, fill) !== undefined);
    if (filled !== undefined) return this.#stay('overwrites-install', `the build context has ${filled} as well, and copies it`);
    const files = [...new Map(this.#sites.flatMap((site) => site.files.map((file) => [file.imagePath, file] as const))).values()];
    const staying = this.#copies.filter(({ instruction }) => !sources.includes(instruction));
    const early = files.filter((file) => sources.includes(file.by) && !isBrought(staying, file, this.#context));
    const copies = writeCopies(early, this.#copies, sources[0]!, this.#context);
    if (typeof copies === 'string') return this.#stay('unclear-copy', copies);
    if (copies.length > MAX_COPIES) return this.#stay('unclear-copy', `the install reads files of ${copies.length} folders, and each takes a layer`);
    return {
      kind: 'move',
      run: this.#place.instruction,
      moved: sources,
      copies,
      files: files.map(({ contextPath }) => contextPath),
      doubts: [...new Set(this.#sites.flatMap((site) => site.doubts)), ...this.#describeUnkept(brought, fills)],
    };
  } // prettier-ignore

  #describeUnkept(brought: readonly Copy[], fills: readonly string[]): readonly string[] {
    const unkept = findUnkept(brought, fills, this.#context);
    return unkept === undefined ? [] : [`Where it is built there is no ${unkept}: .dockerignore does not keep it out, and it would be copied over what is installed.`];
  } // prettier-ignore

  get #context(): BuildContext {
    return this.#place.context;
  }

  #findObstacle(
    other: Instruction,
    sources: readonly Instruction[],
    passing: readonly Instruction[],
  ): ManifestsPlan | undefined {
    const { content, line } = other;
    const name = `the ${content.keywordText} in line ${line}`;
    if (sources.includes(other)) return this.#findUnclear(other, name);
    if (content.keyword === 'copy' || content.keyword === 'add') {
      const conflict = findConflict(
        this.#copies.filter(({ instruction }) => instruction === other),
        this.#copies.filter(({ instruction }) => passing.includes(instruction)),
        this.#context,
      );
      return conflict === undefined ? undefined : this.#stay('step-between', `${name}: ${conflict}`);
    }
    if (content.keyword === 'run') {
      const run = this.#analysis.runs.find(({ instruction }) => instruction === other);
      const isLoaded = lineageOf(this.#place.stage).some(({ instructions }) =>
        instructions.some((each) => changesLoader(each.content.source)),
      );
      return run && readsNothing(run) && !isLoaded ? undefined : this.#stay('step-between', name);
    }
    if (content.keyword === 'workdir') {
      const { file, stage } = this.#place;
      const isAbsolute = passing.every((copy) => isAbsoluteDestination(file, stage, copy));
      return isAbsolute ? undefined : this.#stay('step-between', name);
    }
    if (content.keyword === 'env' || content.keyword === 'arg') {
      const isNamed = readVariables(content).some((variable) =>
        passing.some((copy) => copy.content.source.includes(variable.name)),
      );
      return isNamed ? this.#stay('step-between', name) : undefined;
    }
    return PASSED.has(content.keyword ?? '') ? undefined : this.#stay('step-between', name);
  }

  #findUnclear(copy: Instruction, name: string): ManifestsPlan | undefined {
    if (copy.content.heredocs.length > 0 || copy.content.flags.some(({ name: flag }) => !/^(?:chown|chmod|link)$/.test(flag)))
      return this.#stay('unclear-copy', `${name} has a flag or a text that is not followed`);
    for (const each of this.#copies.filter(({ instruction }) => instruction === copy)) {
      if (each.kind !== 'context') return this.#stay('unclear-copy', `${name}: ${each.because}`);
      if (!isProjectPath(each.imagePath))
        return this.#stay('unclear-copy', `${name} copies to ${each.imagePath}, where the install may look for settings`);
    }
    return undefined;
  } // prettier-ignore
}

/** Each is a layer, of which an image may have 127 with those of its base. */
const MAX_COPIES = 30;

/** Whether the same file comes to the same place by other copies as well, by the same flags: a step before has had it copied first. */
function isBrought(
  copies: readonly Copy[],
  { contextPath, imagePath, by }: PlacedFile,
  context: BuildContext,
): boolean {
  const found = findContextPath(copies, context, imagePath);
  if (found?.kind !== 'found' || found.contextPath !== contextPath) return false;
  return flagsOf(found.instruction) === flagsOf(by);
}

function flagsOf({ content }: Instruction): string {
  return content.flags.map(({ text }) => text).join(' ');
}

const PASSED: ReadonlySet<string> = new Set([
  'cmd', 'entrypoint', 'expose', 'healthcheck', 'label', 'maintainer', 'shell', 'stopsignal', 'user',
]); // prettier-ignore

function isFromContext({ content }: Instruction): boolean {
  const isCopy = content.keyword === 'copy' || content.keyword === 'add';
  return isCopy && !content.flags.some(({ name }) => name === 'from');
}

/** What a list of dependencies, or what belongs to it, is called. */
const MANIFEST =
  /(?:^|\/)(?:package[\w*.?-]*|npm-shrinkwrap\.json|yarn[\w.*-]*|\.yarn[\w.*/-]*|\.npmrc|\.pnpmfile\.c?js|pnpm-[\w.*-]+|bun\.lockb?|bunfig\.toml|patches\/?|prisma\/?[\w.]*|requirements[\w./*-]*|constraints[\w.*-]*|[\w./-]*requirements[\w.*-]*|setup\.(?:py|cfg)|pyproject\.toml|poetry\.(?:lock|toml)|poetry\.lock\*|uv\.(?:lock|toml)|pdm\.lock|Pipfile[\w.*]*|Gemfile[\w.*]*|[\w-]+\.gemspec|\.ruby-version|composer[\w.*-]*|symfony\.lock|go\.(?:mod|sum|work|work\.sum)|go\.\*|pom\.xml|\.mvn\/?|mvnw|[\w.*-]*\.gradle(?:\.kts)?|gradle(?:w|\.properties|\.lockfile|\/wrapper)?\/?|Cargo\.[\w*]+|\.cargo\/?|rust-toolchain[\w.]*|[\w.*-]*\.(?:\w+proj|slnx?)|Directory\.[\w.*]+|[Nn]u[Gg]et\.[Cc]onfig|global\.json|packages\.lock\.json|mix\.(?:exs|lock|\*)|config\/?(?:[\w.${}-]+\.exs)?|[\w*]+\.sbt|project\/?(?:build\.properties|[\w*]+\.(?:sbt|scala))?)$/;

/** Whether a copy brings more than manifests, by the names of its sources. */
function bringsMore(copy: Instruction): boolean {
  return argumentWords(copy.content)
    .slice(0, -1)
    .some((word) => !MANIFEST.test(word.replace(/["']/g, '')));
}
