import { runsApt } from './apt-users.ts';
import { readInvocation } from './invocation.ts';
import { readPackageCommand } from './package-managers.ts';
import type { Command } from '../shell/script.ts';

const APT_READERS: ReadonlySet<string> = new Set([
  'install', 'reinstall', 'upgrade', 'dist-upgrade', 'full-upgrade', 'safe-upgrade', 'build-dep', 'satisfy', 'source', 'download', 'changelog',
  'search', 'show', 'policy', 'list', 'madison', 'depends', 'rdepends', 'indextargets', 'dselect-upgrade',
]); // prettier-ignore
const APT_PROGRAMS: ReadonlySet<string> = new Set([
  'apt-cache',
  'apt-file',
  'gdebi',
  'tasksel',
  'apt-show-versions',
  'apt-rdepends',
  'aptdcon',
]);

/** Whether a command of apt's family looks packages up in the lists, or may. */
export function readsLists(command: Command): boolean {
  const apt = readPackageCommand(command);
  if (apt?.manager === 'apt')
    return apt.subcommand === undefined
      ? apt.operands.length + apt.unknown.length > 0
      : APT_READERS.has(apt.subcommand);
  if (command.words.some(({ value }) => value !== undefined && APT_PROGRAMS.has(value))) return true;
  return runsApt(command) || takesFromLists(command);
}

/** What only makes or deletes the folder of the lists, or changes whose it is. */
const KEEPERS: ReadonlySet<string> = new Set([
  'rm',
  'rmdir',
  'unlink',
  'mkdir',
  'chmod',
  'chown',
  'chgrp',
  'touch',
  'echo',
  'install',
]);

/** A command names the folder of the lists for something else than to empty it. */
function takesFromLists(command: Command): boolean {
  const isNamed = command.words.some(({ text }) => /\blib\/apt(?:\/?["']?$|\/\*|\/lists)/.test(text));
  const program = isNamed ? readInvocation(command)?.program : undefined;
  if (program === undefined || KEEPERS.has(program)) return false;
  return !(program === 'find' && command.words.some(({ text }) => text === '-delete' || text === 'rm'));
}

/** Whether an install stands in a text that was not read as a script, and no fetch. */
export function mentionsInstall(text: string): boolean {
  if (!/\b(?:apt|apt-get|aptitude)\b/.test(text) || /\bupdate\b/.test(text)) return false;
  return /\b(?:install|upgrade|dist-upgrade|full-upgrade|build-dep|source|download)\b/.test(text);
}

/** Whether a command fetches the lists. */
export function fetchesLists(command: Command): boolean {
  const apt = readPackageCommand(command);
  return apt?.manager === 'apt' && apt.subcommand === 'update';
}

/** `apt-get update`, in whichever spelling, that leaves nothing but the lists. */
export function isPlainFetch(command: Command): boolean {
  const isQuiet = command.redirections.every(({ operator, target }) => {
    return /^\d*>&$/.test(operator) || target?.value === '/dev/null';
  });
  return (
    fetchesLists(command) &&
    isQuiet &&
    [...command.words, ...command.assignments].every(({ value }) => value !== undefined)
  );
}
