import type { StageCommands, UsedCommand } from './stage-commands.ts';
import { lineageOf, type Stage } from '../../dockerfile/stages.ts';
import { packagesWith } from '../../knowledge/apt-brings.ts';
import type { MissingInSlim } from '../../knowledge/images/contents.ts';
import { hasOption, packageName, type PackageCommand, readPackageCommand } from '../../knowledge/package-managers.ts';

/** An install that may go wrong where less is there already. */
export interface IncompleteInstall {
  readonly command: UsedCommand;
  /** As a clause. */
  readonly because: string;
}

/**
 * An install that takes for granted what the full image has: without `-y` apt asks as soon as it has to fetch more than what
 * is named; what is there already needs no lists of packages; and dpkg fetches nothing at all.
 */
export function findIncompleteInstall(
  { commands }: StageCommands,
  stages: readonly Stage[],
  missing: MissingInSlim,
  answersItself: (command: UsedCommand) => boolean,
): IncompleteInstall | undefined {
  for (const stage of stages) {
    const lineage = new Set(lineageOf(stage));
    let hasLists = false;
    for (const command of commands) {
      if (!lineage.has(command.stage) || command.phase !== 'build') continue;
      if (command.name === 'dpkg' && command.words.some((word) => /^(?:-\w*i\w*|--install)$/.test(word)))
        return { command, because: `"${command.words.join(' ')}" fetches nothing that the package needs` };
      if (command.name === 'rm' && command.words.some((word) => word.startsWith('/var/lib/apt'))) hasLists = false;
      const apt = command.command && readPackageCommand(command.command);
      if (apt?.manager !== 'apt') continue;
      if (apt.subcommand === 'update') hasLists = true;
      if (apt.subcommand !== 'install' || /^-.*s|--(?:simulate|dry-run)/.test(optionsOf(apt))) continue;
      const because = describeInstall(apt, hasLists, missing, answersItself(command));
      if (because !== undefined) return { command, because };
    }
  }
  return undefined;
}

function describeInstall(
  apt: PackageCommand,
  hasLists: boolean,
  missing: MissingInSlim,
  isAnswered: boolean,
): string | undefined {
  if (!isAnswered && !answers(apt))
    return `"${apt.program} install" without -y stops and asks where more has to be fetched`;
  if (hasLists) return undefined;
  const name = apt.operands
    .map(({ value, text }) => packageName(value ?? text))
    .find((own) => packagesWith(own).some((part) => missing.packages.has(part)));
  return name === undefined ? undefined : `${name} is there already, and no list of packages to fetch it by`;
}

/** Also `-qq`, which implies it (apt-get(8)). */
function answers(apt: PackageCommand): boolean {
  if (hasOption(apt, '-y', '--yes', '--assume-yes', '--force-yes')) return true;
  const quiet = apt.options.filter(({ name }) => name === '-q' || name === '--quiet');
  return quiet.length > 1 || /-q=[2-9]|assume-yes/i.test(optionsOf(apt));
}

function optionsOf({ options }: PackageCommand): string {
  return options.map(({ word }) => word.text).join(' ');
}
