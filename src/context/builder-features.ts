import type { Policy } from './policy.ts';
import { compareFrontend } from '../dockerfile/frontend.ts';
import { BUILDER_FEATURES, type BuilderFeature } from '../knowledge/builders.ts';

/**
 * Whether what builds a file knows a feature: the builder that the user has named, and of BuildKit the frontend that the
 * "# syntax" line of the file pins (traps D7, J2, J4). Without such a line the engine's own reads the file, which is taken
 * to be one that is still supported. Whatever writes a feature asks this first.
 * @param file only its text is looked at
 */
export function isSupported(file: { readonly text: string }, policy: Policy, feature: BuilderFeature): boolean {
  return findMissingSupport(file, policy, feature) === undefined;
}

/** Why a feature is not to be written into a file, as a clause; `undefined` where it may be. */
export function findMissingSupport(
  { text }: { readonly text: string },
  { builder = 'buildkit' }: Policy,
  feature: BuilderFeature,
): string | undefined {
  const { minor, others } = BUILDER_FEATURES[feature];
  if (builder !== 'buildkit')
    return others.includes(builder) ? undefined : `the configuration says that ${builder} builds it`;
  const frontend = compareFrontend(text, minor);
  if (frontend === 'older') return `its "# syntax" line pins a version before 1.${minor}`;
  return frontend === 'unknown' ? 'its "# syntax" line names a digest, which does not say the version' : undefined;
}
