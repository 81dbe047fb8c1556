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
 * Deletes Composer's cached downloads in the RUN that made them.
 *
 * Composer keeps every archive that it has downloaded, and a mirror of every repository that it has cloned, in the home of
 * its user. Nothing in the image reads them again.
 *
 * ```dockerfile
 * RUN composer install --no-dev
 * ```
 * becomes
 * ```dockerfile
 * RUN composer install --no-dev \
 *     && composer clear-cache
 * ```
 *
 * Where the RUN deletes Composer itself or the PHP that runs it, this is refused: nobody would be there to do it.
 */
export const composerCache: Transform<object, LanguageReason> = {
  ...CLEANUP_TRANSFORM,
  id: 'composer-cache',
  summary: "Delete Composer's cached downloads where they were made",
  effects: CLEANUP_EFFECTS,
  answers: [],
  refusals: LANGUAGE_REFUSALS,
  defaults: {},
  inspect: (file: Dockerfile, analysis: Analysis) => inspectCleanups(file, analysis, 'composer'),
};
