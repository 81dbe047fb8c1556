import { TEXT_SABOTEURS } from './joining-saboteurs-text.ts';
import { LINK_SABOTEURS } from './joining-saboteurs-links.ts';
import { STATE_SABOTEURS, LEAK_SABOTEURS } from './joining-saboteurs-state.ts';
import { FORM_SABOTEURS } from './joining-saboteurs-forms.ts';
import { BETWEEN_SABOTEURS } from './joining-saboteurs-between.ts';
import { COMMAND_SABOTEURS } from './joining-saboteurs-commands.ts';
import { CROSSING_SABOTEURS } from './joining-saboteurs-crossings.ts';
import { FOLDER_SABOTEURS } from './joining-saboteurs-folders.ts';
import { LIST_SABOTEURS } from './joining-saboteurs-lists.ts';
import { CLEANUP_SABOTEURS } from './joining-saboteurs-cleanups.ts';
import { DELETION_SABOTEURS } from './joining-saboteurs-deletions.ts';
import { ALONG_SABOTEURS, UNDECLARED_SABOTEURS } from './joining-saboteurs-along.ts';
import type { HandRewrite } from './rewrites.ts';

/**
 * Wrong joins, clean-ups and fetches of package lists, named after their traps: the checker has to decline each, most of
 * them with all effects declared. Where a shell can tell, both sides were run under dash or bash with commands that fail in
 * turn, and differ in their status, files or calls.
 */
export const JOINING_SABOTEURS: readonly HandRewrite[] = [
  ...TEXT_SABOTEURS,
  ...LINK_SABOTEURS,
  ...STATE_SABOTEURS,
  ...LEAK_SABOTEURS,
  ...FORM_SABOTEURS,
  ...BETWEEN_SABOTEURS,
  ...COMMAND_SABOTEURS,
  ...CROSSING_SABOTEURS,
  ...FOLDER_SABOTEURS,
  ...LIST_SABOTEURS,
  ...CLEANUP_SABOTEURS,
  ...DELETION_SABOTEURS,
  ...ALONG_SABOTEURS,
  ...UNDECLARED_SABOTEURS,
];
