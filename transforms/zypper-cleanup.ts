import type { Analysis } from '../src/analysis/analysis.ts';
import type { CleanupReason } from '../src/analysis/cleanup-places.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { CLEANUP_EFFECTS, CLEANUP_REFUSALS, CLEANUP_TRANSFORM, inspectCleanups } from '../src/transform/cleanup.ts';
import { UNREAD_SCRIPT } from '../src/transform/shared-refusals.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason = CleanupReason | 'unread-script';

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
export const zypperCleanup: Transform<object, Reason> = {
  ...CLEANUP_TRANSFORM,
  id: 'zypper-cleanup',
  summary: "Delete zypper's cache where it was filled",
  effects: CLEANUP_EFFECTS,
  answers: ['DL3036'],
  refusals: { ...CLEANUP_REFUSALS, 'unread-script': UNREAD_SCRIPT },
  defaults: {},
  inspect: (file: Dockerfile, analysis: Analysis) => inspectCleanups(file, analysis, 'zypper'),
};
