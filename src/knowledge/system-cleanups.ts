import { deletesStoredIndex, mentionsIndexReader, readsStoredIndex, storesIndex } from './apk-index.ts';
import { mentionsInstall, readsLists } from './apt-lists.ts';
import { type Cleanup, deletes } from './cleanup.ts';
import { PACMAN_CLEANUPS } from './pacman-cleanups.ts';
import { hasOption, type PackageCommand, type PackageManager, readPackageCommand } from './package-managers.ts';
import type { Command } from '../shell/script.ts';

const LISTS = '/var/lib/apt/lists';

/**
 * What deletes what the package managers of systems leave behind. By, 2026-11-21: apt-get(8) of apt 2.6; apk(8) of
 * apk-tools 2.14; dnf(8) 4.14 ("clean
 * metadata": all is downloaded the next time it is run) and what yum 3.4.3 prints of itself (it cleans enabled repositories
 * only); dnf5-clean(8) and dnf5-caching(7) of dnf5 5.2, which Fedora has as dnf, yum and microdnf since release 41;
 * microdnf's dnf/plugins/clean; tdnf's documentation in that of Photon OS 5; zypper(8) 1.14.42 (`--all`, since without it the metadata stays). After each but apt's,
 * a later install of the same manager fetches what is missing.
 */
export const SYSTEM_CLEANUPS: readonly Cleanup[] = [
  {
    manager: 'apt',
    owner: 'root',
    command: () => `rm -rf ${LISTS}/*`,
    folders: [LISTS],
    what: "apt's package lists",
    fills: ({ subcommand }) => subcommand === 'update',
    empties: (command) =>
      deletes(command, /^\/var\/lib\/apt(?:\/lists)?(?:\/\*?)?$|^\/var\/lib\/apt\/\*$|^\/var\/lib\/apt\/lists\//),
    needs: readsLists,
    needsIn: mentionsInstall,
  },
  {
    manager: 'apk',
    owner: 'root',
    command: () => 'rm -rf /var/cache/apk/*',
    folders: ['/var/cache/apk'],
    what: "the files of apk's index",
    fills: storesIndex,
    empties: deletesStoredIndex,
    needs: readsStoredIndex,
    needsIn: mentionsIndexReader,
  },
  {
    manager: 'yum',
    owner: 'root',
    command: (program) => `${program} clean all`,
    folders: ['/var/cache/yum', '/var/cache/dnf', '/var/cache/libdnf5'],
    what: "yum's metadata and packages",
    fills: isYumFetch,
    empties: (command) =>
      cleansAll(command, 'yum') || deletes(command, /^\/var\/cache(?:\/(?:yum|\*|yum\/\*|yum\/))?$/),
    needs: (command) => isCacheOnly(command, 'yum'),
  },
  {
    manager: 'dnf',
    owner: 'root',
    command: (program) => `${program} clean all`,
    folders: ['/var/cache/dnf', '/var/cache/yum', '/var/cache/libdnf5'],
    what: "dnf's metadata and packages",
    fills: isYumFetch,
    empties: (command) =>
      cleansAll(command, 'dnf') || deletes(command, /^\/var\/cache(?:\/(?:\*|(?:dnf|yum|libdnf5)(?:\/\*?)?)?)?$/),
    needs: (command) => isCacheOnly(command, 'dnf'),
  },
  {
    manager: 'tdnf',
    owner: 'root',
    command: () => 'tdnf clean all',
    folders: ['/var/cache/tdnf'],
    what: "tdnf's metadata and packages",
    fills: isYumFetch,
    empties: (command) => cleansAll(command, 'tdnf') || deletes(command, /^\/var\/cache(?:\/(?:\*|tdnf(?:\/\*?)?)?)?$/),
    needs: (command) => isCacheOnly(command, 'tdnf'),
  },
  {
    manager: 'zypper',
    owner: 'root',
    command: () => 'zypper clean --all',
    folders: ['/var/cache/zypp'],
    what: "zypper's metadata and packages",
    fills: ({ subcommand }) =>
      subcommand !== undefined && /^(?:in|install|up|update|dup|dist-upgrade|ref|refresh|si|patch)$/.test(subcommand),
    empties: (command) => {
      const zypper = readPackageCommand(command);
      const isClean = zypper?.manager === 'zypper' && /^(?:clean|cc)$/.test(zypper.subcommand ?? '');
      return isClean || deletes(command, /^\/var\/cache(?:\/(?:zypp|\*|zypp\/\*|zypp\/))?$/);
    },
    needs: (command) => {
      const zypper = readPackageCommand(command);
      return zypper?.manager === 'zypper' && hasOption(zypper, '--no-refresh', '--no-remote');
    },
  },
  ...PACMAN_CLEANUPS,
];

function isYumFetch(command: PackageCommand): boolean {
  const { subcommand } = command;
  // The cache is then in that root.
  if (hasOption(command, '--installroot')) return false;
  return (
    subcommand !== undefined &&
    /^(?:install|localinstall|reinstall|update|upgrade|upgrade-minimal|update-minimal|groupinstall|group|module|distro-sync|swap|makecache|builddep|check-update|downgrade)$/.test(
      subcommand,
    )
  );
}

function cleansAll(command: Command, manager: PackageManager): boolean {
  const packages = readPackageCommand(command);
  // Where both are there, one is the other.
  const isYum = packages?.manager === 'yum' || packages?.manager === 'dnf';
  const isSame = packages?.manager === manager || (isYum && manager !== 'tdnf');
  return isSame && packages.subcommand === 'clean' && packages.operands[0]?.value === 'all';
}

function isCacheOnly(command: Command, manager: PackageManager): boolean {
  const packages = readPackageCommand(command);
  return packages?.manager === manager && hasOption(packages, '-C', '--cacheonly');
}
