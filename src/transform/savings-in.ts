import type { Savings } from './finding.ts';
import type { Stage } from '../dockerfile/stages.ts';

/**
 * What a fix saves in a stage, where no figure is known. Of one that does not ship nothing gets into the image: it is the
 * builder's cache that gets smaller.
 * @param what gets less, as a noun phrase
 */
export function savingsIn({ isShipped }: Stage, what: string): Savings {
  const where = isShipped ? '' : " in the builder's cache, not in the image: this stage does not ship";
  return { what: what + where, bytes: undefined, basis: 'unknown' };
}
