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
 * Deletes apt's package lists in the RUN that fetched them.
 *
 * `apt-get update` stores the lists of all packages below `/var/lib/apt/lists`, 20 MB and more, where nothing in the image
 * reads them again. Deleted in a later RUN they stay in the layer: only the RUN that made them can leave them out.
 *
 * ```dockerfile
 * RUN apt-get update && apt-get install -y curl
 * ```
 * becomes
 * ```dockerfile
 * RUN apt-get update && apt-get install -y curl \
 *     && rm -rf /var/lib/apt/lists/*
 * ```
 *
 * The archives need no `apt-get clean`: the official images of Debian and Ubuntu delete them after every install
 * (`/etc/apt/apt.conf.d/docker-clean`), and `apt-get clean` alone leaves the lists.
 *
 * Where a later RUN installs from the same lists, it gets an `apt-get update` of its own, if the sources are the same.
 * Where a script that was not read runs later and may install, the fix is unsafe.
 */
export const aptCleanup: Transform<object, SystemReason> = {
  ...CLEANUP_TRANSFORM,
  id: 'apt-cleanup',
  summary: "Delete apt's package lists where they were fetched",
  effects: [...CLEANUP_EFFECTS, 'fetches-index-again'],
  answers: ['DL3009'],
  guide: 'build/building/best-practices/#apt-get',
  refusals: SYSTEM_REFUSALS,
  defaults: {},
  inspect: (file: Dockerfile, analysis: Analysis) => inspectCleanups(file, analysis, 'apt'),
};
