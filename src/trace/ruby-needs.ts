import type { Gems } from './ruby-gems.ts';
import type { Dependency } from '../context/dependencies/dependency.ts';
import { packagesWith } from '../knowledge/apt-brings.ts';
import type { Catalogue } from '../knowledge/images/catalogue.ts';
import type { MissingInSlim } from '../knowledge/images/contents.ts';
import { listFor, type NativeNeeds } from '../knowledge/images/native.ts';
import { ALSO_NEEDED, IN_SLIM_RUBY, PURE_GEMS } from '../knowledge/ruby.ts';

/** What gems need of the system when they run. */
export interface GemNeeds {
  /** Packages, with the gem that needs them. */
  readonly needs: ReadonlyMap<string, string>;
  /** Gems of which nothing is known. */
  readonly unknown: readonly string[];
  /** One of which it is not known what it needs on this release. */
  readonly lost: string | undefined;
}

/** @param isFull whether the builder has all that the slim image lacks @param installed by name in the builder */
export function findGemNeeds(
  { packages }: Gems,
  catalogue: Catalogue,
  missing: MissingInSlim,
  isFull: boolean,
  installed: readonly string[],
): GemNeeds {
  const needs = new Map<string, string>();
  const unknown = new Set<string>();
  let lost: string | undefined;
  const had = new Set(installed.flatMap(packagesWith));
  for (const gem of packages) {
    const also = Object.hasOwn(ALSO_NEEDED, gem.name) ? ALSO_NEEDED[gem.name]! : [];
    for (const name of also) if (had.has(name) || (isFull && missing.packages.has(name))) needs.set(name, gem.name);
    const known = catalogue.needsToBuild('ruby', gem.name);
    if (!known) {
      if (!PURE_GEMS.has(gem.name) && also.length === 0) unknown.add(gem.name);
      continue;
    }
    // It is known to need none where nothing is linked with it.
    const libraries = listFor(known.debianRuntime, missing.suite);
    const isCompiled = !isReadyMade(gem, known);
    if (!libraries) {
      if (isCompiled || known.glibc === 'pure') lost ??= gem.name;
      continue;
    }
    for (const name of libraries) {
      if (IN_SLIM_RUBY.test(name) || name === 'nodejs') continue;
      const isThere = had.has(name) || (isFull && missing.packages.has(name));
      if (isCompiled && known.glibc !== 'pure' ? true : isThere) needs.set(name, gem.name);
    }
  }
  return { needs, unknown: [...unknown].sort(), lost };
}

/** There is something to be had for this platform, and the lock file names it. */
function isReadyMade({ version, hasMarkers }: Dependency, { glibc }: NativeNeeds): boolean {
  if (typeof glibc === 'string') return glibc === 'pure' || (glibc === 'always' && hasMarkers);
  return hasMarkers && version !== undefined && version.localeCompare(glibc.since, 'en', { numeric: true }) >= 0;
}
