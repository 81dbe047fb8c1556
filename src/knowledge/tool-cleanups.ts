import { type Cleanup, deletes, readsFiles } from './cleanup.ts';
import { hasOption, type PackageCommand, readPackageCommand } from './package-managers.ts';
import type { Command } from '../shell/script.ts';

/** Asked for a text about a command, and for nothing to be done. */
const QUESTIONS = ['--help', '-h', '--version', '-V', '--dry-run'] as const;

/** By which Node comes, and with it what is started by it. */
const NODE = 'node|nodejs|nodejs-current|npm|nodejs-npm';

/** Of Node's tools, what a program that takes all from what is there looks like. */
const OFFLINE = /\b(?:pnpm|bun|bower)\b[^;&|\n]{0,300}--(?:prefer-)?offline\b/;

/**
 * What deletes what the package managers of Node besides npm and Yarn leave behind. By, 2026-11-21: pnpm.io, "pnpm store" (prune
 * is not harmful, what is linked stays, what is missing is fetched again), bun.sh, "Global cache" (what is installed is linked
 * hard); from memory, not executed: bower-config's paths.js, and nvm.sh from 0.32 on, which keeps the archive of each Node
 * below `$NVM_DIR/.cache/bin` beside what it has unpacked.
 */
const NODE_CLEANUPS: readonly Cleanup[] = [
  {
    manager: 'pnpm',
    owner: 'user',
    command: (program) => `${program} store prune`,
    folders: ['/root/.local/share/pnpm/store', '/root/.cache/pnpm', '/pnpm/store'],
    places: /\/pnpm(?:\/|$)|\/\.pnpm-store(?:\/|$)|\/\.local\/share$|\/\.cache$/,
    movedBy: {
      options: ['--store-dir', '--global-virtual-store'],
      variables: ['npm_config_store_dir', 'NPM_CONFIG_STORE_DIR'],
      words: /\bstore-dir\b|global-?virtual-?store/i,
    },
    broughtBy: new RegExp(`^(?:pnpm|corepack|${NODE})$`),
    neededIn: /\bpnpm["',\s]+(?:-[\w=-]+["',\s]+){0,20}(?:i|install|add|fetch|dlx)\b/,
    offlineBy: /\bnpm_config_(?:offline|prefer_offline)\b/i,
    what: 'lists and unused packages in the store of pnpm',
    fills: (command) => installs(command, /^(?:i|install|add|up|update|upgrade)$/),
    empties: (command) => {
      const pnpm = readPackageCommand(command);
      const isPrune = pnpm?.manager === 'pnpm' && pnpm.subcommand === 'store' && pnpm.operands[0]?.value === 'prune';
      return isPrune || deletes(command, /pnpm["')]*(?:\/store)?(?:\/(?:\*|v\d+))?$|\.pnpm-store(?:\/\*)?$|store path\)/);
    },
    needs: (command) => isOffline('pnpm', command) || readsFiles(command, /\/pnpm\/store\b|\.pnpm-store\b/),
    needsIn: (text) => OFFLINE.test(text),
  },
  {
    manager: 'bun',
    owner: 'user',
    command: () => 'rm -rf "${BUN_INSTALL:-$HOME/.bun}"/install/cache',
    folders: ['/root/.bun/install/cache'],
    places: /\/\.?bun(?:\/|$)|\/install\/cache(?:\/|$)/,
    movedBy: {
      options: ['--cache-dir', '--backend'],
      variables: ['BUN_INSTALL_CACHE_DIR', 'XDG_CACHE_HOME'],
      words: /\bBUN_INSTALL_CACHE_DIR\b|global-?store/i,
    },
    neededIn: /\bbunx\b|\bbun["',\s]+(?:-[\w=-]+["',\s]+){0,20}(?:i|install|add|x|create)\b/,
    what: "Bun's cached downloads",
    fills: (command) => installs(command, /^(?:i|install|add|a|update)$/) && !hasOption(command, '--no-cache'),
    empties: (command) => {
      const bun = readPackageCommand(command);
      const isClear = bun?.manager === 'bun' && bun.subcommand === 'pm' && bun.operands[0]?.value === 'cache';
      return isClear || deletes(command, /(?:bun\}?["']?|\/install)(?:\/install)?\/cache(?:\/\*)?$|\/\.bun(?:\/(?:install\/?)?\*?)?$/);
    },
    needs: (command) => isOffline('bun', command) || runsBunx(command) || readsFiles(command, /\/install\/cache\b/),
    needsIn: (text) => OFFLINE.test(text) || /\bbunx\b|\bbun["',\s]+x\b/.test(text),
  },
  {
    manager: 'bower',
    owner: 'user',
    command: () => 'rm -rf ~/.cache/bower',
    folders: ['/root/.cache/bower'],
    places: /\/\.cache(?:\/bower)?(?:\/|$)/,
    movedBy: { options: ['--config.storage.packages'], variables: ['XDG_CACHE_HOME'], words: /\bstorage\.packages\b/ },
    neededIn: /\bbower["',\s]+(?:-[\w=-]+["',\s]+){0,20}(?:i|install|update|link)\b/,
    what: "Bower's cached downloads",
    fills: (command) => installs(command, /^(?:i|install|update)$/),
    empties: (command) => {
      const bower = readPackageCommand(command);
      const isClean = bower?.manager === 'bower' && bower.subcommand === 'cache' && bower.operands[0]?.value === 'clean';
      return isClean || deletes(command, /\.cache(?:\/(?:bower\/?)?\*?)?$/);
    },
    needs: (command) => isOffline('bower', command) || readsFiles(command, /\.cache\/bower\b/),
    needsIn: (text) => OFFLINE.test(text),
  },
  {
    manager: 'nvm',
    owner: 'user',
    command: () => 'rm -rf "$NVM_DIR"/.cache',
    folders: ['/root/.nvm/.cache', '/usr/local/nvm/.cache'],
    places: /\/\.?nvm(?:\/|$)/,
    movedBy: { options: ['--offline'], variables: [] },
    broughtBy: /^nvm$/,
    neededIn: /\bnvm["',\s]+install\b/,
    what: 'the archives of the Node versions that nvm has unpacked',
    fills: ({ subcommand }) => subcommand === 'install' || subcommand === 'i',
    empties: (command) => {
      const nvm = readPackageCommand(command);
      const isClear = nvm?.manager === 'nvm' && nvm.subcommand === 'cache' && nvm.operands[0]?.value === 'clear';
      return isClear || deletes(command, /(?:nvm|NVM_DIR\}?["']?)(?:\/(?:\.cache(?:\/.*)?|\*)?)?$/);
    },
    needs: (command) => isOffline('nvm', command) || readsFiles(command, /nvm\/\.cache\b|NVM_DIR\}?"?\/\.cache\b/),
  },
]; // prettier-ignore

/**
 * The same of tools that fetch sources and compile them. By, 2026-11-21, from memory and not executed: PEAR's default configuration
 * (temp_dir, download_dir and cache_dir below /tmp/pear; docker-library/wordpress deletes that folder behind each `pecl install`);
 * cpanm(1), "work" below ~/.cpanm, which cpanm itself deletes after a week; LuaRocks 3, fs.cache_dir; the images of the rocker
 * project, which delete /tmp/downloaded_packages behind each install2.r. Each makes its folder anew.
 */
const SOURCE_CLEANUPS: readonly Cleanup[] = [
  {
    manager: 'pecl',
    owner: 'user',
    command: () => 'rm -rf /tmp/pear',
    folders: ['/tmp/pear'],
    movedBy: { options: [], variables: ['TMPDIR'], words: /\bpe(?:ar|cl)\b[^&;|\n]{0,200}\b(?:temp|cache|download)_dir\b/ },
    neededIn: /\/tmp\/pear\b/,
    what: 'sources and objects of PECL packages',
    fills: (command) => installs(command, /^(?:i|install|upgrade)$/),
    empties: (command) => deletes(command, /^\/tmp(?:\/(?:\*|pear(?:\/.*)?)?)?$/),
    needs: (command) => readsFiles(command, /\/tmp\/pear\b/),
    needsIn: (text) => /\/tmp\/pear\b/.test(text),
  },
  {
    manager: 'cpanm',
    owner: 'user',
    command: () => 'rm -rf ~/.cpanm',
    folders: ['/root/.cpanm'],
    places: /\/\.cpanm(?:\/|$)/,
    movedBy: { options: ['--save-dists'], variables: ['PERL_CPANM_HOME', 'PERL_CPANM_OPT'] },
    neededIn: /\.cpanm\b/,
    what: "cpanm's unpacked distributions and logs",
    fills: (command) =>
      !hasOption(command, ...QUESTIONS, '--info', '--look') && (command.subcommand !== undefined || command.unknown.length > 0),
    empties: (command) => deletes(command, /(?:^|[/~])\.cpanm(?:\/(?:work)?\/?\*?)?$/),
    needs: (command) => readsFiles(command, /\.cpanm\b/),
    needsIn: (text) => /\.cpanm\b/.test(text),
  },
  {
    manager: 'luarocks',
    owner: 'user',
    command: () => 'rm -rf ~/.cache/luarocks',
    folders: ['/root/.cache/luarocks'],
    places: /\/\.cache(?:\/luarocks)?(?:\/|$)/,
    movedBy: { options: [], variables: ['XDG_CACHE_HOME', 'LUAROCKS_CONFIG'] },
    neededIn: /\.cache\/luarocks\b/,
    what: 'the lists and archives that LuaRocks has downloaded',
    fills: (command) => installs(command, /^(?:install|build|make)$/),
    empties: (command) => deletes(command, /\.cache(?:\/(?:luarocks\/?)?\*?)?$/),
    needs: (command) => readsFiles(command, /\.cache\/luarocks\b/),
    needsIn: (text) => /\.cache\/luarocks\b/.test(text),
  },
  {
    manager: 'install2.r',
    owner: 'user',
    command: () => 'rm -rf /tmp/downloaded_packages',
    folders: ['/tmp/downloaded_packages'],
    movedBy: { options: [], variables: ['TMPDIR', 'TMP', 'TEMP'] },
    neededIn: /\/tmp\/downloaded_packages\b/,
    what: 'the archives of R packages',
    fills: (command) => !hasOption(command, ...QUESTIONS) && (command.subcommand !== undefined || command.unknown.length > 0),
    empties: (command) => deletes(command, /^\/tmp(?:\/(?:\*|downloaded_packages(?:\/.*)?)?)?$/),
    needs: (command) => readsFiles(command, /\/tmp\/downloaded_packages\b/),
    needsIn: (text) => /\/tmp\/downloaded_packages\b/.test(text),
  },
]; // prettier-ignore

/** All of them. After each, a later install of the same tool fetches what is missing. */
export const TOOL_CLEANUPS: readonly Cleanup[] = [...NODE_CLEANUPS, ...SOURCE_CLEANUPS];

function installs(command: PackageCommand, subcommands: RegExp): boolean {
  return (
    subcommands.test(command.subcommand ?? '') && !hasOption(command, ...QUESTIONS, '--offline', '--lockfile-only')
  );
}

function isOffline(manager: string, command: Command): boolean {
  const packages = readPackageCommand(command);
  return packages?.manager === manager && hasOption(packages, '--offline', '--prefer-offline', '-o');
}

/** A program that is started out of the cache, and may have been fetched for that. */
function runsBunx({ words }: Command): boolean {
  return /\bbunx\b|\bbun["',\s]+x\b/.test(words.map(({ text }) => text).join(' '));
}
