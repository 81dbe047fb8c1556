import { mayBeInside } from './git-history.ts';
import { mayReachRepository, reachesRepository } from './lent-repository.ts';
import { resolveWord, type SymbolicPath } from './symbolic-path.ts';
import { isAtOrBelow } from '../context/context-path.ts';
import { takesVersion } from '../knowledge/git-clone.ts';
import { readGitUse } from '../knowledge/git-folder.ts';
import type { Command } from '../shell/script.ts';
import { memoize } from '../text/memo.ts';

/** They run what the project says, which may ask git for a version, or for the names of its files. */
const MAY_ASK =
  /^(?:\.\.?\/|(?:ba|da|a)?sh |g?make\b|cmake|npm|yarn|pnpm|mvn|gradle|cargo|scons|rake|bundle|gem build|ant\b|sbt|meson|ninja|composer|lein|stack|cabal|mix|luarocks)/;

/** A cheap look at whether it is worth to work out where a command runs. */
export const mayAsk = memoize(
  (command: Command): boolean =>
    readGitUse(command) !== undefined || takesVersion(command) || MAY_ASK.test(textOf(command)) || mayReachRepository(command), // prettier-ignore
);

/**
 * Whether a command may look for the `.git` of a folder: it runs in it, or names it.
 * @param folder where the command runs; `undefined` where that is not known
 */
export function mayNeed(command: Command, folder: SymbolicPath | undefined, path: SymbolicPath): boolean {
  if (reachesRepository(command, folder, path)) return true;
  const use = readGitUse(command);
  if (use) return mayBeInside(use.folder ? resolveWord(folder, use.folder) : folder, path, false);
  const isTaken = takesVersion(command);
  if (!isTaken && !MAY_ASK.test(textOf(command))) return false;
  return mayBeInside(folder, path, isTaken) || command.words.some((word) => isAtOrBelow(resolveWord(folder, word) ?? '', path));
} // prettier-ignore

function textOf({ words }: Command): string {
  return words.map((word) => word.text).join(' ');
}
