import type { Savings } from './finding.ts';
import type { BaseImage } from '../knowledge/images/base-image.ts';
import type { Surroundings } from '../context/surroundings.ts';
import type { ImageReference } from '../dockerfile/reference.ts';
import type { RegistryAnswers } from '../knowledge/registry/answers.ts';
import type { RefusalText } from './transform.ts';
import type { SwapReason } from '../analysis/bases/swap-site.ts';

/** Why a transform that changes base images leaves one alone, whatever it would change it into. */
export const SWAP_REFUSALS: Readonly<Record<SwapReason, RefusalText>> = {
  'variable-base': {
    because: 'the name of the base image is in an argument without a default, so that nothing is known of it',
    remedy: 'give the argument a default before the first FROM',
  },
  'pinned-digest': {
    because: 'the digest decides which image is used, whatever the tag beside it says',
    remedy: 'take the digest of the other variant',
  },
  'unknown-tag': {
    because: 'the catalogue does not know this tag, and a tag that may not exist is never written',
    remedy: 'check the tag, or say in the configuration under "images" which tags there are',
  },
  'stateful-image': {
    because: 'an image that keeps data is not exchanged: users and collations differ between variants',
    remedy: 'change it by hand, together with a dump of the data',
  },
  'missing-platform': {
    because: 'the other variant is not made for the platform of this FROM',
    remedy: 'leave the base as it is, or build for another platform',
  },
};

/**
 * What a change of the tag saves, from the sizes of the catalogue: compressed bytes for linux/amd64. An estimate where one of
 * the two was never measured and that of the nearest tag of its kind stands for it. A registry that was asked knows better.
 * @param gone what the other variant lacks, as a noun phrase
 */
export function describeSwapSavings(
  { catalogue: open, registry }: Surroundings,
  { image, tag, from }: BaseImage,
  target: string,
  gone: string,
): Savings {
  const what = `${gone}, compressed`;
  const sizes = [tag, target].map((name) => sizeToday(registry, { ...from.reference, tag: name }));
  const [oldBytes, freshBytes] = sizes;
  if (oldBytes !== undefined && freshBytes !== undefined) {
    return { what, bytes: Math.max(oldBytes - freshBytes, 0), basis: 'measured' };
  }
  const catalogue = open();
  const [old, fresh] = [catalogue.findSize(image.path, tag), catalogue.findSize(image.path, target)];
  if (!old || !fresh || old.bytes <= fresh.bytes) return { what, bytes: undefined, basis: 'unknown' };
  const isKnown = old.basis === 'catalogue' && fresh.basis === 'catalogue';
  return { what, bytes: old.bytes - fresh.bytes, basis: isKnown ? 'catalogue' : 'estimate' };
}

function sizeToday(registry: RegistryAnswers | undefined, reference: ImageReference): number | undefined {
  const answer = registry?.find(reference, 'contents');
  return answer?.kind === 'found' ? answer.contents?.bytes : undefined;
}

/** Whether a registry that was asked has no such tag: it may be gone since the catalogue was made. */
export function isGone({ registry }: Surroundings, { from }: BaseImage, tag: string): boolean {
  return registry?.find({ ...from.reference, tag }, 'contents')?.kind === 'missing';
}
