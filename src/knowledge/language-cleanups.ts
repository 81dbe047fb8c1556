import { BUILD_CLEANUPS } from './build-cleanups.ts';
import { runsFromCache, RUNS_FROM_CACHE } from './cache-runners.ts';
import { type Cleanup, deletes, readsFiles } from './cleanup.ts';
import { CONDA_CLEANUPS } from './conda-cleanups.ts';
import { GEM_CLEANUPS } from './gem-cleanups.ts';
import { GRADLE_NUGET_CLEANUPS } from './gradle-nuget-cleanups.ts';
import { HASKELL_CLEANUPS } from './haskell-cleanups.ts';
import { PYTHON_CLEANUPS } from './python-cleanups.ts';
import { TOOL_CLEANUPS } from './tool-cleanups.ts';
import { hasOption, type PackageCommand, readPackageCommand } from './package-managers.ts';

/**
 * What deletes what the package managers of languages leave behind. By, 2026-11-21: lib/cache.js of npm 2 to 12 (`--force`
 * needed since 5, taken before); Yarn 1.22.22, executed; Composer's own ClearCacheCommand of 1.0 and 2 (it reads no project,
 * and where there is no cache it says so and goes on). After each, a later install of the same manager fetches what is
 * missing.
 */
export const LANGUAGE_CLEANUPS: readonly Cleanup[] = [
  {
    manager: 'npm',
    owner: 'user',
    command: () => 'npm cache clean --force',
    folders: ['/root/.npm'],
    places: /\/\.npm(?:\/|$)/,
    movedBy: { options: ['--cache'], variables: ['NPM_CONFIG_CACHE', 'npm_config_cache'] },
    broughtBy: /^(?:node|nodejs|nodejs-current|npm|nodejs-npm)$/,
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
    offlineBy: /\bnpm_config_(?:offline|prefer_offline|cache_min)\b/i,
    needsIn: (text) => RUNS_FROM_CACHE.npm.test(text),
    needs: (command) => {
      if (runsFromCache('npm', command)) return true;
      const npm = readPackageCommand(command);
      return npm?.manager === 'npm' && hasOption(npm, '--offline', '--prefer-offline', '--cache-min');
    },
  },
  {
    manager: 'yarn',
    owner: 'user',
    command: (program) => `${program} cache clean`,
    folders: ['/usr/local/share/.cache', '/root/.cache/yarn'],
    places: /\/(?:\.cache|yarn)(?:\/|$)/,
    movedBy: { options: ['--cache-folder'], variables: ['YARN_CACHE_FOLDER'] },
    broughtBy: /^(?:node|nodejs|nodejs-current|npm|nodejs-npm|yarn|yarnpkg)$/,
    what: "Yarn's cached downloads",
    fills: ({ subcommand }) => subcommand === undefined || /^(?:install|add|global|upgrade)$/.test(subcommand),
    empties: (command) => {
      const yarn = readPackageCommand(command);
      const isClean = yarn?.manager === 'yarn' && yarn.subcommand === 'cache' && yarn.operands[0]?.value === 'clean';
      return isClean || deletes(command, /\/\.cache(?:\/(?:yarn\/?(?:\*)?|\*)?)?$/);
    },
    offlineBy: /\byarn_(?:prefer_)?offline\b/i,
    needsIn: (text) => RUNS_FROM_CACHE.yarn.test(text),
    needs: (command) => {
      if (runsFromCache('yarn', command)) return true;
      const yarn = readPackageCommand(command);
      return yarn?.manager === 'yarn' && hasOption(yarn, '--offline', '--prefer-offline');
    },
  },
  ...CONDA_CLEANUPS,
  ...GEM_CLEANUPS,
  ...PYTHON_CLEANUPS,
  ...BUILD_CLEANUPS,
  ...GRADLE_NUGET_CLEANUPS,
  ...HASKELL_CLEANUPS,
  ...TOOL_CLEANUPS,
  {
    manager: 'composer',
    owner: 'user',
    command: (program) => `${program} clear-cache`,
    folders: ['/root/.composer/cache', '/root/.cache/composer', '/tmp/cache'],
    places: /\/\.composer(?:\/|$)|\/\.cache(?:\/composer)?(?:\/|$)|\/composer\/cache(?:\/|$)/,
    movedBy: { options: [], variables: ['COMPOSER_CACHE_DIR'] },
    broughtBy: /^composer(?:\.phar)?$|^php[\d.]*(?:-(?:cli|common|phar|json|iconv|mbstring|openssl|zlib))?$/,
    what: "Composer's cached downloads",
    // Without a network it takes from the cache, and puts nothing into it.
    fills: (command) =>
      isComposerInstall(command) &&
      !command.command.assignments.some(({ name }) => name === 'COMPOSER_DISABLE_NETWORK') &&
      !hasOption(command, '--no-cache', '--dry-run', '--help', '-h'),
    empties: (command) => {
      const composer = readPackageCommand(command);
      const name = composer?.subcommand === 'global' ? composer.operands[0]?.value : composer?.subcommand;
      const isClear = composer?.manager === 'composer' && /^(?:clear-?cache|cc)$/.test(name ?? '');
      return isClear || deletes(command, /\.composer(?:\/(?:cache\/?)?\*?)?$|\.cache(?:\/(?:composer\/?)?\*?)?$/);
    },
    offlineBy: /\bCOMPOSER_DISABLE_NETWORK\b/,
    needs: (command) => readsFiles(command, /\.composer\/cache\b|\.cache\/composer\b/),
  },
];

/** `composer global` names another command. */
function isComposerInstall({ subcommand, operands }: PackageCommand): boolean {
  const name = subcommand === 'global' ? operands[0]?.value : subcommand;
  return /^(?:i|install|u|update|upgrade|r|require|create-project|reinstall)$/.test(name ?? '');
}

function isNpmInstall(subcommand: string | undefined, operand: string | undefined): boolean {
  if (subcommand === undefined) return false;
  return /^(?:i|in|install|add|ci|clean-install|install-clean|update|up|upgrade)$/.test(subcommand) && operand !== '-';
}
