import { CLEANUPS, FETCHED } from './joining-right-cleanups.ts';
import { OTHER_FOLDERS } from './joining-saboteurs-folders.ts';
import { FILES, LAYOUTS } from './joining-right-layouts.ts';
import { CHAINS, COMPOUNDS, OPTIONS } from './joining-right-scripts.ts';
import type { HandRewrite } from './rewrites.ts';

/**
 * Right joins, clean-ups and fetches of package lists, each with the effects that it has to declare: the checker must be no
 * wall. Both sides of each were run under dash or bash with commands that fail in turn: status, files and calls agree, what
 * is cleaned and fetched again apart.
 */
export const RIGHT_JOINS: readonly HandRewrite[] = [
  ...CHAINS,
  ...COMPOUNDS,
  ...OPTIONS,
  ...LAYOUTS,
  ...FILES,
  ...OTHER_FOLDERS,
  ...CLEANUPS,
  ...FETCHED,
];
