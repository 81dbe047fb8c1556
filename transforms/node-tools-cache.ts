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
 * Deletes what pnpm, Bun, Bower and nvm have downloaded in the RUN that did it.
 *
 * ```dockerfile
 * RUN . "$NVM_DIR/nvm.sh" && nvm install 20
 * RUN bower install
 * ```
 * becomes
 * ```dockerfile
 * RUN . "$NVM_DIR/nvm.sh" && nvm install 20 \
 *     && rm -rf "$NVM_DIR"/.cache
 * RUN bower install \
 *     && rm -rf ~/.cache/bower
 * ```
 *
 * nvm keeps the archive of each Node that it has unpacked, Bower all that it has fetched. pnpm and Bun link what they install
 * from their stores, so that less goes there: packages that nothing uses and the lists of versions (`pnpm store prune`,
 * `~/.bun/install/cache`); what is installed stays whole. Where an option or a variable says where the cache lies, where a
 * later command takes from it alone (`--offline`), or where `bunx` runs out of it, this is refused. npm and Yarn are the matter
 * of `npm-cache` and `yarn-cache`.
 */
export const nodeToolsCache: Transform<object, LanguageReason> = {
  ...CLEANUP_TRANSFORM,
  id: 'node-tools-cache',
  summary: 'Delete the download caches of pnpm, Bun, Bower and nvm where they were made',
  effects: CLEANUP_EFFECTS,
  answers: [],
  refusals: LANGUAGE_REFUSALS,
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    if (!/\b(?:pnpm|bun|bower|nvm)\b/.test(file.text)) return;
    for (const manager of ['pnpm', 'bun', 'bower', 'nvm'] as const)
      yield* inspectCleanups<LanguageReason>(file, analysis, manager);
  },
};
