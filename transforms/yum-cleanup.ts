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
export const yumCleanup: Transform<object, SystemReason> = {
  ...CLEANUP_TRANSFORM,
  id: 'yum-cleanup',
  summary: "Delete yum's cache where it was filled",
  effects: CLEANUP_EFFECTS,
  answers: ['DL3032'],
  refusals: SYSTEM_REFUSALS,
  defaults: {},
  inspect: (file: Dockerfile, analysis: Analysis) => inspectCleanups(file, analysis, 'yum'),
};
