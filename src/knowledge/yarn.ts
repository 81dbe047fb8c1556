import { hasOption, readPackageCommand } from './package-managers.ts';
import { isFatal } from '../shell/failure.ts';
import type { Command, RunScript } from '../shell/script.ts';

/**
 * Options of `yarn install` that Yarn 1 takes and every later Yarn ends with an error on. Executed with 1.22.22, 2.4.3,
 * 3.8.7, 4.5.3 and 4.18.1 on 2026-11-21. Not `--frozen-lockfile`, `--silent`, `--network-timeout`: later ones take them.
 */
const ONLY_IN_YARN_1 = [
  '--production',
  '--prod',
  '--pure-lockfile',
  '--ignore-optional',
  '--ignore-scripts',
  '--no-progress',
  '--offline',
] as const;

/**
 * Whether a command shows that the `yarn` it runs is Yarn 1, which alone has `yarn global` (trap C8): the build would end
 * with it otherwise. The proof is good for the same folder only, since a project may bring a Yarn of its own.
 */
export function provesYarn1(script: RunScript, command: Command): boolean {
  const yarn = readPackageCommand(command);
  if (yarn?.manager !== 'yarn' || !isFatal(script, command)) return false;
  if (yarn.subcommand === 'global') return true;
  return (yarn.subcommand === undefined || yarn.subcommand === 'install') && hasOption(yarn, ...ONLY_IN_YARN_1);
}

/** What turns a `yarn` into a later one: a file of the project, or a tool that reads which one is wanted. */
export const TURNS_INTO_BERRY =
  /\bcorepack\b|\byarn\b[^&;|]*\bset\s+version\b|\bberry\b|\.yarnrc\.yml|\.yarn\/|\byarn@(?:[2-9]|stable)|\byarnPath\b/;
