import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { readFromReference } from '../dockerfile/from-reference.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';
import { isNewGo } from '../knowledge/build-cleanups.ts';

/**
 * Why a stage may have a Go whose `go clean` does more than to empty caches, as a clause; `undefined` where it stands on an
 * official image of Go 1.13 or later. Other images do not tell which Go they have.
 */
export function findUnknownGo(file: Dockerfile, stage: Stage): string | undefined {
  const from = readFromReference(file, lineageOf(stage)[0]!);
  if (from?.reference.domain !== 'docker.io' || from.reference.path !== 'library/golang')
    return 'the base image is not an official one of Go';
  const { tag, digest } = from.reference;
  if (from.variables.length > 0) return `a variable decides on ${from.text}`;
  if (!isNewGo(tag ?? (digest === undefined ? 'latest' : undefined))) return `${from.text} may be older than Go 1.13`;
  return undefined;
}
