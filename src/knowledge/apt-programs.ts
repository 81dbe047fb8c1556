import type { PackageCommand } from './package-managers.ts';

/** The words of apt-get that do what a subcommand of apt does: the subcommand, and an option that it needs besides. */
export interface AptGetWords {
  readonly subcommand: string;
  /** `undefined` where none is needed. */
  readonly option: string | undefined;
}

/**
 * By apt-get(8) and apt(8), and by what `apt-config dump` shows below `Binary::apt`, 2026-11-21: `apt` deletes the packages that it has
 * downloaded (`Keep-Downloaded-Packages`), `upgrade` may install new packages (`Upgrade-Allow-New`), names are no regular expressions
 * (`Pattern-Only`), and a changed release is asked about; all else there is display.
 */
const APT_GET: Readonly<Record<string, AptGetWords>> = {
  update: { subcommand: 'update', option: undefined },
  install: { subcommand: 'install', option: undefined },
  remove: { subcommand: 'remove', option: undefined },
  purge: { subcommand: 'purge', option: undefined },
  autoremove: { subcommand: 'autoremove', option: undefined },
  upgrade: { subcommand: 'upgrade', option: '--with-new-pkgs' },
  'full-upgrade': { subcommand: 'dist-upgrade', option: undefined },
  'dist-upgrade': { subcommand: 'dist-upgrade', option: undefined },
  'build-dep': { subcommand: 'build-dep', option: undefined },
  source: { subcommand: 'source', option: undefined },
  download: { subcommand: 'download', option: undefined },
  clean: { subcommand: 'clean', option: undefined },
  autoclean: { subcommand: 'autoclean', option: undefined },
};

/** Options that both programs know, with one meaning (apt-get(8), apt(8)). */
const COMMON_OPTIONS: ReadonlySet<string> = new Set([
  '-y', '--yes', '--assume-yes', '--assume-no', '-q', '--quiet', '--no-install-recommends', '--install-recommends', '--no-install-suggests',
  '--install-suggests', '-f', '--fix-broken', '-m', '--ignore-missing', '--fix-missing', '--force-yes', '--allow-unauthenticated',
  '--allow-downgrades', '--allow-remove-essential', '--allow-change-held-packages', '--only-upgrade', '--reinstall', '--purge',
  '--auto-remove', '--autoremove', '-d', '--download-only', '-t', '--target-release', '--default-release', '-o', '--option', '-c',
  '--config-file', '-s', '--simulate', '--dry-run', '-u', '--no-upgrade', '--no-remove', '--allow-insecure-repositories',
  '--allow-releaseinfo-change', '--no-download', '-V', '--verbose-versions', '-b', '--build', '--compile', '--with-new-pkgs',
]); // prettier-ignore

/** Why a command of apt has no counterpart, with what was found. */
export type AptObstacle = 'no-equal' | 'option-of-apt' | 'pattern';

/** The words by which apt-get does what a command of `apt` does. @returns why there are none, with a clause */
export function readAptGetWords({
  subcommand = '',
  options,
  operands,
}: PackageCommand): AptGetWords | { readonly reason: AptObstacle; readonly detail: string } {
  const words = Object.hasOwn(APT_GET, subcommand) ? APT_GET[subcommand] : undefined;
  if (!words) return { reason: 'no-equal', detail: `"apt ${subcommand}"` };
  const odd = options.find(({ name, value, word }) => {
    return !COMMON_OPTIONS.has(name) || /Binary::/i.test(value ?? word.text);
  });
  if (odd) return { reason: 'option-of-apt', detail: odd.word.text };
  const pattern = operands.find(
    ({ text }) => !text.includes('/') && /[*?^$[\]~()|]/.test(text.replace(/^["']|["']$/g, '')),
  );
  return pattern ? { reason: 'pattern', detail: pattern.text } : words;
}

/**
 * Releases whose apt takes the same packages by both programs: no solver is set for one of them alone (`apt-config dump` of
 * Ubuntu 24.04 and Debian 13, as quoted in public repositories, 2026-11-21).
 */
export const ONE_SOLVER: ReadonlySet<string> = new Set([
  'jessie', 'stretch', 'buster', 'bullseye', 'bookworm', 'trixie', 'trusty', 'utopic', 'vivid', 'wily', 'xenial', 'bionic', 'focal', 'jammy',
  'noble',
]); // prettier-ignore
