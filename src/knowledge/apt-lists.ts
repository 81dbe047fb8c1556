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
  return command.words.some(({ value }) => value !== undefined && APT_PROGRAMS.has(value));
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
