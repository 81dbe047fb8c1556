import { mayBeInside } from './git-history.ts';
import { mayReachRepository, reachesRepository } from './lent-repository.ts';
import { resolveWord, type SymbolicPath } from './symbolic-path.ts';
import { isAtOrBelow } from '../context/context-path.ts';
import { takesVersion } from '../knowledge/git-clone.ts';
import { readGitUse } from '../knowledge/git-folder.ts';
import { isPlainCommand, readProjectTool } from '../knowledge/project-builds.ts';
import type { Command } from '../shell/script.ts';
import { memoize } from '../text/memo.ts';

/** Scripts, which may be those of the project. */
const SCRIPT = /^(?:\.\.?\/|(?:ba|da|a)?sh )/;

/** A cheap look at whether it is worth to work out where a command runs. */
export const mayAsk = memoize(
  (command: Command): boolean =>
    readGitUse(command) !== undefined || takesVersion(command) || !isPlainCommand(command) || runsProject(command) || mayReachRepository(command), // prettier-ignore
);

/** It runs what the project says, which may ask git for a version, or for the names of its files. */
function runsProject(command: Command): boolean {
  return readProjectTool(command) !== undefined || SCRIPT.test(textOf(command));
}

/**
 * Whether a command may look for the `.git` of a folder: it runs in it, or names it.
 * @param folder where the command runs; `undefined` where that is not known
 */
export function mayNeed(command: Command, folder: SymbolicPath | undefined, path: SymbolicPath): boolean {
  if (reachesRepository(command, folder, path)) return true;
  const use = readGitUse(command);
  if (use) return mayBeInside(use.folder ? resolveWord(folder, use.folder) : folder, path, false);
  const isNamed = command.words.some((word) => isAtOrBelow(resolveWord(folder, word) ?? '', path));
  const isTaken = takesVersion(command) || readProjectTool(command)?.searches === true;
  if (isTaken || runsProject(command)) return isNamed || mayBeInside(folder, path, isTaken);
  // Of a program that nobody knows it counts only where it runs there for certain, or is handed something of it.
  if (isPlainCommand(command)) return false;
  return isNamed || (folder !== undefined && isAtOrBelow(folder, path));
} // prettier-ignore

function textOf({ words }: Command): string {
  return words.map((word) => word.text).join(' ');
}
