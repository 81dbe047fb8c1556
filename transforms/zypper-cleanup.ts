import type { Analysis } from '../src/analysis/analysis.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import {
  CLEANUP_EFFECTS,
  CLEANUP_TRANSFORM,
  inspectCleanups,
  SYSTEM_REFUSALS,
  type SystemReason,
} from '../src/transform/cleanup.ts';
import type { Transform } from '../src/transform/transform.ts';

/**
 * Deletes zypper's metadata and packages in the RUN that fetched them.
 *
 * ```dockerfile
 * RUN zypper install -y apache2
 * ```
 * becomes
 * ```dockerfile
 * RUN zypper install -y apache2 \
 *     && zypper clean --all
 * ```
 *
 * A later `zypper install` fetches the metadata again.
 */
export const zypperCleanup: Transform<object, SystemReason> = {
  ...CLEANUP_TRANSFORM,
  id: 'zypper-cleanup',
  summary: "Delete zypper's cache where it was filled",
  effects: CLEANUP_EFFECTS,
  answers: ['DL3036'],
  refusals: SYSTEM_REFUSALS,
  defaults: {},
  inspect: (file: Dockerfile, analysis: Analysis) => inspectCleanups(file, analysis, 'zypper'),
};
