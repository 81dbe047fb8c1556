import { type Cleanup, deletes, readsFiles } from './cleanup.ts';
import { runsFromCache, RUNS_FROM_CACHE } from './cache-runners.ts';
import { hasOption, type PackageCommand, readPackageCommand } from './package-managers.ts';
import type { Command } from '../shell/script.ts';

/** What is named by a command that deletes a cache of ~/.cache, or all of it. */
const CACHES = /(?:^|\/)\.cache(?:\/(?:pip|pipenv|pypoetry|uv)?\/?(?:\*|cache|artifacts)?)?$/;

/**
 * What deletes the caches of what installs Python packages besides pip itself. By, 2026-11-21: pipenv's environments.py
 * (PIPENV_CACHE_DIR) and pip's documentation of its cache, which pipenv fills (`pipenv --clear` fails where one of the two is
 * missing, in versions of 2018); Poetry's documentation of `cache-dir` and its locations.py: artifacts and cache lie beside
 * the virtual environments, which have to stay; uv's documentation of its cache (what is installed is linked hard or
 * copied, unless links by symbolic links are asked for). From memory, not executed.
 */
export const PYTHON_CLEANUPS: readonly Cleanup[] = [
  {
    manager: 'pipenv',
    owner: 'user',
    command: () => 'rm -rf ~/.cache/pip ~/.cache/pipenv',
    folders: ['/root/.cache/pip', '/root/.cache/pipenv'],
    places: /\/\.cache(?:\/pip(?:env)?)?(?:\/|$)/,
    movedBy: {
      options: ['--clear'],
      variables: ['PIP_CACHE_DIR', 'PIPENV_CACHE_DIR', 'PIP_NO_CACHE_DIR', 'XDG_CACHE_HOME'],
    },
    what: 'the caches of pipenv and pip',
    fills: (command) => fillsBy(command, /^(?:install|sync|update|upgrade)$/),
    empties: (command) => deletes(command, CACHES),
    offlineBy: /\bPIP_NO_INDEX\b/,
    needs: (command) => runsFromCache('pip', command) || needsCache(command, /\.cache\/pip(?:env)?\b/),
    needsIn: (text) => RUNS_FROM_CACHE.pip.test(text),
  },
  {
    manager: 'poetry',
    owner: 'user',
    command: () => 'rm -rf ~/.cache/pypoetry/artifacts ~/.cache/pypoetry/cache',
    folders: ['/root/.cache/pypoetry/artifacts', '/root/.cache/pypoetry/cache'],
    places: /\/\.cache(?:\/pypoetry)?(?:\/|$)/,
    movedBy: {
      options: [],
      variables: ['POETRY_CACHE_DIR', 'POETRY_HOME_CACHE', 'XDG_CACHE_HOME'],
      words: /\bpoetry +config +(?:--local +)?cache-dir\b/,
    },
    neededIn: /\bpoetry["',\s]+(?:-[\w=-]+["',\s]+){0,20}(?:install|sync|add|update)\b/,
    what: "Poetry's cached downloads",
    fills: (command) => fillsBy(command, /^(?:install|sync|add|update)$/),
    empties: (command) => {
      const poetry = readPackageCommand(command);
      const isClear = poetry?.manager === 'poetry' && poetry.subcommand === 'cache';
      return isClear || deletes(command, CACHES) || deletes(command, /POETRY_CACHE_DIR\}?(?:\/\*)?$/);
    },
    needs: (command) => needsCache(command, /\.cache\/pypoetry\/(?:cache|artifacts)\b/),
  },
  {
    manager: 'uv',
    owner: 'user',
    command: (program) => `${program} cache clean`,
    folders: ['/root/.cache/uv'],
    places: /\/\.cache(?:\/uv)?(?:\/|$)/,
    movedBy: {
      options: ['--cache-dir', '--link-mode'],
      variables: ['UV_CACHE_DIR', 'UV_NO_CACHE', 'XDG_CACHE_HOME'],
      words: /UV_LINK_MODE[= ]"?symlink/,
    },
    broughtBy: /^uv$/,
    offlineBy: /\bUV_OFFLINE\b/,
    neededIn: /\buvx\b|\buv["',\s]+(?:tool["',\s]+run\b|[^;&|]{0,300}--(?:with|offline|script)\b)/,
    what: "uv's cached downloads",
    fills: fillsUv,
    empties: (command) => {
      const uv = readPackageCommand(command);
      return (uv?.manager === 'uv' && isUvClean(uv)) || deletes(command, CACHES);
    },
    needs: (command) => runsFromCache('uv', command) || needsCache(command, /\.cache\/uv\b/),
    needsIn: (text) => RUNS_FROM_CACHE.uv.test(text),
  },
];

function fillsBy(command: PackageCommand, subcommands: RegExp): boolean {
  return subcommands.test(command.subcommand ?? '') && !hasOption(command, '--dry-run', '--help', '-h');
}

function fillsUv(command: PackageCommand): boolean {
  const [first] = command.operands;
  if (hasOption(command, '--no-cache', '-n', '--dry-run', '--offline', '--help', '-h')) return false;
  if (command.subcommand === 'pip') return /^(?:install|sync)$/.test(first?.value ?? '');
  if (command.subcommand === 'tool') return /^(?:install|upgrade)$/.test(first?.value ?? '');
  return command.subcommand === 'sync' || command.subcommand === 'add';
}

function isUvClean({ subcommand, operands }: PackageCommand): boolean {
  return subcommand === 'clean' || (subcommand === 'cache' && /^(?:clean|prune)$/.test(operands[0]?.value ?? ''));
}

function needsCache(command: Command, folder: RegExp): boolean {
  const packages = readPackageCommand(command);
  if (packages?.manager === 'uv') return hasOption(packages, '--offline');
  return readsFiles(command, folder);
}
