import { EFFECTS } from '../check/effects.ts';
import type { PlannedTransform } from '../plan/plan.ts';
import { memoize } from '../text/memo.ts';
import type { Transform } from '../transform/transform.ts';

/** Nothing that it finds may be applied in this run: no look of it changes anything. */
export function isOnlyShown({ transform, allowed }: PlannedTransform): boolean {
  return allowed === 'safe' && isNeverSafe(transform);
}

/** Every round of every file asks. */
const isNeverSafe = memoize(({ effects }: Transform): boolean => {
  return effects.length > 0 && effects.every((id) => EFFECTS[id].most === 'unsafe');
});
