import { type Cleanup, deletes, readsFiles } from './cleanup.ts';
import { hasOption, type PackageCommand, readPackageCommand } from './package-managers.ts';
import { downloadsPackages } from './pacman.ts';
import type { Command } from '../shell/script.ts';

const PACKAGES = '/var/cache/pacman/pkg';
const LISTS = '/var/lib/pacman/sync';

/**
 * What deletes what pacman leaves behind: the packages that it has downloaded, and the lists of its repositories. The
 * official image is published without either (archlinux/archlinux-docker, `exclude`). By, 2026-11-21: sync_cleancache of
 * pacman's src/pacman/sync.c, nfnty/dockerfiles#2 and containers/toolbox#1441: `-Scc` asks two questions; `--noconfirm` takes the
 * default of each, and that of the first ("remove ALL files from cache?") is no, so that all packages stay; the second keeps
 * the lists of all repositories that are configured. Only a file manager deletes both. Lists are not fetched again without
 * `-y`: the first row is for RUNs behind which nobody reads them, the second for all others.
 */
export const PACMAN_CLEANUPS: readonly Cleanup[] = [
  {
    manager: 'pacman',
    owner: 'root',
    command: () => `rm -rf ${PACKAGES}/* ${LISTS}/*`,
    folders: [PACKAGES, LISTS],
    what: "pacman's packages and lists",
    fills: (pacman) => refreshes(pacman) && !isElsewhere(pacman),
    empties,
    needs: (command) => readsLists(command) || readsFiles(command, /\/var\/(?:cache|lib)\/pacman(?:\/(?:pkg|sync))?\b/),
    needsIn: mentionsReader,
    keeps,
  },
  {
    manager: 'pacman',
    owner: 'root',
    command: () => `rm -rf ${PACKAGES}/*`,
    folders: [PACKAGES],
    what: "pacman's packages",
    fills: (pacman) => downloadsPackages(pacman) && !isElsewhere(pacman),
    empties,
    needs: (command) => readsFiles(command, /\/var\/cache\/pacman(?:\/pkg)?\b/),
    keeps,
  },
];

function refreshes(pacman: PackageCommand): boolean {
  return pacman.subcommand === 'sync' && hasOption(pacman, '-y', '--refresh');
}

/** It fills folders other than those of the image. */
function isElsewhere(pacman: PackageCommand): boolean {
  return hasOption(pacman, '-b', '--dbpath', '-r', '--root', '--sysroot', '--cachedir', '--config', '-h', '--help');
}

/** The packages are what matters; who deletes them and leaves the lists may want those. */
function empties(command: Command): boolean {
  const pacman = readPackageCommand(command);
  if (pacman?.manager === 'pacman') return isCleanAll(pacman) && !hasOption(pacman, '--noconfirm');
  // A shell of its own is often there to answer the questions: `bash -c "yes | pacman -Scc"`.
  if (command.words.some(({ text }) => CLEAN_ALL.test(text) && !text.includes('--noconfirm'))) return true;
  return deletes(command, /^\/var\/cache(?:\/(?:\*|pacman(?:\/(?:\*|pkg(?:\/\*?)?)?)?)?)?$/);
}

const CLEAN_ALL = /\bpacman[ \t]+(?:-\S+[ \t]+){0,8}-Scc\b/;

function isCleanAll(pacman: PackageCommand): boolean {
  return (
    pacman.subcommand === 'sync' && pacman.options.filter(({ name }) => name === '-c' || name === '--clean').length > 1
  );
}

function keeps(command: Command): string | undefined {
  const pacman = readPackageCommand(command);
  if (pacman?.manager !== 'pacman' || !isCleanAll(pacman) || !hasOption(pacman, '--noconfirm')) return undefined;
  return 'with --noconfirm it takes the default answer, which is to keep all packages';
}

/** Programs that ask pacman for packages, or read its lists for themselves; also in a text that is handed to a shell. */
const READERS =
  /(?<![\w.-])(?:makepkg|yay|paru|pikaur|yaourt|trizen|pacaur|aura|pamac|expac|pactree|pacsearch|pkgfile)(?![\w.-])/;
const INSTALLS =
  /(?<![\w.-])pacman["',\s](?:[^;&|]*["',\s])?(?:-S(?![a-z]*[yc])|--sync(?!.*--(?:refresh|clean))|-U|--upgrade)/;

function mentionsReader(text: string): boolean {
  return READERS.test(text) || INSTALLS.test(text);
}

/** Options of `-Q` that hold what is installed against the lists. */
const COMPARES = ['-m', '--foreign', '-n', '--native', '-u', '--upgrades'] as const;

/** Whether a command looks something up in the lists that an earlier one has fetched. */
function readsLists(command: Command): boolean {
  const pacman = readPackageCommand(command);
  if (pacman?.manager !== 'pacman') return command.words.some(({ text }) => mentionsReader(text));
  if (pacman.subcommand === 'sync')
    return (
      !hasOption(pacman, '-y', '--refresh') && !(hasOption(pacman, '-c', '--clean') && pacman.operands.length === 0)
    );
  // What a package file depends on is looked up, too.
  if (pacman.subcommand === 'upgrade' || pacman.subcommand === undefined) return true;
  if (pacman.subcommand === 'files') return !hasOption(pacman, '-y', '--refresh');
  return pacman.subcommand === 'query' && hasOption(pacman, ...COMPARES);
}
