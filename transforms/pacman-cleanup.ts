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
 * Deletes pacman's packages and lists in the RUN that fetched them.
 *
 * pacman keeps every package that it downloads below `/var/cache/pacman/pkg`, and the lists of its repositories below
 * `/var/lib/pacman/sync`. `pacman -Scc --noconfirm` deletes neither: `--noconfirm` takes the default answer, and that to
 * "remove ALL files from cache?" is no. `yes | pacman -Scc` deletes the packages, and counts as a clean-up.
 *
 * ```dockerfile
 * RUN pacman -Syu --noconfirm nginx
 * ```
 * becomes
 * ```dockerfile
 * RUN pacman -Syu --noconfirm nginx \
 *     && rm -rf /var/cache/pacman/pkg/* /var/lib/pacman/sync/*
 * ```
 *
 * Where a later command looks packages up without fetching the lists (`pacman -S`, `makepkg -s`, an AUR helper), the lists
 * stay. Where a script that was not read runs later, the fix is unsafe.
 */
export const pacmanCleanup: Transform<object, SystemReason> = {
  ...CLEANUP_TRANSFORM,
  id: 'pacman-cleanup',
  summary: "Delete pacman's packages and lists where they were fetched",
  effects: CLEANUP_EFFECTS,
  answers: [],
  refusals: SYSTEM_REFUSALS,
  defaults: {},
  inspect: (file: Dockerfile, analysis: Analysis) => inspectCleanups(file, analysis, 'pacman'),
};
