import type { Effect } from './effects.ts';
import { findIgnoreObjection } from './ignored-files.ts';
import type { FileChange } from '../context/file-change.ts';
import type { Surroundings } from '../context/surroundings.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';

/** The effects that a change beside a Dockerfile may have. */
const IGNORING: ReadonlySet<Effect> = new Set<Effect>(['ignores-files', 'ignores-uncopied-files']);

/**
 * Judges a fix that changes a file beside the Dockerfile, by what a build makes of both, knowing nothing of the transform.
 * @param file the Dockerfile, which stays as it is
 * @param effects all that the fix says it changes
 * @param surroundings with the context as it is before the change
 * @returns why the fix must not be applied, as a clause; `undefined` where nothing speaks against it
 */
export function checkFileChange(
  file: Dockerfile,
  change: FileChange,
  effects: readonly Effect[],
  { context }: Surroundings,
): string | undefined {
  if (!context) return 'the build context is not known';
  const other = effects.find((effect) => !IGNORING.has(effect));
  if (other) return `a file beside the Dockerfile cannot have the effect ${other}`;
  if (effects.length === 0) return `${change.path} changes, and no effect says so`;
  const { ignoreFile } = context;
  if (ignoreFile?.path === undefined || ignoreFile.path !== change.path)
    return `${change.path} is not the ignore file of this build`;
  if (ignoreFile.isLink) return `a link stands in the place of ${change.path}`;
  if (ignoreFile.text !== change.before) return `${change.path} holds something else`;
  return findIgnoreObjection(file, change, context, !effects.includes('ignores-files'));
}
