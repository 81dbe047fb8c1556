import type { Analysis } from '../src/analysis/analysis.ts';
import type { CleanupReason } from '../src/analysis/cleanup-places.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { CLEANUP_EFFECTS, CLEANUP_REFUSALS, CLEANUP_TRANSFORM, inspectCleanups } from '../src/transform/cleanup.ts';
import { UNREAD_SCRIPT } from '../src/transform/shared-refusals.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason = CleanupReason | 'unread-script';

/**
 * Deletes the metadata and packages of dnf and microdnf in the RUN that fetched them.
 *
 * ```dockerfile
 * RUN dnf install -y httpd
 * ```
 * becomes
 * ```dockerfile
 * RUN dnf install -y httpd \
 *     && dnf clean all
 * ```
 *
 * A later `dnf install` fetches the metadata again.
 */
export const dnfCleanup: Transform<object, Reason> = {
  ...CLEANUP_TRANSFORM,
  id: 'dnf-cleanup',
  summary: "Delete dnf's cache where it was filled",
  effects: CLEANUP_EFFECTS,
  answers: ['DL3040'],
  refusals: { ...CLEANUP_REFUSALS, 'unread-script': UNREAD_SCRIPT },
  defaults: {},
  inspect: (file: Dockerfile, analysis: Analysis) => inspectCleanups(file, analysis, 'dnf'),
};
