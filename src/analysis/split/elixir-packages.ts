import type { SplitObstacle, SplitPlan } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import { keepPackages } from './system-packages.ts';
import { asksForPackages, type ElixirDependency, isWithoutCode, readMixLock } from '../../context/elixir-project.ts';
import { isOfElixirBuild, mayLinkWithSystem, packagesOfErlang } from '../../knowledge/elixir.ts';
import type { FoundRelease } from '../../trace/mix-release.ts';

/** The packages of hex.pm that a release is made with; or what is not known of them. */
export function readElixirDependencies(
  { runs }: SplitSite,
  { manifest, lock }: FoundRelease,
): readonly ElixirDependency[] | SplitObstacle {
  const { instruction } = runs.at(-1)!;
  if (lock === undefined) {
    const detail = 'mix.exs asks for packages, and there is no mix.lock that tells which';
    return asksForPackages(manifest) ? { reason: 'unread-manifest', instruction, detail } : [];
  }
  const dependencies = readMixLock(lock);
  if (!dependencies) return { reason: 'unread-manifest', instruction, detail: 'mix.lock could not be read' };
  const unread = dependencies.find(({ kind, name }) => kind !== 'hex' && !isWithoutCode(manifest, name));
  if (unread) {
    const detail = `${unread.name} is not of hex.pm, and what it is linked with is not known`;
    return { reason: 'native-package', instruction, detail };
  }
  const linked = dependencies.find(({ name, needs }) => mayLinkWithSystem(name, needs));
  if (!linked) return dependencies;
  const detail = `${linked.name} compiles a library, and which libraries of the system that is linked with is not known`;
  return { reason: 'native-package', instruction, detail };
}

/** What the second stage installs: what Erlang is linked with, and what the file installs that is of use to no build alone. */
export function findElixirPackages(
  site: SplitSite,
  installed: readonly string[],
  called: ReadonlyMap<string, string>,
): SplitPlan['packages'] | SplitObstacle {
  const { distribution, suite } = site.base.facts.system!;
  const own = packagesOfErlang(distribution) ?? [];
  const names = installed.filter((name) => !isOfElixirBuild(name) || called.has(name));
  const kept = keepPackages(site, names, suite, called);
  if ('reason' in kept) return kept;
  const others = kept.filter(({ name }) => !own.includes(name));
  return [...own.map((name) => ({ name, because: 'the Erlang of the release needs it' })), ...others];
}
