import type { RefusalText } from './transform.ts';

/** The reason where a word before the subcommand depends on the run: what the command does is then not known. */
export const UNKNOWN_SUBCOMMAND: RefusalText = {
  because: 'a variable or substitution stands before the subcommand, and may be an option or the subcommand itself',
  remedy: 'write the options out, or put them behind the subcommand',
};

/** The reason of every transform that edits scripts, for a script that could not be read. */
export const UNREAD_SCRIPT: RefusalText = {
  because: 'the script of this RUN could not be read for certain',
  remedy: 'write it as a plain shell-form RUN for sh or bash, and it will be looked at',
};
