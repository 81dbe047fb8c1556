import type { InstalledPackage } from './dependencies.ts';
import type { Need } from './slim-needs.ts';
import type { Stage } from '../../dockerfile/stages.ts';
import { compareVersions } from '../../knowledge/compare-versions.ts';
import type { Catalogue } from '../../knowledge/images/catalogue.ts';
import type { MissingInSlim } from '../../knowledge/images/contents.ts';
import { listFor, type NativeNeeds } from '../../knowledge/images/native.ts';

/** What packages of languages need of the system. */
export interface NativeFindings {
  /** Libraries and programs that have to be there when they run. */
  readonly needs: readonly Need[];
  /** The first that has to be compiled where it is installed, or may have to be. */
  readonly compiled: { readonly package: InstalledPackage; readonly because: string } | undefined;
  /** Names of those of which nothing is known, in the order of the alphabet. */
  readonly unknown: readonly string[];
  /** Names of those of Python that have to come as a wheel for the very version of Python. */
  readonly wheels: readonly string[];
}

/**
 * @param missing what the variant lacks: of other libraries nothing has to be done
 * @param present packages that the stage of a command installs by itself: with a compiler among them it can compile
 */
export function findNativeNeeds(
  packages: readonly InstalledPackage[],
  missing: MissingInSlim,
  catalogue: Catalogue,
  present: (stage: Stage) => ReadonlySet<string>,
): NativeFindings {
  const needs: Need[] = [];
  const unknown = new Set<string>();
  const wheels = new Set<string>();
  for (const found of packages) {
    const known = catalogue.needsToBuild(found.ecosystem, found.name);
    const own = present(found.command.stage);
    if (!known) {
      if (found.hasInstallScript === true && !hasCompiler(own)) {
        const because = `${found.name} runs a script when it is installed, which may compile something`;
        return { needs: [], compiled: { package: found, because }, unknown: [], wheels: [] };
      }
      if (found.hasInstallScript === undefined) unknown.add(found.name);
      continue;
    }
    const because = canCompile(known, own, missing) ? undefined : describeCompiled(found, known);
    if (because !== undefined) return { needs: [], compiled: { package: found, because }, unknown: [], wheels: [] };
    if (known.glibc === 'unknown') unknown.add(found.name);
    if (isReadyMade(found, known) && !canCompile(known, own, missing)) wheels.add(found.name);
    needs.push(...librariesOf(found, known, missing));
  }
  return { needs, compiled: undefined, unknown: sort(unknown), wheels: sort(wheels) };
}

function sort(names: ReadonlySet<string>): readonly string[] {
  return [...names].sort((a, b) => a.localeCompare(b));
}

/** A wheel, which brings the libraries that it was linked with: none but a few may be taken for granted (PEP 513, 600). */
function isReadyMade({ ecosystem }: InstalledPackage, { glibc }: NativeNeeds): boolean {
  return ecosystem === 'python' && (glibc === 'always' || typeof glibc === 'object');
}

/** Wheels that open libraries of the system by themselves while they run. */
const OPENS_LIBRARIES = /^(?:opencv-|lightgbm$|xgboost$|pyqt|pyside|kivy$|ibm-db$|cx-oracle$|jpype1$)/;

/** The stage brings a compiler, and whatever else of the full image it takes. */
function canCompile({ debianBuild }: NativeNeeds, present: ReadonlySet<string>, missing: MissingInSlim): boolean {
  const names = listFor(debianBuild, missing.suite);
  return (
    hasCompiler(present) &&
    names !== undefined &&
    names.every((name) => present.has(name) || !missing.packages.has(name))
  );
}

function hasCompiler(present: ReadonlySet<string>): boolean {
  return present.has('gcc') && present.has('make');
}

function describeCompiled(
  { name, version, isSource, where }: InstalledPackage,
  { glibc: prebuilt }: NativeNeeds,
): string | undefined {
  if (prebuilt === 'never') return `${name} is compiled where it is installed`;
  if (isSource === true && prebuilt !== 'pure' && prebuilt !== 'unknown')
    return `${where} names ${name} for no platform, so that it is compiled where it is installed`;
  if (typeof prebuilt === 'string') return undefined;
  // Without a version it is the newest.
  const isOlder = version !== undefined && compareVersions(version, prebuilt.since) < 0;
  return isOlder
    ? `${name} ${version} is compiled where it is installed; from ${prebuilt.since} on it need not be`
    : undefined;
}

function librariesOf(found: InstalledPackage, known: NativeNeeds, missing: MissingInSlim): readonly Need[] {
  const isOwn = isReadyMade(found, known) && !OPENS_LIBRARIES.test(found.name.toLowerCase().replace(/[-_.]+/g, '-'));
  const names = isOwn ? [] : (listFor(known.debianRuntime, missing.suite) ?? []);
  return names
    .filter((name) => missing.packages.has(name))
    .map((name) => ({
      stage: found.command.stage,
      first: undefined,
      package: name,
      because: `${found.name}, which ${found.where} installs, needs it when it runs`,
    }));
}
