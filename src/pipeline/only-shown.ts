import { EFFECTS } from '../check/effects.ts';
import type { PlannedTransform } from '../plan/plan.ts';

/** Nothing that it finds may be applied in this run: no look of it changes anything. */
export function isOnlyShown({ transform, allowed }: PlannedTransform): boolean {
  return (
    allowed === 'safe' && transform.effects.length > 0 && transform.effects.every((id) => EFFECTS[id].most === 'unsafe')
  );
}
