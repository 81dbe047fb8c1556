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
export const dnfCleanup: Transform<object, SystemReason> = {
  ...CLEANUP_TRANSFORM,
  id: 'dnf-cleanup',
  summary: "Delete dnf's cache where it was filled",
  effects: CLEANUP_EFFECTS,
  answers: ['DL3040'],
  refusals: SYSTEM_REFUSALS,
  defaults: {},
  inspect: (file: Dockerfile, analysis: Analysis) => inspectCleanups(file, analysis, 'dnf'),
};
