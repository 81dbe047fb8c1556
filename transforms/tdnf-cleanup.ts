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
 * Deletes tdnf's metadata and packages in the RUN that fetched them.
 *
 * tdnf is the package manager of Photon OS and Azure Linux. It keeps what it fetches below `/var/cache/tdnf`.
 *
 * ```dockerfile
 * RUN tdnf install -y nginx
 * ```
 * becomes
 * ```dockerfile
 * RUN tdnf install -y nginx \
 *     && tdnf clean all
 * ```
 *
 * A later `tdnf install` fetches the metadata again.
 */
export const tdnfCleanup: Transform<object, SystemReason> = {
  ...CLEANUP_TRANSFORM,
  id: 'tdnf-cleanup',
  summary: "Delete tdnf's cache where it was filled",
  effects: CLEANUP_EFFECTS,
  answers: [],
  refusals: SYSTEM_REFUSALS,
  defaults: {},
  inspect: (file: Dockerfile, analysis: Analysis) => inspectCleanups(file, analysis, 'tdnf'),
};
