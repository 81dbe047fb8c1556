import type { BuilderFiles } from './split-paths.ts';
import { readInstalled } from './split-packages.ts';
import { stageCommandsIn } from './stage-commands.ts';
import type { Split } from './stage-split.ts';
import type { Window } from './window.ts';
import { asksForPackages, isWithoutCode, readMixLock } from '../context/elixir-project.ts';
import { readElixirSources } from '../context/elixir-sources.ts';
import { ARCHIVED_SUITES } from '../knowledge/archived-suites.ts';
import { useOfPackage } from '../knowledge/build-packages.ts';
import { isOfElixirBuild, mayLinkWithSystem, packagesOfErlang, programsOfHexPackage } from '../knowledge/elixir.ts';
import { librariesOfHeaders } from '../knowledge/header-libraries.ts';
import { isInEveryImage, packagesOfProgram } from '../knowledge/images/base-programs.ts';
import { STATEFUL_BUILTINS, STATELESS_BUILTINS } from '../knowledge/shell-builtins.ts';
import type { System } from '../knowledge/images/system.ts';
import type { FoundRelease } from '../trace/mix-release.ts';

/** What Erlang is linked with is installed, what was installed is there or of use to a build alone, and nothing is new. */
export function findElixirPackageObjection(
  split: Split,
  window: Window,
  { writes }: BuilderFiles,
  { manifest, lock }: FoundRelease,
  system: System,
  called: readonly string[],
): string | undefined {
  const { runtime, fresh } = split;
  const { after, surroundings } = window;
  const there = readInstalled(fresh, window);
  if (typeof there === 'string') return there;
  const { suite, distribution } = system;
  if (there.size > 0 && ARCHIVED_SUITES.has(suite)) return `the packages of ${suite} are in the archive`;
  const needed = packagesOfErlang(distribution) ?? ['erlang'];
  const lost = needed.find((name) => !there.has(name));
  if (lost !== undefined) return `${lost}, which Erlang needs, is not in the second stage`;
  const native = findNativeObjection(manifest, lock);
  if (native !== undefined) return native;
  const catalogue = surroundings.catalogue();
  const calls = [...called, ...readElixirSources(surroundings.context!).started.keys(), ...programsOfPackages(lock)];
  const absent = calls.find((name) => !SHELL_WORDS.has(name) && !isInEveryImage(name, system, catalogue) && !there.has(name) && !packagesOfProgram(name, system, catalogue).some((one) => there.has(one))); // prettier-ignore
  if (absent !== undefined) return `${absent}, which is started, is not in the second stage`;
  const started = new Set([...calls, ...stageCommandsIn(after, runtime).flatMap(({ names }) => names)]);
  for (const name of writes.packages) {
    if (there.has(name) || isOfElixirBuild(name)) continue;
    const use = useOfPackage(name);
    if (use === 'build' || (use === 'tool' && !started.has(name))) continue;
    const libraries = use === 'headers' ? librariesOfHeaders(name, suite) : undefined;
    if (libraries?.every((library) => there.has(library))) continue;
    return `${name} was installed, and nothing of it is in the second stage`;
  }
  const known = new Set([...needed, ...writes.packages.flatMap((name) => [name, ...(librariesOfHeaders(name, suite) ?? [])])]); // prettier-ignore
  const stranger = [...there].find((name) => !known.has(name));
  return stranger === undefined ? undefined : `${stranger} is installed, and was not before`;
}

const SHELL_WORDS: ReadonlySet<string> = new Set([...STATEFUL_BUILTINS, ...STATELESS_BUILTINS]);

function findNativeObjection(manifest: string, lock: string | undefined): string | undefined {
  if (lock === undefined) return asksForPackages(manifest) ? 'no mix.lock tells which packages it is made with' : undefined;
  const dependencies = readMixLock(lock);
  if (!dependencies) return 'mix.lock was not read';
  const foreign = dependencies.find(({ kind, name }) => kind !== 'hex' && !isWithoutCode(manifest, name));
  if (foreign) return `what ${foreign.name} is linked with is not known`;
  const linked = dependencies.find(({ name, needs }) => mayLinkWithSystem(name, needs));
  return linked && `${linked.name} may be linked with libraries of the system`;
} // prettier-ignore

function programsOfPackages(lock: string | undefined): readonly string[] {
  return (lock === undefined ? [] : (readMixLock(lock) ?? [])).flatMap(({ name }) => programsOfHexPackage(name));
}
