import { cleanPath, isAtOrBelow } from '../context/context-path.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun } from '../dockerfile/run-script.ts';
import {
  FILE_REMOVERS,
  SOURCE_FOLDERS,
  SOURCE_PACKAGES,
  WITHOUT_PACKAGES,
  WITHOUT_REPOSITORIES,
} from '../knowledge/apt-needs.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { hasOption, type PackageCommand, packageName, readPackageCommand } from '../knowledge/package-managers.ts';
import { readRemoval } from '../knowledge/removal-command.ts';
import { excerptOf } from '../shell/excerpt.ts';
import type { Command, Word } from '../shell/script.ts';
import { memoize } from '../text/memo.ts';

/** The sources that a stage has besides those of its distribution, as far as its text tells. */
export interface OwnSources {
  /** What was not read of them: a list may name any folder as a repository, a package brings its own. */
  readonly hidden: 'list' | 'package' | undefined;
  /** Instructions up to the place asked about. */
  readonly instructions: readonly Instruction[];
}

/**
 * A command behind a fetch that takes away what fetching from sources of one's own needs, as a clause: certificates, keys, the
 * folder of a local repository. A second fetch would fail, though the lists of the first are still good.
 */
export function findLoss(commands: readonly Command[], sources: OwnSources): string | undefined {
  const paths = sources.instructions.flatMap((instruction) => pathsIn(instruction));
  const loss = commands.find((command) => losesFiles(command, paths, sources.hidden)) ?? findLostPackage(commands, sources); // prettier-ignore
  return loss && `"${excerptOf(loss)}" may take away what fetching from the sources needs`;
}

/** Files and folders that sources of a text name: `deb file:/deb ./`, `[signed-by=/k.gpg]`. Up to what a variable decides. */
const pathsIn = memoize(({ content }: Instruction): readonly string[] => {
  const found = content.source.matchAll(/(?:\b(?:file|copy):|\bsigned-by\s?[=:]\s?)([^\s"'\],\\$]{0,400})/gi);
  return [...found].map(([, path]) => cleanPath(`/${path}`));
});

function losesFiles(command: Command, paths: readonly string[], hidden: OwnSources['hidden']): boolean {
  const invocation = readInvocation(command);
  if (!invocation || !FILE_REMOVERS.has(invocation.program)) return false;
  return invocation.args.some((word) => {
    if (word.text.startsWith('-') || LISTS.test(word.text)) return false;
    return (
      SOURCE_FOLDERS.test(word.text) || mayHold(word, paths) || (hidden !== undefined && mayBeRepository(word, hidden))
    );
  });
}

/** Where apt keeps what it fetches: no source. */
const LISTS = /^["']?\/var\/(?:lib\/apt\/lists|cache\/apt)(?:\/(?!\.\.)[\w.*-]*)*["']?$/;

/** What a word of a path is for certain, up to its first variable or wildcard. */
function startOf({ text }: Word): { readonly start: string; readonly isWhole: boolean } {
  const plain = text.replaceAll(/["']/g, '');
  const at = plain.search(/[$*?[{`\\~]/);
  return at === -1 ? { start: cleanPath(plain), isWhole: true } : { start: plain.slice(0, at), isWhole: false };
}

function mayHold(word: Word, paths: readonly string[]): boolean {
  if (paths.length === 0) return false;
  const { start, isWhole } = startOf(word);
  if (!start.startsWith('/')) {
    const last = start.slice(start.lastIndexOf('/') + 1);
    // In which folder it is read is not known here.
    if (!isWhole || /^\.*$/.test(last)) return true;
    return paths.some((path) => path === '/' || path.split('/').includes(last));
  }
  return paths.some((path) => {
    return path.startsWith(isWhole ? `${start}/` : start) || isAtOrBelow(path, start) || isAtOrBelow(start, path);
  });
}

/** A folder from the root in which a repository may lie. A single file is none. */
function mayBeRepository(word: Word, hidden: 'list' | 'package'): boolean {
  const { start, isWhole } = startOf(word);
  if (start === '') return !isWhole && /^["']?[$`~]/.test(word.text);
  if (!start.startsWith('/') || /\.\w{2,4}["']?$/.test(word.text)) return false;
  const others = hidden === 'package' ? [...WITHOUT_REPOSITORIES, ...WITHOUT_PACKAGES] : WITHOUT_REPOSITORIES;
  return !others.some((folder) => isAtOrBelow(cleanPath(start), folder));
}

/** A removal names such a package, or takes along what the removed ones had brought; what was asked for by name stays. */
function findLostPackage(commands: readonly Command[], { instructions }: OwnSources): Command | undefined {
  const removals = commands.filter((command) => namesOf(command).length > 0);
  const named = removals.find((command) => namesOf(command).some((name) => SOURCE_PACKAGES.test(name)));
  if (named || removals.length === 0) return named;
  const isAsked = instructions.some((instruction) => asksForCertificates(instruction));
  return isAsked ? undefined : commands.find((command) => takesAlong(command));
}

const asksForCertificates = memoize(({ content }: Instruction): boolean => {
  const reading = content.keyword === 'run' ? readRun(content) : undefined;
  if (reading === undefined || isUnread(reading)) return false;
  return reading.commands.some(({ command }) => {
    const apt = readPackageCommand(command);
    return apt?.subcommand === 'install' && apt.operands.some(({ value }) => value === 'ca-certificates');
  });
});

/** The packages that a command of apt or dpkg removes. */
function namesOf(command: Command): readonly string[] {
  const apt = readPackageCommand(command);
  if (apt && apt.manager !== 'apt') return [];
  // `apt-get install a b-` removes b.
  if (apt?.subcommand === 'install') return apt.operands.filter(({ text }) => text.endsWith('-')).map(nameOf);
  const removal = apt?.subcommand === 'autopurge' ? { packages: apt.operands } : readRemoval(command);
  if (!removal || (!apt && readInvocation(command)?.program !== 'dpkg')) return [];
  return removal.packages === 'unknown' ? [] : removal.packages.filter(({ text }) => !text.startsWith('-')).map(nameOf);
}

function nameOf({ text, value = text }: Word): string {
  return packageName(value);
}

function takesAlong(command: Command): boolean {
  const apt = readPackageCommand(command);
  return apt?.manager === 'apt' && (removesUnneeded(apt) || hasOption(apt, '--auto-remove', '--autoremove'));
}

function removesUnneeded({ program, subcommand = '' }: PackageCommand): boolean {
  return (
    /^auto-?(?:remove|purge)$/.test(subcommand) || (program === 'aptitude' && /^(?:remove|purge)$/.test(subcommand))
  );
}
