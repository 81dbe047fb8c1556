import type { FetchedByGit } from './dependencies.ts';
import type { CommandSearch } from './search-for-commands.ts';
import type { StageCommands, UsedCommand } from './stage-commands.ts';
import { findHidden, startedBy } from './hidden-commands.ts';
import { compilesBy } from './compilers.ts';
import { argumentsText, type Instruction } from '../../dockerfile/instruction.ts';
import { lineageOf, type Stage } from '../../dockerfile/stages.ts';
import type { Catalogue } from '../../knowledge/images/catalogue.ts';
import type { MissingInSlim } from '../../knowledge/images/contents.ts';
import { COMPILER_PACKAGES, packagesWith } from '../../knowledge/apt-brings.ts';
import { STATEFUL_BUILTINS, STATELESS_BUILTINS } from '../../knowledge/shell-builtins.ts';
import { hasOption, packageName, readPackageCommand } from '../../knowledge/package-managers.ts';

/** A package that the slim variant lacks and a stage needs. */
export interface Need {
  readonly stage: Stage;
  /** The first that needs it; `undefined` where it is needed when a container starts. */
  readonly first: UsedCommand | undefined;
  readonly package: string;
  /** As a clause: `line 12 runs git`. */
  readonly because: string;
}

/** Something that the slim variant is not for: it compiles. */
export interface Compilation {
  readonly command: UsedCommand;
}

/** They fetch by TLS, and take their certificates from the system. */
const FETCHES: ReadonlySet<string> = new Set(['curl', 'wget', 'git', 'svn', 'hg']);

/**
 * What the stages need of what the slim variant lacks; or what they compile, for which a stage of its own is the place.
 */
export function findSlimNeeds(
  { commands }: StageCommands,
  stages: readonly Stage[],
  missing: MissingInSlim,
  catalogue: Catalogue,
): readonly Need[] | Compilation {
  const needs: Need[] = [];
  const had = new Map<Stage, Set<string>>();
  for (const stage of stages) {
    const parent = stage.base.kind === 'stage' ? had.get(stage.base.stage) : undefined;
    const present = new Set(parent);
    had.set(stage, present);
    const named = new Set(parent);
    const gone = new Set<string>();
    const all = commands.filter((command) => command.stage === stage);
    // What starts with the container has all that the build has installed.
    const sources = stage.instructions.find(bringsSources);
    for (const command of [...all.filter(isOfBuild), ...all.filter((other) => !isOfBuild(other))]) {
      if (compilesBy(command, missing)) return { command };
      const own = neededBy(command, missing, catalogue);
      const isUpdate = command.name.startsWith('apt') && command.words.includes('update');
      if (sources && isUpdate && command.instruction.start > sources.start && isMissing('ca-certificates', missing))
        own.push(['ca-certificates', `line ${sources.line} may bring a source of packages that is fetched by TLS`]);
      for (const [name, because] of own) {
        if (COMPILER_PACKAGES.has(name) && !present.has(name)) return { command };
        // What the stage itself removes was wanted for a while only.
        if (present.has(name) || gone.has(name)) continue;
        addWith(present, name);
        named.add(name);
        needs.push({ stage, first: isOfBuild(command) ? command : undefined, package: name, because });
      }
      for (const name of operandsOf(command, REMOVALS)) {
        present.delete(name);
        named.delete(name);
        gone.add(name);
      }
      if (removesUnneeded(command)) {
        present.clear();
        for (const name of named) addWith(present, name);
      }
      for (const name of operandsOf(command, INSTALLS)) {
        addWith(present, name);
        named.add(name);
      }
    }
  }
  return needs;
}

/** The packages that a stage, or one that it inherits from, installs by apt, with those that come with them. */
export function packagesOf({ commands }: StageCommands, stage: Stage): ReadonlySet<string> {
  const lineage = new Set(lineageOf(stage));
  const names = commands
    .filter((command) => lineage.has(command.stage))
    .flatMap((command) => operandsOf(command, INSTALLS));
  return new Set(names.flatMap(packagesWith));
}

/** What fetches packages out of repositories of Git; no need that a command of the stage has had already. */
export function neededByFetches(
  fetched: readonly FetchedByGit[],
  commands: StageCommands,
  missing: MissingInSlim,
): readonly Need[] {
  return fetched.flatMap(({ command, where, isBySsh }) => {
    const present = packagesOf(commands, command.stage);
    const names = ['git', 'ca-certificates', ...(isBySsh ? ['openssh-client'] : [])];
    return names
      .filter((name) => isMissing(name, missing) && !present.has(name))
      .map((name) => ({
        stage: command.stage,
        first: isOfBuild(command) ? command : undefined,
        package: name,
        because: `${where} names a repository of Git, which ${command.where} fetches`,
      }));
  });
}

/** A source that starts a compiler while it runs. @returns a clause that names both */
export function findStartedCompiler(
  { found }: CommandSearch,
  missing: MissingInSlim,
  catalogue: Catalogue,
): string | undefined {
  for (const [name, path] of found)
    if (COMPILER_PACKAGES.has(packageOf(name, missing, catalogue) ?? '')) return `${path} starts ${name}`;
  return undefined;
}

/** What the program itself starts, by its sources, while it runs. */
export function neededByProgram(
  { found }: CommandSearch,
  stage: Stage,
  missing: MissingInSlim,
  catalogue: Catalogue,
): readonly Need[] {
  return [...found].flatMap(([name, path]) => {
    const own = packageOf(name, missing, catalogue);
    if (own === undefined || COMPILER_PACKAGES.has(own)) return [];
    const names = FETCHES.has(name) && isMissing('ca-certificates', missing) ? [own, 'ca-certificates'] : [own];
    return names.map((needed) => {
      const because = needed === own ? `${path} starts ${name}` : `${name} has to know which servers to trust`;
      return { stage, first: undefined, package: needed, because };
    });
  });
}

function isOfBuild({ phase }: UsedCommand): boolean {
  return phase === 'build';
}

function neededBy(
  command: UsedCommand,
  missing: MissingInSlim,
  catalogue: Catalogue,
): (readonly [name: string, because: string])[] {
  const { name, words, where } = command;
  const found: (readonly [string, string])[] = [];
  for (const run of [name, ...startedBy(name, words)]) {
    const own = isBuiltin(run) ? undefined : packageOf(run, missing, catalogue);
    if (own === undefined) continue;
    found.push([own, `${where} runs ${run}`]);
    const isFetch = FETCHES.has(run) && isMissing('ca-certificates', missing);
    if (isFetch) found.push(['ca-certificates', `${run} in ${where} has to know which servers to trust`]);
  }
  for (const { need, word } of findHidden(name, words))
    if (isMissing(need, missing)) found.push([need, `${where} runs ${name} ${word}`]);
  return found;
}

/** A COPY or ADD into the folders where apt has its sources (sources.list(5)). */
function bringsSources({ content }: Instruction): boolean {
  return (
    (content.keyword === 'copy' || content.keyword === 'add') &&
    /\/etc\/apt(?:\/|["'\s]|$)/.test(argumentsText(content))
  );
}

/** `apt-get autoremove`, `apt-get purge --auto-remove`: what came along goes, and what was named stays. */
function removesUnneeded({ command }: UsedCommand): boolean {
  const apt = command && readPackageCommand(command);
  if (apt?.manager !== 'apt') return false;
  return (
    apt.subcommand === 'autoremove' ||
    apt.options.some(({ word }) => /^--auto-?remove$/.test(word.value ?? '')) ||
    apt.program === 'aptitude'
  );
}

/** `gnupg` is no package that the lists have by that name, since it is empty: its parts are. */
function isMissing(name: string, { packages }: MissingInSlim): boolean {
  return packagesWith(name).some((part) => packages.has(part));
}

/** The package that brings a command back; by the name that people use where there is one. */
function packageOf(name: string, missing: MissingInSlim, catalogue: Catalogue): string | undefined {
  const own = missing.commands.get(name);
  if (own === undefined) return undefined;
  const [known] = catalogue.findCommandPackage(name, 'debian', missing.suite)?.packages ?? [];
  return known ?? own;
}

function addWith(present: Set<string>, name: string): void {
  for (const other of packagesWith(name)) present.add(other);
}

const INSTALLS: ReadonlySet<string | undefined> = new Set(['install']);
const REMOVALS: ReadonlySet<string | undefined> = new Set(['remove', 'purge', 'autoremove']);

function operandsOf({ command }: UsedCommand, subcommands: ReadonlySet<string | undefined>): readonly string[] {
  const apt = command && readPackageCommand(command);
  if (apt?.manager !== 'apt' || !subcommands.has(apt.subcommand)) return [];
  // Those that only look, fetch, or renew what is there (apt-get(8)).
  if (hasOption(apt, '-s', '--simulate', '--dry-run', '-d', '--download-only', '--print-uris', '--only-upgrade'))
    return [];
  return apt.operands.map(({ value, text }) => packageName(value ?? text));
}

/** `kill` is a command of a package as well, but no script means that one. */
function isBuiltin(name: string): boolean {
  return STATEFUL_BUILTINS.has(name) || STATELESS_BUILTINS.has(name);
}
