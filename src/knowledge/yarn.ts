import { hasOption, readPackageCommand } from './package-managers.ts';
import type { Command } from '../shell/script.ts';

/**
 * Options of `yarn install` and `yarn add` that Yarn 1 takes and every later Yarn ends with an error on: it does not know
 * them, or reports them as dropped (yarnpkg/berry, packages/plugin-essentials/sources/commands/install.ts, yet to be checked again).
 */
const ONLY_IN_YARN_1 = [
  '--production',
  '--prod',
  '--pure-lockfile',
  '--ignore-engines',
  '--ignore-optional',
  '--ignore-platform',
  '--ignore-scripts',
  '--non-interactive',
  '--no-lockfile',
  '--no-progress',
  '--link-duplicates',
  '--flat',
  '--har',
] as const;

/** Whether a command of a build that succeeds shows that its `yarn` is Yarn 1, which alone has `yarn global` (trap C8). */
export function provesYarn1(command: Command): boolean {
  const yarn = readPackageCommand(command);
  if (yarn?.manager !== 'yarn') return false;
  return yarn.subcommand === 'global' || hasOption(yarn, ...ONLY_IN_YARN_1);
}

/** What turns a `yarn` into a later one: a file of the project, or a tool that reads which one is wanted. */
export const TURNS_INTO_BERRY =
  /\bcorepack\b|\byarn\b[^&;|]*\bset\s+version\b|\bberry\b|\.yarnrc\.yml|\.yarn\/|\byarn@(?:[2-9]|stable)|\byarnPath\b/;
