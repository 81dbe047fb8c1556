import type { Analysis } from '../src/analysis/analysis.ts';
import type { CleanupReason } from '../src/analysis/cleanup-places.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { CLEANUP_EFFECTS, CLEANUP_REFUSALS, CLEANUP_TRANSFORM, inspectCleanups } from '../src/transform/cleanup.ts';
import { UNREAD_SCRIPT } from '../src/transform/shared-refusals.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason = CleanupReason | 'unread-script';

/**
 * Deletes yum's metadata and packages in the RUN that fetched them.
 *
 * ```dockerfile
 * RUN yum install -y httpd
 * ```
 * becomes
 * ```dockerfile
 * RUN yum install -y httpd \
 *     && yum clean all
 * ```
 *
 * A later `yum install` fetches the metadata again.
 */
export const yumCleanup: Transform<object, Reason> = {
  ...CLEANUP_TRANSFORM,
  id: 'yum-cleanup',
  summary: "Delete yum's cache where it was filled",
  effects: CLEANUP_EFFECTS,
  answers: ['DL3032'],
  refusals: { ...CLEANUP_REFUSALS, 'unread-script': UNREAD_SCRIPT },
  defaults: {},
  inspect: (file: Dockerfile, analysis: Analysis) => inspectCleanups(file, analysis, 'yum'),
};
