import type { Analysis } from '../src/analysis/analysis.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import {
  CLEANUP_EFFECTS,
  CLEANUP_TRANSFORM,
  inspectCleanups,
  LANGUAGE_REFUSALS,
  type LanguageReason,
} from '../src/transform/cleanup.ts';
import type { Transform } from '../src/transform/transform.ts';

/**
 * Deletes npm's cached downloads in the RUN that made them.
 *
 * npm keeps every package that it has downloaded below `~/.npm`, where nothing in the image reads it again.
 *
 * ```dockerfile
 * RUN npm ci
 * ```
 * becomes
 * ```dockerfile
 * RUN npm ci \
 *     && npm cache clean --force
 * ```
 *
 * npm asks for `--force` since its version 5, and takes it before. With a cache mount nothing is to be deleted.
 */
export const npmCache: Transform<object, LanguageReason> = {
  ...CLEANUP_TRANSFORM,
  id: 'npm-cache',
  summary: "Delete npm's cached downloads where they were made",
  effects: CLEANUP_EFFECTS,
  answers: [],
  refusals: LANGUAGE_REFUSALS,
  defaults: {},
  inspect: (file: Dockerfile, analysis: Analysis) => inspectCleanups(file, analysis, 'npm'),
};
