import type { RunReading } from '../dockerfile/run-script.ts';
import { fetchesLists, readsLists } from '../knowledge/apt-lists.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { readPackageCommand } from '../knowledge/package-managers.ts';
import { BUILDS, DEPENDENCIES, FILE_STEPS, NEUTRAL, SYSTEM_PACKAGES } from '../knowledge/steps.ts';
import type { Command } from '../shell/script.ts';
import { memoize } from '../text/memo.ts';

/** What a RUN is there for: installs packages by name, changes files, installs what a manifest lists, builds, or else. */
export type Step = 'packages' | 'files' | 'dependencies' | 'build' | 'other';

/** The one purpose by which a RUN belongs with its neighbours or not; the most expensive of its commands decides. */
export const readStep = memoize(({ commands }: RunReading): Step => {
  const steps = new Set(commands.map(({ command }) => stepOf(command)));
  return ORDER.find((step) => steps.has(step)) ?? 'files';
});

const ORDER: readonly Step[] = ['dependencies', 'build', 'packages', 'other', 'files'];

/** `files` also for what says nothing of the purpose. */
function stepOf(command: Command): Step {
  const invocation = readInvocation(command);
  if (!invocation) return command.words.length === 0 ? 'files' : 'other';
  const { program, args } = invocation;
  if (program === 'perl' && !args.some(({ text }) => /^-\w*[ip]/.test(text))) return 'build';
  const packages = readPackageCommand(command);
  if (packages?.manager === 'pip') return namesPackages(args.map(({ text }) => text)) ? 'packages' : 'dependencies';
  if (packages?.manager === 'npm' || program === 'gem' || program === 'yarn')
    return languageStep(
      program,
      args.map(({ text }) => text),
    );
  if (program === 'easy_install' || program === 'conda' || program === 'mamba') return 'packages';
  if (SYSTEM_PACKAGES.has(program)) return 'packages';
  if (DEPENDENCIES.has(program)) return 'dependencies';
  if (BUILDS.has(program)) return 'build';
  return FILE_STEPS.has(program) || NEUTRAL.has(program) ? 'files' : 'other';
}

/** `npm install -g x` is a package by name; `npm ci`, `npm install x` work on the manifest. */
function languageStep(program: string, words: readonly string[]): Step {
  const isGlobal = words.some((word) => word === '-g' || word === '--global' || word === 'global');
  if (program === 'gem') return words[0] === 'build' ? 'build' : 'packages';
  if (isGlobal) return 'packages';
  const [subcommand] = words.filter((word) => !word.startsWith('-'));
  if (subcommand === 'config' || subcommand === 'set' || subcommand === 'cache') return 'files';
  if (program === 'yarn')
    return subcommand === undefined || subcommand === 'install' || subcommand === 'add' ? 'dependencies' : 'build';
  return /^(?:i|ci|install|add|update|up|link|dedupe|prune|rebuild)$/.test(subcommand ?? '') ? 'dependencies' : 'build';
}

/** No manifest, no folder, no list: only names. */
function namesPackages(words: readonly string[]): boolean {
  return !words.some((word) =>
    /^(?:-r|-e|--requirement|--editable|-c|\.|\.\/.*|\/.*|.*\.txt|\.\[.*)/.test(word.replace(/["']/g, '')),
  );
}

/** Files that one RUN brings only for another to unpack, install or delete. */
const ARCHIVE =
  /(?:^|[/=])([^/=\s]+\.(?:deb|rpm|apk|tar|tgz|txz|tbz2?|gz|bz2|xz|zip|7z|run|bin|jar|whl|asc|gpg|key|sig|iso))$/;

const NO_NAMES: ReadonlySet<string> = new Set();

/** The names of the archives that a RUN speaks of. */
const archivesOf = memoize(({ commands, mapped }: RunReading): ReadonlySet<string> => {
  // Its name has a dot in it.
  if (!mapped.text.includes('.')) return NO_NAMES;
  const words = commands.flatMap(({ command }) => command.words.map(({ text }) => text.replace(/["']/g, '')));
  return new Set(words.flatMap((word) => ARCHIVE.exec(word)?.[1] ?? []));
});

function shareArchive(first: RunReading, second: RunReading): boolean {
  const known = archivesOf(first);
  return known.size > 0 && [...archivesOf(second)].some((name) => known.has(name));
}

/**
 * Whether two RUNs that stand next to each other make one layer better than two: package managers with each other, a few
 * files with what stands beside them, an archive with what unpacks or deletes it; never dependencies or a build with their neighbours (traps B12, B21).
 */
export function belongTogether(first: RunReading, second: RunReading): boolean {
  const [a, b] = [readStep(first), readStep(second)];
  if (staysAlone(a) || staysAlone(b)) return false;
  return a === 'files' || b === 'files' || (a === 'packages' && b === 'packages') || shareArchive(first, second);
}

/**
 * Whether two RUNs look as if they belonged together at their edges: files are changed there, or an install stands behind a
 * script. Joining with other neighbours changes what a RUN is for as a whole, but not its edges.
 */
export function touchAtEdges(first: RunReading, second: RunReading): boolean {
  const [a, b] = [readStep(first), readStep(second)];
  if (staysAlone(a) || staysAlone(b)) return false;
  if (readEdges(first).endsInFiles || readEdges(second).beginsWithFiles) return true;
  return (a === 'other' && b === 'packages') || (a === 'packages' && b === 'other');
}

function staysAlone(step: Step): boolean {
  return step === 'dependencies' || step === 'build';
}

/** Whether the first and the last command of a RUN change files. */
const readEdges = memoize(({ commands }: RunReading) => {
  const [first, last] = [commands[0], commands.at(-1)];
  return {
    beginsWithFiles: first !== undefined && stepOf(first.command) === 'files',
    endsInFiles: last !== undefined && stepOf(last.command) === 'files',
  };
});

/** A RUN that fetches apt's lists and does nothing else, before one that reads them: its cache keeps them from ever being new. */
export function isLoneUpdate(first: RunReading, second: RunReading): boolean {
  return onlyFetchesLists(first) && second.commands.some(({ command }) => readsLists(command));
}

const onlyFetchesLists = memoize(({ commands }: RunReading): boolean => {
  return commands.length > 0 && commands.every(({ command }) => fetchesLists(command));
});
