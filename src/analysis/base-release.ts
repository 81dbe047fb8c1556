import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { readFromReference } from '../dockerfile/from-reference.ts';
import type { ImageReference } from '../dockerfile/reference.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';

/** The image that a stage rests on in the end. */
export interface BaseImage {
  readonly reference: ImageReference;
  /** As written in the FROM. */
  readonly text: string;
  /** The name has a variable in it and is read with the defaults of the file's ARGs, which a build may override. */
  readonly isOverridable: boolean;
}

/** Follows local stages down to an image; `undefined` for `scratch` and for names that cannot be worked out. */
export function findBaseImage(file: Dockerfile, stage: Stage): BaseImage | undefined {
  const from = readFromReference(file, lineageOf(stage)[0]!);
  return from && { reference: from.reference, text: from.text, isOverridable: from.variables.length > 0 };
}

/**
 * An official image on Alpine, as its name or tag tells: those have stood on Alpine 3.3 or newer since there are any,
 * but for the few tags that name an older one.
 */
export function isOfficialAlpine({ domain, path, tag = '' }: ImageReference): boolean {
  return domain === 'docker.io' && path.startsWith('library/') && (tag.includes('alpine') || path === 'library/docker');
}
