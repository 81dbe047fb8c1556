import type { Analysis } from '../src/analysis/analysis.ts';
import { isYarn1Proven } from '../src/analysis/yarn-age.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import {
  CLEANUP_EFFECTS,
  CLEANUP_TRANSFORM,
  inspectCleanups,
  LANGUAGE_REFUSALS,
  type LanguageReason,
} from '../src/transform/cleanup.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason = LanguageReason | 'yarn-version';

/**
 * Deletes the cached downloads of Yarn 1 in the RUN that made them.
 *
 * ```dockerfile
 * RUN yarn install --production
 * ```
 * becomes
 * ```dockerfile
 * RUN yarn install --production \
 *     && yarn cache clean
 * ```
 *
 * A later Yarn has its cache elsewhere, at times in the project itself, and may need it to run the program. So a command
 * has to show that it is Yarn 1: by `yarn global`, or by an option that every later Yarn ends with an error on.
 */
export const yarnCache: Transform<object, Reason> = {
  ...CLEANUP_TRANSFORM,
  id: 'yarn-cache',
  summary: "Delete Yarn 1's cached downloads where they were made",
  effects: CLEANUP_EFFECTS,
  answers: ['DL3060'],
  refusals: {
    ...LANGUAGE_REFUSALS,
    'yarn-version': {
      because: 'this may be a later Yarn than Yarn 1, whose cache the program may need',
      remedy: 'if it is Yarn 1, add "yarn cache clean" at the end of the RUN',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    for (const finding of inspectCleanups<LanguageReason>(file, analysis, 'yarn')) {
      const isSure = finding.kind === 'refusal' || isYarn1Proven(analysis, finding.instruction);
      if (isSure) yield finding;
      else {
        const { instruction } = finding;
        yield { kind: 'refusal', instruction, reason: 'yarn-version', detail: 'no command shows which Yarn it is' };
      }
    }
  },
};
