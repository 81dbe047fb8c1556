import type { RefusalText } from './transform.ts';

/** The reason of every transform that edits scripts, for a script that could not be read. */
export const UNREAD_SCRIPT: RefusalText = {
  because: 'the script of this RUN could not be read for certain',
  remedy: 'write it as a plain shell-form RUN, and it will be looked at',
};
