import { resolveWord, type SymbolicPath } from './symbolic-path.ts';
import { isAtOrBelow } from '../context/context-path.ts';
import { readGitCommand } from '../knowledge/git-command.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import type { Command, Word } from '../shell/script.ts';

/** Objects stay where they are, and the new repository looks for them there (git-clone(1), "--shared", "--reference"). */
const BORROWS = /^(?:-s|--shared|--reference(?:-if-able)?(?:=.*)?)$/;

/** Whether a command makes a folder that goes on reading the `.git` of another one (git-worktree(1)). */
export function borrowsRepository(command: Command): boolean {
  const git = readGitCommand(command);
  if (git?.subcommand === 'worktree') return true;
  const takes = git?.subcommand === 'clone' || git?.subcommand === 'submodule';
  return takes && git.rest.some((word) => BORROWS.test(word)) && !git.rest.includes('--dissociate');
}

/** Whether a command gives a folder another name, by which its `.git` may be looked for. @param folder in which it runs */
export function linksTo(command: Command, folder: SymbolicPath | undefined, path: SymbolicPath | undefined): boolean {
  const invocation = readInvocation(command);
  return (
    path !== undefined &&
    invocation?.program === 'ln' &&
    invocation.args.some((word) => resolveWord(folder, word) === path)
  );
}

/** A quick look: whether it is worth to work out where a command runs. */
export function mayReachRepository(command: Command): boolean {
  const invocation = readInvocation(command);
  return invocation !== undefined && (/^(?:git|ln)$/.test(invocation.program) || invocation.programWord.text.includes('/')); // prettier-ignore
}

/** Whether a command on top of a clone takes the repository by its path, or runs a program of it, which may ask git. */
export function reachesRepository(command: Command, folder: SymbolicPath | undefined, path: SymbolicPath): boolean {
  const invocation = readInvocation(command);
  if (!invocation) return false;
  const { program, programWord, args } = invocation;
  if (isAtOrBelow(resolveWord(folder, programWord) ?? '', path) || linksTo(command, folder, path)) return true;
  return program === 'git' && args.some((word) => namesRepository(word, folder, path));
}

function namesRepository(word: Word, folder: SymbolicPath | undefined, path: SymbolicPath): boolean {
  const named = /^["']?(?:--[\w-]+=|file:\/\/)(\/[^"']*)/.exec(word.text)?.[1] ?? resolveWord(folder, word);
  return named === path || named === `${path}/.git`;
}
