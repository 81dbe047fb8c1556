import { readApkAge } from './apk-age.ts';
import { removeUpdate } from './apk-index.ts';
import type { PackageRun } from './package-runs.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { hasOption } from '../knowledge/package-managers.ts';

/**
 * Whether a RUN goes on storing apk's index however much `--no-cache` is used: its apk does not know that option, or there
 * is an `apk update` that cannot be taken out. Where it is not known how old apk is, the option may do.
 * @param runs every RUN of the file that uses apk
 */
export function keepsIndex(file: Dockerfile, runs: readonly PackageRun[], run: PackageRun): boolean {
  const age = readApkAge(file, runs, run).kind;
  if (age !== 'new') return age === 'old';
  const storing = run.sites.filter(({ packages }) => !hasOption(packages, '--no-cache'));
  if (storing.some(({ packages }) => packages.subcommand === 'add' || packages.subcommand === 'upgrade')) return false;
  const updates = storing.filter(({ packages }) => packages.subcommand === 'update');
  return updates.length > 0 && updates.every((site) => removeUpdate(run, site) === undefined);
}
