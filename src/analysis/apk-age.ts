import { findBaseImage, isOfficialAlpine } from './base-release.ts';
import type { PackageRun } from './package-runs.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { lineageOf } from '../dockerfile/stages.ts';
import { hasOption } from '../knowledge/package-managers.ts';
import { findRelease } from '../knowledge/releases.ts';

/** Whether the apk of a RUN knows `--no-cache` (apk-tools 2.6.4, Alpine 3.3, December 2015), and how that is known. */
export type ApkAge =
  | { readonly kind: 'new' | 'old'; readonly because: string }
  | { readonly kind: 'unknown'; readonly because: string; readonly assumption: string };

/** @param runs every RUN of the file that uses apk */
export function readApkAge(file: Dockerfile, runs: readonly PackageRun[], run: PackageRun): ApkAge {
  const lineage = lineageOf(run.stage);
  const user = runs.find(
    ({ stage, sites }) => lineage.includes(stage) && sites.some(({ packages }) => hasOption(packages, '--no-cache')),
  );
  if (user) return { kind: 'new', because: 'another RUN of it uses --no-cache already' };
  const base = findBaseImage(file, run.stage);
  if (!base) return unknown('the base image is not known', 'the base image');
  const release = findRelease(base.reference);
  if (release?.distribution === 'alpine' && !(release.isApkOld && base.isOverridable)) {
    return { kind: release.isApkOld ? 'old' : 'new', because: `${base.text} is Alpine ${release.name}` };
  }
  if (isOfficialAlpine(base.reference))
    return { kind: 'new', because: `${base.text} is an official image on Alpine 3.3 or newer` };
  return unknown(`which Alpine ${base.text} is made of is not known`, base.text);
}

function unknown(because: string, image: string): ApkAge {
  return {
    kind: 'unknown',
    because,
    assumption: `${image} is made of Alpine 3.3 (December 2015) or newer; "cat /etc/alpine-release" in it tells.`,
  };
}
