import { type BuilderFiles, readBuilderCopies } from './split-paths.ts';
import { stageCommandsIn } from './stage-commands.ts';
import type { Split } from './stage-split.ts';
import type { Window } from './window.ts';
import { isAtOrBelow } from '../context/context-path.ts';
import { argumentsText } from '../dockerfile/instruction.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { packagesWith } from '../knowledge/apt-brings.ts';
import { type BaseImage, readBase } from '../knowledge/images/base-image.ts';
import { listFor, type NativeNeeds } from '../knowledge/images/native.ts';
import { missingFrom } from '../knowledge/images/slim-contents.ts';
import {
  isForeignBuild,
  isInstaller,
  needsToolchain,
  OPENS_LIBRARIES,
  pythonMinor,
  SCRIPTS,
  sitePackagesOf,
} from '../knowledge/python.ts';
import { checkStaticFiles } from '../trace/django-files.ts';
import { type PythonPackages, readPythonPackages } from '../trace/python-packages.ts';
import type { PythonPlaces } from '../trace/python-place.ts';
import { readPythonPlaces } from '../trace/python-places.ts';
import { findScriptDoubt } from '../trace/python-scripts.ts';
import { type MadePath } from '../trace/stage-writes.ts';

const STARTS = /^(?:cmd|entrypoint|healthcheck)$/;

/** @returns the image of Python that a split begins with; `undefined` where it is none */
export function pythonBase({ old }: Split, { before, surroundings }: Window): BaseImage | undefined {
  const base = readBase(before, old, surroundings.catalogue());
  return typeof base === 'object' && base.image.path === 'python' ? base : undefined;
}

/** What Python's tools make in the builder; or what is not known of it. */
export function readPythonMade(split: Split, window: Window, baseWorkingDir: string): readonly MadePath[] | string {
  const base = pythonBase(split, window);
  if (!base) return [];
  const places = readPlaces(split, window, baseWorkingDir);
  if (typeof places === 'string') return places;
  const minor = pythonMinor(base.tag);
  if (minor === undefined) return 'which version of Python it is is not known';
  const instruction = split.builder.instructions.find(({ content }) => content.keyword === 'run') ?? split.builder.from;
  const own = [sitePackagesOf(minor), SCRIPTS].map((path) => ({ path, isFolder: true, instruction }));
  const environments = [...places.environments].map(([path, by]) => ({ path, isFolder: true, instruction: by }));
  const builds = places.builds.map((build) => ({ ...build, isFolder: true }));
  return [...(keepsOwn(split, places) ? own : []), ...environments, ...builds];
}

function readPlaces(split: Split, window: Window, workingDir: string): PythonPlaces | string {
  const { context } = window.surroundings;
  const base = pythonBase(split, window);
  const minor = base && pythonMinor(base.tag);
  const readText = (path: string): string | undefined => context?.readText(path);
  const places = readPythonPlaces(window.after, split.builder, { workingDir, minor, readText });
  if ('because' in places) return `line ${places.instruction.line}: ${places.because}`;
  if (places.hasManaged && !(context && checkStaticFiles(context))) return 'where Django puts its files is not known';
  if (places.scripts.length === 0) return places;
  const copies = readBuilderCopies(split, window, workingDir);
  if (!context || !copies) return 'what a script of the project writes is not known without the files of the build';
  return findScriptDoubt(places, copies, context) ?? places;
}

/** More than installers is among the packages of the image's own Python, or the program has no other, or starts one of them. */
function keepsOwn({ runtime }: Split, { hasMore, names, environments }: PythonPlaces): boolean {
  if (hasMore || names.length === 0) return hasMore;
  const tools = names.map((name) => name.replace(/==.*$/, ''));
  if (environments.size === 0 || !tools.every(isInstaller)) return true;
  const starts = runtime.instructions.filter(({ content }) => STARTS.test(content.keyword ?? ''));
  return starts.some(({ content }) => {
    const text = argumentsText(content);
    return /\/usr\/local\/bin\/python|\buvx\b/.test(text) || tools.some((tool) => new RegExp(`\\b${tool.replace(/[^\w-]/g, '')}\\b`).test(text)); // prettier-ignore
  });
}

/** Packages of Python lie where they lay, and the libraries that they need are there; nothing is compiled later. */
export function findSplitPythonObjection(
  split: Split,
  window: Window,
  copied: readonly string[],
  { baseWorkingDir, writes }: BuilderFiles,
): string | undefined {
  const base = pythonBase(split, window);
  if (!base) return undefined;
  const places = readPlaces(split, window, baseWorkingDir);
  if (typeof places === 'string') return places;
  const made = readPythonMade(split, window, baseWorkingDir);
  if (typeof made === 'string') return made;
  const isThere = (path: string): boolean => copied.some((own) => isAtOrBelow(path, own));
  const lost = made.find(({ path }) => !isThere(path) && !isAtOrBelow('/tmp', path) && !path.startsWith('/tmp/'));
  if (lost) return `what Python's tools put into ${lost.path} is not copied`;
  const edited = places.locals.find(({ path, isEditable }) => isEditable && !isThere(path));
  if (edited) return `${edited.path} is used where it lies, and not copied`;
  const packages = readPackages(split, window, places, baseWorkingDir);
  if (typeof packages === 'string') return packages;
  const inList = packages.editable.find((path) => !isThere(path));
  if (inList !== undefined) return `${inList} is used where it lies, and not copied`;
  const foreign = writes.commands.find(({ command }) => isForeignBuild(readInvocation(command)?.program ?? ''));
  if (foreign) return `line ${foreign.instruction.line} builds something that may be linked with anything`;
  return findLaterCompilation(split, window, packages) ?? findLibraryObjection(split, window, base, packages);
}

function readPackages(
  split: Split,
  window: Window,
  places: PythonPlaces,
  baseWorkingDir: string,
): PythonPackages | string {
  const { context } = window.surroundings;
  const copies = readBuilderCopies(split, window, baseWorkingDir);
  if (!context || !copies) return 'without the files of the build nothing shows which packages are installed';
  const packages = readPythonPackages(places, context, copies);
  return 'because' in packages ? packages.because : packages;
}

function findLaterCompilation({ runtime }: Split, { after }: Window, { packages }: PythonPackages): string | undefined {
  const named = packages.find(({ name }) => needsToolchain(name));
  if (named) return `${named.name} compiles while it runs`;
  const system = runtime.instructions.find(
    ({ content }) => STARTS.test(content.keyword ?? '') && /\/usr\/bin\/python/.test(argumentsText(content)),
  );
  if (system) return `line ${system.line} starts Debian's own Python`;
  const started = stageCommandsIn(after, runtime).filter(({ line }) =>
    runtime.instructions.some(({ content, line: own }) => own === line && STARTS.test(content.keyword ?? '')),
  );
  const found = started
    .flatMap(({ names }) => names)
    .find((name) => /^(?:pip[\d.]*|gcc|g\+\+|make|jupyter.*)$/.test(name));
  return found === undefined ? undefined : `${found} is started with the container`;
}

function findLibraryObjection(
  { runtime }: Split,
  { after, surroundings }: Window,
  base: BaseImage,
  { packages }: PythonPackages,
): string | undefined {
  const catalogue = surroundings.catalogue();
  const missing = missingFrom(base, catalogue);
  if (!missing) return 'what the slim image lacks is not known';
  const commands = stageCommandsIn(after, runtime);
  const there = new Set(commands.flatMap(({ installs }) => installs));
  // The folder of programs is copied, but what the full image has by Debian's packages is in another.
  const gone = commands
    .flatMap(({ names }) => names)
    .find((name) => {
      const known = catalogue.findCommandPackage(name, 'debian', missing.suite)?.packages ?? [];
      const providers = [missing.commands.get(name) ?? '', ...known];
      return missing.commands.has(name) && !providers.some((one) => there.has(one));
    });
  if (gone !== undefined) return `${gone} is started, which the slim image lacks`;
  for (const { name, version } of packages) {
    const known = catalogue.needsToBuild('python', name);
    if (!known) continue;
    const isCompiled = isSurelyCompiled(version, known);
    const isBundled = !isCompiled && known.glibc !== 'pure' && known.glibc !== 'unknown' && !OPENS_LIBRARIES.test(name);
    if (isBundled) continue;
    const libraries = listFor(known.debianRuntime, missing.suite);
    if (!libraries) return `which libraries ${name} needs is not known`;
    const lost = libraries.find((library) => !there.has(library) && packagesWith(library).some((part) => missing.packages.has(part))); // prettier-ignore
    if (lost !== undefined) return `${lost}, which ${name} needs, is not in the second stage`;
  }
  return undefined;
}

function isSurelyCompiled(version: string | undefined, { glibc }: NativeNeeds): boolean {
  if (typeof glibc === 'string') return glibc === 'never';
  return version !== undefined && version.localeCompare(glibc.since, 'en', { numeric: true }) < 0;
}

/** Packages of the system that may come with a split of Python: what the full image had, and what packages are known to need. */
export function mayBringForPython(split: Split, window: Window): (name: string) => boolean {
  const base = pythonBase(split, window);
  const catalogue = window.surroundings.catalogue();
  const missing = base && missingFrom(base, catalogue);
  if (!missing) return () => false;
  const places = readPlaces(split, window, base.facts.defaults?.workingDir ?? '/');
  const packages = typeof places === 'string' ? places : readPackages(split, window, places, base.facts.defaults?.workingDir ?? '/'); // prettier-ignore
  const needed = new Set(
    typeof packages === 'string'
      ? []
      : packages.packages.flatMap(({ name }) => {
          const known = catalogue.needsToBuild('python', name);
          return (known && listFor(known.debianRuntime, missing.suite)) ?? [];
        }),
  );
  return (name) =>
    needed.has(name) || name === 'libgfortran5' || packagesWith(name).some((part) => missing.packages.has(part));
}
