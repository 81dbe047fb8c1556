import type { Analysis, RunSite } from './analysis.ts';
import type { InstructionContent } from '../dockerfile/instruction.ts';
import type { RunPlace } from '../dockerfile/verbs.ts';
import { isUnread, type RunReading } from '../dockerfile/run-script.ts';
import {
  PACKAGE_MANAGERS,
  type PackageCommand,
  type PackageManager,
  readPackageCommand,
} from '../knowledge/package-managers.ts';
import type { CommandSite } from '../shell/walk.ts';
import { memoize, memoizePair } from '../text/memo.ts';

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

/** A text without it holds no command of the package manager, so that its script need not be parsed to know that. */
const NAMES: Readonly<Record<PackageManager, RegExp>> = {
  apt: /\bapt/,
  apk: /\bapk\b/,
  pip: /pip/,
  yum: /\byum\b/,
  dnf: /dnf5?\b/,
  tdnf: /\btdnf\b/,
  zypper: /\bzypper\b/,
  pacman: /\bpacman\b/,
  npm: /\bnpm\b/,
  yarn: /\byarn/,
  conda: /\bconda\b/,
  mamba: /\bmamba\b/,
  micromamba: /\bmicromamba\b/,
  composer: /\bcomposer\b/,
  gem: /\bgem\b/,
  bundle: /\bbundler?\b/,
  pipenv: /\bpipenv\b/,
  poetry: /\bpoetry\b/,
  uv: /\buv\b/,
  mvn: /\bmvnw?\b/,
  go: /\bgo\b/,
  cargo: /\bcargo\b/,
  pnpm: /\bpnpm\b/,
  bun: /\bbun\b/,
  bower: /\bbower\b/,
  nvm: /\bnvm\b/,
  pecl: /\bpecl\b/,
  cpanm: /\bcpanm\b/,
  luarocks: /\bluarocks\b/,
  'install2.r': /\binstall2\.r\b/,
  gradle: /\bgradlew?\b/,
  dotnet: /\bdotnet\b/,
  cabal: /\bcabal\b/,
  stack: /\bstack\b/,
};

/** The package managers whose names stand in a RUN. */
const mentionedIn = memoize(({ source }: InstructionContent): readonly PackageManager[] => {
  return PACKAGE_MANAGERS.filter((manager) => source.includes(manager) && NAMES[manager].test(source));
});

/** By package manager, the RUNs in which its name stands: one walk for all that ask. */
const mentionsOf = memoize(({ runs }: Analysis): ReadonlyMap<PackageManager, readonly RunSite[]> => {
  const mentions = new Map<PackageManager, RunSite[]>();
  for (const run of runs) {
    for (const manager of mentionedIn(run.content)) {
      const found = mentions.get(manager);
      if (found) found.push(run);
      else mentions.set(manager, [run]);
    }
  }
  return mentions;
});

function findMentions(analysis: Analysis, manager: PackageManager): readonly RunSite[] {
  return mentionsOf(analysis).get(manager) ?? NONE;
}

const NONE: readonly RunSite[] = [];

/** Whether the name of a package manager stands in a RUN: where it does not, the two below find nothing. */
export function isMentioned(analysis: Analysis, manager: PackageManager): boolean {
  return mentionsOf(analysis).has(manager);
}

/** The RUNs in which a package manager is used, as far as their scripts can be read. */
export const findPackageRuns = memoizePair((analysis: Analysis, manager: PackageManager): readonly PackageRun[] => {
  return findMentions(analysis, manager).flatMap((run) => {
    if (run.shell === 'foreign') return [];
    const { reading } = run;
    if (isUnread(reading)) return [];
    const sites = readSites(reading).get(manager);
    if (!sites) return [];
    const { stage, instruction, content, isOnbuild, shell, environment } = run;
    const place = { instruction, reading };
    return [{ stage, instruction, content, isOnbuild, shell, environment, reading, place, sites }];
  });
});

/** The commands of each package manager in a script, worked out once for each script. */
const readSites = memoize(({ commands }: RunReading): ReadonlyMap<PackageManager, readonly PackageSite[]> => {
  const sites = new Map<PackageManager, PackageSite[]>();
  for (const { command, within, isPiped } of commands) {
    const packages = readPackageCommand(command);
    if (!packages) continue;
    const site: PackageSite = { command, within, isPiped, packages };
    const found = sites.get(packages.manager);
    if (found) found.push(site);
    else sites.set(packages.manager, [site]);
  }
  return sites;
});

const MENTIONS: Readonly<Record<PackageManager, RegExp>> = {
  apt: /\b(?:apt|apt-get|aptitude)["',\s]+(?:-[\w=-]+["',\s]+){0,20}install\b/,
  apk: /\bapk["',\s]+(?:-[\w=-]+["',\s]+){0,20}add\b/,
  pip: /(?<!\buv["',\s]{1,4})\bpip[\d.]*["',\s]+(?:-[\w=-]+["',\s]+){0,20}install\b/,
  yum: /\byum["',\s]+(?:-[\w=-]+["',\s]+){0,20}install\b/,
  dnf: /(?<!t)dnf5?["',\s]+(?:-[\w=-]+["',\s]+){0,20}install\b/,
  tdnf: /\btdnf["',\s]+(?:-[\w=-]+["',\s]+){0,20}install\b/,
  zypper: /\bzypper["',\s]+(?:-[\w=-]+["',\s]+){0,20}in(?:stall)?\b/,
  pacman: /\bpacman["',\s]+(?:--[\w=-]+["',\s]+)*(?:-S(?![a-z]*[cgilps])|--sync\b)/,
  npm: /\bnpm["',\s]+(?:-[\w=-]+["',\s]+){0,20}(?:i|ci|install)\b/,
  yarn: /\byarn(?:pkg)?["',\s]+(?:-[\w=-]+["',\s]+){0,20}(?:install|add|global)\b/,
  conda: /\bconda["',\s]+(?:-[\w=-]+["',\s]+){0,20}(?:install|create|update)\b/,
  mamba: /\bmamba["',\s]+(?:-[\w=-]+["',\s]+){0,20}(?:install|create|update)\b/,
  micromamba: /\bmicromamba["',\s]+(?:-[\w=-]+["',\s]+){0,20}(?:install|create|update)\b/,
  composer: /\bcomposer(?:\.phar)?["',\s]+(?:-[\w=-]+["',\s]+){0,20}(?:install|require|update|create-project|global)\b/,
  gem: /\bgem["',\s]+(?:-[\w=-]+["',\s]+){0,20}(?:install|update)\b/,
  bundle: /\bbundler?["',\s]+(?:-[\w=-]+["',\s]+){0,20}(?:install|update)\b/,
  pipenv: /\bpipenv["',\s]+(?:-[\w=-]+["',\s]+){0,20}(?:install|sync|update)\b/,
  poetry: /\bpoetry["',\s]+(?:-[\w=-]+["',\s]+){0,20}(?:install|sync|add|update)\b/,
  uv: /\buv["',\s]+(?:-[\w=-]+["',\s]+){0,20}(?:pip|sync|add|tool)["',\s]/,
  mvn: /\bmvnw?["',\s]/,
  go: /\bgo["',\s]+(?:build|install|get|mod)\b/,
  cargo: /\bcargo["',\s]+(?:\+?[\w=-]+["',\s]+)*(?:build|install|fetch)\b/,
  pnpm: /\bpnpm["',\s]+(?:-[\w=-]+["',\s]+){0,20}(?:i|install|add)\b/,
  bun: /\bbun["',\s]+(?:-[\w=-]+["',\s]+){0,20}(?:i|install|add)\b/,
  bower: /\bbower["',\s]+(?:-[\w=-]+["',\s]+){0,20}(?:i|install)\b/,
  nvm: /\bnvm["',\s]+install\b/,
  pecl: /\bpecl["',\s]+(?:-[\w=-]+["',\s]+){0,20}install\b/,
  cpanm: /\bcpanm["',\s]/,
  luarocks: /\bluarocks["',\s]+(?:-[\w=-]+["',\s]+){0,20}install\b/,
  'install2.r': /\binstall2\.r["',\s]/,
  gradle: /\bgradlew?["',\s]/,
  dotnet: /\bdotnet["',\s]+publish\b/,
  cabal: /\bcabal["',\s]+(?:-[\w=-]+["',\s]+){0,20}(?:v\d-|new-)?(?:update|install|build)\b/,
  stack: /\bstack["',\s]+(?:-[\w=-]+["',\s]+){0,20}(?:setup|install|build)\b/,
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
  return findMentions(analysis, manager).flatMap((run) => {
    if (run.shell !== 'foreign' && !isUnread(run.reading)) return [];
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
