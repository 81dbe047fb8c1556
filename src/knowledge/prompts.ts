import { hasOption, type PackageCommand, type PackageManager } from './package-managers.ts';
import { downloadsPackages } from './pacman.ts';

/** When a package manager stops and asks, and what answers it. */
export interface Prompt {
  readonly manager: PackageManager;
  /** The option that answers yes, as it is put behind the subcommand. */
  readonly yes: string;
  /** Subcommands that ask before they change what is installed. */
  readonly subcommands: ReadonlySet<string>;
  /** Options by which the question is answered, or never asked. */
  readonly answers: readonly string[];
  /** What else a command has to have, or lack, for a question to come. */
  readonly asks?: (command: PackageCommand) => boolean;
  /** Settings among the options that answer it: `-o APT::Get::Assume-Yes=true`. */
  readonly setting?: RegExp;
  /** What it does with nobody to answer, as a clause. */
  readonly because: string;
  /** The same of subcommands that always ask. */
  readonly becauseAlways?: { readonly subcommands: ReadonlySet<string>; readonly because: string };
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const RPM_ANSWERS = ['-y', '--assumeyes', '--assumeno', '-h', '--help', '--version'] as const;
const RPM_SETTING = /^assume(?:yes|no)\b/i;

/**
 * By, 2026-11-21: apt-get(8) of apt 2.6 ("--yes": aborts where more than what was named would change); yum(8) 3.4.3 and dnf(8)
 * 4.14 ("assumeyes"), which take the end of the input for a no; microdnf's dnf/dnf-main.c (asks since 3.7, takes `-y` since
 * its first release); the options of tdnf in the documentation of Photon OS 5; zypper(8) 1.14 (`-n` behind install and remove
 * is `--name`, another option) and its src/utils/prompt.cc (reads its terminal, and gives up where there is none); pacman(8)
 * and containers/toolbox#1441 (`--noconfirm` takes the default of each question: it is yes where packages are installed,
 * upgraded or removed, and no where `-Scc` would delete them).
 */
export const PROMPTS: readonly Prompt[] = [
  {
    manager: 'apt',
    yes: '-y',
    subcommands: words(
      'install remove purge autoremove upgrade dist-upgrade full-upgrade build-dep reinstall safe-upgrade',
    ),
    answers: [
      '-y', '--yes', '--assume-yes', '--assume-no', '--force-yes', '-s', '--simulate', '--just-print', '--dry-run', '--recon',
      '--no-act', '--print-uris', '-h', '--help',
    ], // prettier-ignore
    asks: (command) => !isVeryQuiet(command),
    setting: /assume-(?:yes|no)/i,
    because: 'apt aborts as soon as it wants to install more than what is named',
    becauseAlways: {
      subcommands: words('remove purge autoremove upgrade dist-upgrade full-upgrade safe-upgrade'),
      because: 'apt asks before it removes or upgrades anything, and aborts without an answer',
    },
  },
  {
    manager: 'yum',
    yes: '-y',
    subcommands: words(
      'install localinstall localupdate reinstall update upgrade update-minimal upgrade-minimal groupinstall groupupdate groupremove remove erase autoremove downgrade distro-sync swap',
    ),
    answers: RPM_ANSWERS,
    setting: RPM_SETTING,
    because: 'yum asks before it changes anything, and takes silence for a no',
  },
  {
    manager: 'dnf',
    yes: '-y',
    subcommands: words(
      'install localinstall reinstall update upgrade upgrade-minimal groupinstall groupremove remove erase autoremove downgrade distro-sync builddep swap',
    ),
    answers: RPM_ANSWERS,
    setting: RPM_SETTING,
    because: 'dnf asks before it changes anything, and takes silence for a no',
  },
  {
    manager: 'tdnf',
    yes: '-y',
    subcommands: words('install reinstall update upgrade remove erase autoremove downgrade distro-sync'),
    answers: RPM_ANSWERS,
    setting: RPM_SETTING,
    because: 'tdnf asks before it changes anything, and takes silence for a no',
  },
  {
    manager: 'zypper',
    yes: '-y',
    subcommands: words('install in remove rm update up patch dist-upgrade dup'),
    answers: ['--non-interactive', '-y', '--no-confirm', '-h', '--help', '-V', '--version', '-D', '--dry-run'],
    asks: ({ options, subcommandWord }) =>
      !options.some(({ name, word }) => name === '-n' && word.span.start < (subcommandWord?.span.start ?? 0)),
    because: 'zypper asks before it changes anything, and fails where it has no terminal',
  },
  {
    manager: 'pacman',
    yes: '--noconfirm',
    subcommands: words('sync upgrade remove'),
    answers: [
      '--noconfirm', '--confirm', '--ask', '-p', '--print', '--print-format', '-h', '--help', '-V', '--version',
    ], // prettier-ignore
    asks: changesPackages,
    because: 'pacman asks before it changes anything, and takes silence for a no',
  },
];

/** @throws TypeError for a manager that asks nothing */
export function promptOf(manager: PackageManager): Prompt {
  const prompt = PROMPTS.find((candidate) => candidate.manager === manager);
  if (!prompt) throw new TypeError(`no question of ${manager} is known`);
  return prompt;
}

/** What a subcommand does with nobody to answer, as a clause. */
export function describeAsking({ because, becauseAlways }: Prompt, subcommand: string): string {
  return becauseAlways?.subcommands.has(subcommand) ? becauseAlways.because : because;
}

/** Whether a command would stop and ask if nothing answered it. */
export function asksFor(prompt: Prompt, command: PackageCommand): boolean {
  const isAsker = command.subcommand !== undefined && prompt.subcommands.has(command.subcommand);
  return isAsker && prompt.asks?.(command) !== false;
}

/** Whether an option of a command answers the question, or keeps it from being asked. */
export function isAnswered(prompt: Prompt, command: PackageCommand): boolean {
  if (hasOption(command, ...prompt.answers)) return true;
  return command.options.some(({ value, word }) => prompt.setting?.test(value ?? word.text));
}

/** `-qq`, also as `-q=2`, implies `-y`. */
function isVeryQuiet({ options }: PackageCommand): boolean {
  const quiet = options.filter(({ name, value }) => name === '-q' || name === '--quiet' || value === '2').length;
  return quiet >= 2 || options.some(({ word }) => /^(?:-q|--quiet)=[2-9]/.test(word.text));
}

function changesPackages(pacman: PackageCommand): boolean {
  // Between an option and its value nothing can be put.
  const isParted = pacman.options.some(
    ({ word, valueWord, lacksValue }) => word === pacman.subcommandWord && (valueWord !== undefined || lacksValue),
  );
  if (isParted) return false;
  return pacman.subcommand !== 'sync' || downloadsPackages(pacman);
}
