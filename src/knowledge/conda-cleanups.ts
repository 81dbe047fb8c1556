import { runsFromCache, RUNS_FROM_CACHE } from './cache-runners.ts';
import { type Cleanup, deletes, readsFiles } from './cleanup.ts';
import { hasOption, type PackageCommand, type PackageManager, readPackageCommand } from './package-managers.ts';
import type { Command } from '../shell/script.ts';

/**
 * What empties the package caches of conda and of those that do as conda does. By, 2026-11-21: conda's changelog (`clean --all`
 * since 4.0.3, March 2016) and its `clean --help` of 4.6 to 23.9; the documentation of micromamba's own image, which ends each
 * install with `micromamba clean --all --yes`. `--force-pkgs-dirs` deletes a little more, but is not known before 4.6, and
 * breaks what is linked by symbolic links. What an environment has is linked hard, and stays.
 */
export const CONDA_CLEANUPS: readonly Cleanup[] = (['conda', 'mamba', 'micromamba'] as const).map(
  (manager): Cleanup => ({
    manager,
    owner: 'user',
    command: (program) => `${program} clean --all --yes`,
    folders: ['/opt/conda/pkgs', '/root/.conda/pkgs', '/root/.cache/conda', '/root/.mamba/pkgs'],
    places: /\/pkgs(?:\/|$)|\/(?:mini|ana)?conda\d?$|\/(?:mini|mamba)forge\d?$|\/micromamba$/,
    movedBy: {
      options: ['--download-only', '--root-prefix', '-r'],
      variables: ['CONDA_PKGS_DIRS', 'CONDA_ALWAYS_SOFTLINK', 'CONDA_ALLOW_SOFTLINKS'],
      words: /\b(?:always|allow)_softlinks?\b(?!["']?[ \t:]+["']?(?:false|no|off)\b)/i,
    },
    broughtBy: /^(?:(?:mini|ana)?conda\d?|(?:mini|mamba)forge\d?|(?:micro)?mamba)$/,
    neededIn:
      /\b(?:conda|mamba|micromamba)["',\s]+(?:-[\w=-]+["',\s]+){0,20}(?:install|create|update|upgrade|env|clean)\b/,
    findTooOld,
    what: `${manager}'s downloaded packages and indexes`,
    fills,
    empties: (command) => cleans(command) || deletes(command, /\/pkgs(?:\/\*?)?$|\/(?:mini|ana)?conda\d?\/?$/),
    needs: (command) => {
      const conda = readPackageCommand(command);
      if (runsFromCache('conda', command)) return true;
      if (isConda(conda) && hasOption(conda, '--offline', '--use-index-cache', '-C')) return true;
      return readsFiles(command, /conda\d?\/pkgs\b|forge\d?\/pkgs\b/);
    },
    needsIn: (text) => RUNS_FROM_CACHE.conda.test(text),
    offlineBy: /\b(?:CONDA_OFFLINE|MAMBA_OFFLINE)\b|\bconfig\b[^;&|\n]{0,300}\soffline[ \t]+["']?(?:true|yes|on)\b/i,
  }),
);

const CONDAS: ReadonlySet<PackageManager> = new Set<PackageManager>(['conda', 'mamba', 'micromamba']);

function isConda(command: PackageCommand | undefined): command is PackageCommand {
  return command !== undefined && CONDAS.has(command.manager);
}

function fills(command: PackageCommand): boolean {
  const { subcommand, operands } = command;
  if (hasOption(command, '--dry-run', '--offline', '-h', '--help')) return false;
  if (subcommand === 'env') return /^(?:create|update)$/.test(operands[0]?.value ?? '');
  return subcommand !== undefined && /^(?:install|create|update|upgrade)$/.test(subcommand);
}

/** What matters are the archives and what was unpacked of them: an author who deletes one of the two has chosen. */
function cleans(command: Command): boolean {
  const conda = readPackageCommand(command);
  if (!isConda(conda) || conda.subcommand !== 'clean') return false;
  return command.words.some(({ text }) => /^(?:--all|--tarballs|--packages|--force-pkgs-dirs|-[a-z]*[atpf][a-z]*)$/.test(text));
} // prettier-ignore

/** Installers, images and variables that name a conda before 4.0, unless the file updates it. */
function findTooOld(text: string): string | undefined {
  const old = /(?:(?:mini|ana)conda[23]?[-:]|miniconda\w*_version["= ]+)[1-3]\.\d+/i.exec(text)?.[0];
  const isUpdated = /\bconda\s+(?:update|upgrade|install)\b[^&;|\n]{0,300}\sconda\b/.test(text);
  return old !== undefined && !isUpdated ? `${old} is older than conda 4.0` : undefined;
}
