import type { Savings } from './finding.ts';
import type { BaseImage } from '../knowledge/images/base-image.ts';
import type { Catalogue } from '../knowledge/images/catalogue.ts';
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
 * the two was never measured and that of the nearest tag of its kind stands for it.
 */
export function describeSwapSavings(catalogue: Catalogue, { image, tag }: BaseImage, target: string): Savings {
  const what = 'compilers, headers and tools of the base image, compressed';
  const [old, fresh] = [catalogue.findSize(image.path, tag), catalogue.findSize(image.path, target)];
  if (!old || !fresh || old.bytes <= fresh.bytes) return { what, bytes: undefined, basis: 'unknown' };
  const isKnown = old.basis === 'catalogue' && fresh.basis === 'catalogue';
  return { what, bytes: old.bytes - fresh.bytes, basis: isKnown ? 'catalogue' : 'estimate' };
}
