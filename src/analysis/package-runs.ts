import type { Analysis, RunSite } from './analysis.ts';
import type { RunPlace } from '../dockerfile/verbs.ts';
import { isUnread, type RunReading } from '../dockerfile/run-script.ts';
import { type PackageCommand, type PackageManager, readPackageCommand } from '../knowledge/package-managers.ts';
import type { CommandSite } from '../shell/walk.ts';

/** A package manager's command in its place. */
export interface PackageSite extends CommandSite {
  readonly packages: PackageCommand;
}

/** A RUN with at least one command of the package manager asked for. */
export interface PackageRun extends RunSite {
  readonly reading: RunReading;
  readonly place: RunPlace;
  readonly sites: readonly PackageSite[];
}

/** The RUNs in which a package manager is used, as far as their scripts can be read. */
export function findPackageRuns(analysis: Analysis, manager: PackageManager): readonly PackageRun[] {
  const found: PackageRun[] = [];
  for (const run of analysis.runs) {
    if (isUnread(run.reading) || run.shell === 'foreign') continue;
    const sites = readSites(run.reading).filter(({ packages }) => packages.manager === manager);
    if (sites.length > 0)
      found.push({
        ...run,
        reading: run.reading,
        place: { instruction: run.instruction, reading: run.reading },
        sites,
      });
  }
  return found;
}

const known = new WeakMap<RunReading, readonly PackageSite[]>();

/** The commands of all package managers in a script, worked out once for each script. */
function readSites(reading: RunReading): readonly PackageSite[] {
  let sites = known.get(reading);
  if (!sites) {
    sites = reading.commands.flatMap((site) => {
      const packages = readPackageCommand(site.command);
      return packages ? [{ ...site, packages }] : [];
    });
    known.set(reading, sites);
  }
  return sites;
}

const MENTIONS: Readonly<Record<PackageManager, RegExp>> = {
  apt: /\b(?:apt|apt-get|aptitude)["',\s]+(?:-[\w=-]+["',\s]+)*install\b/,
  apk: /\bapk["',\s]+(?:-[\w=-]+["',\s]+)*add\b/,
  pip: /(?<!\buv["',\s]{1,4})\bpip[\d.]*["',\s]+(?:-[\w=-]+["',\s]+)*install\b/,
};

/** A RUN whose text names an install of the package manager, but whose script was not read, and why. */
export interface UnreadInstall {
  readonly run: RunSite;
  /** What keeps it from being read, as a clause. */
  readonly because: string;
}

const BECAUSE = {
  'exec-form': 'it is in exec form',
  'foreign-heredoc': 'its heredoc is for another program, or has carriage returns',
  'template-expression': 'a template expression stands in it',
  'syntax-error': 'its shell script does not parse',
  'too-long': 'its shell script is longer than 65,536 characters',
  'too-deep': 'its shell script nests too deep',
} as const;

export function findUnreadInstalls(analysis: Analysis, manager: PackageManager): readonly UnreadInstall[] {
  return analysis.runs.flatMap((run) => {
    if (!isUnread(run.reading) && run.shell !== 'foreign') return [];
    if (!MENTIONS[manager].test(run.content.source)) return [];
    return [
      {
        run,
        because: isUnread(run.reading)
          ? BECAUSE[run.reading]
          : 'SHELL is not a POSIX shell, or the image is a Windows one',
      },
    ];
  });
}
