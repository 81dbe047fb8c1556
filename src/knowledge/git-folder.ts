import { readGitCommand } from './git-command.ts';
import type { Command, Word } from '../shell/script.ts';

/**
 * Repositories that are updated where they lie, by their own commands: managers of plugins for shells and editors. From the
 * documentation of each, from general knowledge on 2026-11-21.
 */
const UPDATES_ITSELF =
  /(?:^|\/)(?:vundle(?:\.vim)?|vim-plug|neobundle\.vim|dein\.vim|packer\.nvim|lazy\.nvim|tpm|zplug|antigen|zinit|zgen|prezto|bash-it|spacemacs|\.?emacs\.d|doomemacs|doom-emacs|homeshick|dotfiles|nvchad|spacevim)$/;

/** Why a repository is of use with its `.git` only, as a clause. @param path behind the host, as written */
export function whyGitFolderIsKept(path: string): string | undefined {
  const name = path
    .toLowerCase()
    .replace(/^\/+|\/+$/g, '')
    .replace(/\.git$/, '');
  return UPDATES_ITSELF.test(name) ? 'it is updated where it lies, by git' : undefined;
}

/** Subcommands of git that look at no repository that is there already (git(1)). */
const ELSEWHERE: ReadonlySet<string> = new Set(['clone', 'ls-remote', 'version', 'help']);

/** A command of git that looks for a repository where it runs, and the word behind its `-C`. */
export interface GitUse {
  readonly folder: Word | undefined;
}

/** `undefined` for a command that is none of git, or that looks at no repository that is there. */
export function readGitUse(command: Command): GitUse | undefined {
  const git = readGitCommand(command);
  if (!git || git.isQuestion) return undefined;
  const { folder, subcommand, rest } = git;
  if (subcommand === undefined) return { folder };
  if (ELSEWHERE.has(subcommand)) return undefined;
  const isOfUser = subcommand === 'config' && rest.some((word) => word === '--global' || word === '--system');
  return isOfUser || (subcommand === 'lfs' && rest[0] === 'install') ? undefined : { folder };
}
