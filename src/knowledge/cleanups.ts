import type { Cleanup } from './cleanup.ts';
import { LANGUAGE_CLEANUPS } from './language-cleanups.ts';
import type { PackageManager } from './package-managers.ts';
import { SYSTEM_CLEANUPS } from './system-cleanups.ts';

export type { Cleanup } from './cleanup.ts';

/** Every package manager that leaves files which nothing needs, with what deletes them. */
export const CLEANUPS: readonly Cleanup[] = [...SYSTEM_CLEANUPS, ...LANGUAGE_CLEANUPS];

/**
 * What deletes what a package manager leaves behind, the most thorough first: a later one leaves what others may need.
 * @throws TypeError for a manager that leaves nothing to clean
 */
export function cleanupsOf(manager: PackageManager): readonly Cleanup[] {
  const cleanups = CLEANUPS.filter((candidate) => candidate.manager === manager);
  if (cleanups.length === 0) throw new TypeError(`no clean-up is known for ${manager}`);
  return cleanups;
}

/** The most thorough of them. @throws TypeError for a manager that leaves nothing to clean */
export function cleanupOf(manager: PackageManager): Cleanup {
  return cleanupsOf(manager)[0]!;
}
