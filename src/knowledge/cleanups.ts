import { hasOption, type PackageCommand, type PackageManager, readPackageCommand } from './package-managers.ts';
import type { Command } from '../shell/script.ts';

/** A package manager that leaves files in the layer which nothing in the image needs, and what deletes them. */
export interface Cleanup {
  readonly manager: PackageManager;
  /** The command, as it is added; `sudo` may stand before it. @param program the one that filled the folders */
  command(program: string): string;
  /** Folders that it empties, without a slash at the end. */
  readonly folders: readonly string[];
  /** What lies there, as a noun phrase. */
  readonly what: string;
  /** Whether a command leaves something there. */
  fills(command: PackageCommand): boolean;
  /** Whether a command of a script empties the folders, or all that matters of them. */
  empties(command: Command): boolean;
  /** Whether a later command would fail, or do something else, without what is deleted. */
  needs(command: Command): boolean;
}

const LISTS = '/var/lib/apt/lists';

/**
 * By, 2026-11-21: apt-get(8) of apt 2.6; dnf(8) 4.14 ("clean metadata": all is downloaded the next time it is run) and what
 * yum 3.4.3 prints of itself (it cleans enabled repositories only); microdnf's dnf/plugins/clean; zypper(8) 1.14.42 (`--all`,
 * since without it the metadata stays); lib/cache.js of npm 2 to 12 (`--force` needed since 5, taken before); Yarn 1.22.22,
 * executed. After each but apt's, a later install of the same manager fetches what is missing.
 */
export const CLEANUPS: readonly Cleanup[] = [
  {
    manager: 'apt',
    command: () => `rm -rf ${LISTS}/*`,
    folders: [LISTS],
    what: "apt's package lists",
    fills: ({ subcommand }) => subcommand === 'update',
    empties: (command) =>
      deletes(command, /^\/var\/lib\/apt(?:\/lists)?(?:\/\*?)?$|^\/var\/lib\/apt\/\*$|^\/var\/lib\/apt\/lists\//),
    needs: readsLists,
  },
  {
    manager: 'yum',
    command: (program) => `${program} clean all`,
    folders: ['/var/cache/yum', '/var/cache/dnf'],
    what: "yum's metadata and packages",
    fills: isYumFetch,
    empties: (command) =>
      cleansAll(command, 'yum') || deletes(command, /^\/var\/cache(?:\/(?:yum|\*|yum\/\*|yum\/))?$/),
    needs: (command) => isCacheOnly(command, 'yum'),
  },
  {
    manager: 'dnf',
    command: (program) => `${program} clean all`,
    folders: ['/var/cache/dnf', '/var/cache/yum', '/var/cache/libdnf5'],
    what: "dnf's metadata and packages",
    fills: isYumFetch,
    empties: (command) =>
      cleansAll(command, 'dnf') || deletes(command, /^\/var\/cache(?:\/(?:dnf|yum|\*|dnf\/\*|yum\/\*|dnf\/))?$/),
    needs: (command) => isCacheOnly(command, 'dnf'),
  },
  {
    manager: 'zypper',
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
  {
    manager: 'npm',
    command: () => 'npm cache clean --force',
    folders: ['/root/.npm'],
    what: "npm's cached downloads",
    fills: ({ subcommand, operands }) => isNpmInstall(subcommand, operands[0]?.value),
    empties: (command) => {
      const npm = readPackageCommand(command);
      const isClean =
        npm?.manager === 'npm' &&
        npm.subcommand === 'cache' &&
        /^(?:clean|clear|rm)$/.test(npm.operands[0]?.value ?? '');
      return isClean || deletes(command, /(?:^|\/)\.npm(?:\/(?:\*|_cacache\/?)?)?$/);
    },
    needs: (command) => {
      const npm = readPackageCommand(command);
      return npm?.manager === 'npm' && hasOption(npm, '--offline', '--prefer-offline', '--cache-min');
    },
  },
  {
    manager: 'yarn',
    command: (program) => `${program} cache clean`,
    folders: ['/usr/local/share/.cache', '/root/.cache/yarn'],
    what: "Yarn's cached downloads",
    fills: ({ subcommand }) => subcommand === undefined || /^(?:install|add|global|upgrade)$/.test(subcommand),
    empties: (command) => {
      const yarn = readPackageCommand(command);
      const isClean = yarn?.manager === 'yarn' && yarn.subcommand === 'cache' && yarn.operands[0]?.value === 'clean';
      return isClean || deletes(command, /\/\.cache(?:\/(?:yarn\/?(?:\*)?|\*)?)?$/);
    },
    needs: (command) => {
      const yarn = readPackageCommand(command);
      return yarn?.manager === 'yarn' && hasOption(yarn, '--offline', '--prefer-offline');
    },
  },
];

/** @throws TypeError for a manager that leaves nothing to clean */
export function cleanupOf(manager: PackageManager): Cleanup {
  const cleanup = CLEANUPS.find((candidate) => candidate.manager === manager);
  if (!cleanup) throw new TypeError(`no clean-up is known for ${manager}`);
  return cleanup;
}

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

/** Whether a command fetches the lists. */
export function fetchesLists(command: Command): boolean {
  const apt = readPackageCommand(command);
  return apt?.manager === 'apt' && apt.subcommand === 'update';
}

function isYumFetch({ subcommand }: PackageCommand): boolean {
  return (
    subcommand !== undefined &&
    /^(?:install|localinstall|reinstall|update|upgrade|upgrade-minimal|update-minimal|groupinstall|group|module|distro-sync|swap|makecache|builddep|check-update|downgrade)$/.test(
      subcommand,
    )
  );
}

function cleansAll(command: Command, manager: PackageManager): boolean {
  const packages = readPackageCommand(command);
  const isSame =
    packages?.manager === manager ||
    (manager !== 'apt' && (packages?.manager === 'yum' || packages?.manager === 'dnf'));
  return isSame && packages.subcommand === 'clean' && packages.operands[0]?.value === 'all';
}

function isCacheOnly(command: Command, manager: PackageManager): boolean {
  const packages = readPackageCommand(command);
  return packages?.manager === manager && hasOption(packages, '-C', '--cacheonly');
}

function isNpmInstall(subcommand: string | undefined, operand: string | undefined): boolean {
  if (subcommand === undefined) return false;
  return /^(?:i|in|install|add|ci|clean-install|install-clean|update|up|upgrade)$/.test(subcommand) && operand !== '-';
}

/** A `rm` of one of the paths, or a `find … -delete` in one. */
function deletes({ words }: Command, path: RegExp): boolean {
  const names = words.map(({ text }) => text.replace(/["']/g, ''));
  const [program] = names[0] === 'sudo' ? names.slice(1) : names;
  if (program === 'rm') return names.some((name) => path.test(name));
  return program === 'find' && names.includes('-delete') && names.some((name) => path.test(name));
}
