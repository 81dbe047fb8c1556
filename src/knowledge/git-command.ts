import { readInvocation } from './invocation.ts';
import type { Command, Word } from '../shell/script.ts';

/** A command of git, as far as all of them are alike (git(1), "OPTIONS"). */
export interface GitCommand {
  /** The word behind the last `-C`: the folder that it is told to run in. */
  readonly folder: Word | undefined;
  /** `undefined` where there is none, or it depends on the run. */
  readonly subcommand: string | undefined;
  /** What stands behind the subcommand, as written. */
  readonly rest: readonly string[];
  /** It has no subcommand, and only tells its version. */
  readonly isQuestion: boolean;
}

/** Options before the subcommand whose value is the next word. */
const WITH_VALUE: ReadonlySet<string> = new Set(['-C', '-c', '--git-dir', '--work-tree']);

/** `undefined` for any other command. */
export function readGitCommand(command: Command): GitCommand | undefined {
  const invocation = readInvocation(command);
  if (invocation?.program !== 'git') return undefined;
  const { args } = invocation;
  let at = 0;
  let folder: Word | undefined;
  while (args[at]?.text.startsWith('-')) {
    const option = args[at]!.text;
    if (option === '-C') folder = args[at + 1];
    at += WITH_VALUE.has(option) ? 2 : 1;
  }
  return {
    folder,
    subcommand: args[at]?.value,
    rest: args.slice(at + 1).map(({ text }) => text),
    isQuestion: at >= args.length && args.some(({ text }) => text === '--version'),
  };
}
