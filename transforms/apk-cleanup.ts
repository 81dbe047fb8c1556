import { keepsIndex } from '../src/analysis/apk-leftover.ts';
import type { Analysis } from '../src/analysis/analysis.ts';
import { findCleanupPlaces } from '../src/analysis/cleanup-places.ts';
import { findPackageRuns, type PackageRun } from '../src/analysis/package-runs.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { CLEANUP_EFFECTS, CLEANUP_TRANSFORM, SYSTEM_REFUSALS, toFinding } from '../src/transform/cleanup.ts';
import type { Finding } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason = Exclude<keyof typeof SYSTEM_REFUSALS, 'unread-script'> | 'nothing-else';

/**
 * Deletes apk's index in the RUN that fetched it, where `--no-cache` cannot leave it out.
 *
 * `apk-no-cache` is the better way, and goes first. What it leaves is an apk older than Alpine 3.3, which does not know
 * the option, and an `apk update` that cannot be taken out, such as one with a comment behind it.
 *
 * ```dockerfile
 * FROM alpine:3.2
 * RUN apk --update add curl
 * ```
 * becomes
 * ```dockerfile
 * FROM alpine:3.2
 * RUN apk --update add curl \
 *     && rm -rf /var/cache/apk/*
 * ```
 *
 * Where a later command looks packages up without fetching the index, it stays. Where a script that was not read runs
 * later, the fix is unsafe.
 */
export const apkCleanup: Transform<object, Reason> = {
  ...CLEANUP_TRANSFORM,
  id: 'apk-cleanup',
  summary: "Delete apk's index where it was fetched, if --no-cache cannot leave it out",
  effects: CLEANUP_EFFECTS,
  answers: [],
  refusals: {
    'cache-mount': SYSTEM_REFUSALS['cache-mount'],
    'files-needed': SYSTEM_REFUSALS['files-needed'],
    'nothing-else': {
      because: 'the RUN does nothing but fetch an index that nobody reads',
      remedy: 'drop it',
    },
    'other-user': SYSTEM_REFUSALS['other-user'],
    'unclear-end': SYSTEM_REFUSALS['unclear-end'],
    'user-without-right': SYSTEM_REFUSALS['user-without-right'],
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    const runs = findPackageRuns(analysis, 'apk');
    if (runs.length === 0) return;
    const places = findCleanupPlaces(file, analysis, 'apk', (run) => keepsIndex(file, runs, run));
    for (const place of places) {
      if (place.kind === 'open' && isFetchAlone(place.run))
        yield {
          kind: 'refusal',
          instruction: place.run.instruction,
          reason: 'nothing-else',
          detail: 'apk update alone',
        };
      // It has no place whose cache was chosen: such a command fills nothing.
      else yield toFinding(place) as Finding<Reason>;
    }
  },
};

function isFetchAlone({ reading, sites }: PackageRun): boolean {
  return reading.commands.length === sites.length && sites.every(({ packages }) => packages.subcommand === 'update');
}
