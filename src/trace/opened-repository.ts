import { mayBeInside } from './git-history.ts';
import { resolveWord, type SymbolicPath } from './symbolic-path.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import type { Command, Word } from '../shell/script.ts';
import { memoize } from '../text/memo.ts';

/** The `.git` of a folder, as a path; not the end of an address, nor another name. */
const GIT_FOLDER = /(?:^|[/\s"'`=([{,;])\.git(?![\w.-])/;

/** Whether a text that nobody reads as a script names the `.git` of a folder. */
export function namesGitFolder(text: string): boolean {
  return GIT_FOLDER.test(text);
}

/** A quick look: whether it is worth to work out where a command runs. */
export const mayOpenRepository = memoize((command: Command): boolean =>
  wordsOf(command).some(({ text }) => GIT_FOLDER.test(text)),
);

/**
 * Whether a command names the `.git` of a folder by its path: to read it, to copy it, or to delete what has to be there for that.
 * @param folder in which it runs
 * @param path of the folder that the `.git` is in
 */
export function opensRepository(command: Command, folder: SymbolicPath | undefined, path: SymbolicPath): boolean {
  const deletes = readInvocation(command)?.program === 'rm';
  if (deletes && command.words.some(({ text }) => /^-[a-zA-Z]*f|^--force$/.test(text))) return false;
  return wordsOf(command).some((word) => {
    if (!GIT_FOLDER.test(word.text)) return false;
    // Behind a dash it is what is left out by its name, or a path behind the name of an option; with a blank, a part of a text.
    if (word.text.startsWith('-')) return word.text.includes('/.git');
    return /\s/.test(word.text) || mayBeInside(resolveWord(folder, word), path, false);
  });
}

function wordsOf({ words, redirections }: Command): readonly Word[] {
  return [...words, ...redirections.flatMap(({ target }) => target ?? [])];
}
