import { openBundledCatalogue } from '../../src/cli/catalogue-files.ts';
import type { Policy } from '../../src/context/policy.ts';
import type { Surroundings } from '../../src/context/surroundings.ts';
import { makePlan, type Plan } from '../../src/plan/plan.ts';
import { preset } from '../../transforms/index.ts';

/** A way to run over the corpus. */
export interface Mode {
  readonly plan: Plan;
  readonly surroundings: Surroundings;
  /** Done with less, by which the result must not differ: first this plan, then the mode's own. */
  readonly firstPlan?: Plan;
  /** Places are counted by a reader that is not ours, and each has to have an answer. */
  readonly isCounted?: true;
}

/** The modes of `npm run corpus`. */
export const MODES = ['default', 'unsafe', 'merge-all'] as const;

/** No file of the corpus has its context. */
function surroundingsWith(policy: Policy): Surroundings {
  return { catalogue: openBundledCatalogue, context: undefined, policy, today: '2026-11-21' };
}

/**
 * What a mode's name stands for.
 * @param name one of `MODES`, or `alone:merge-run`: that transform and no other, with its unsafe fixes
 * @throws TypeError for another name
 */
export function readMode(name: string): Mode {
  const surroundings = surroundingsWith({});
  if (name === 'default') return { plan: makePlan(preset), surroundings };
  if (name === 'unsafe') {
    const plan = makePlan(preset, { unsafe: true });
    return { plan, surroundings, firstPlan: makePlan(preset), isCounted: true };
  }
  if (name === 'merge-all') {
    const plan = makePlan(preset, { unsafe: true, transforms: { 'merge-run': { merge: 'all' } } });
    return { plan, surroundings };
  }
  const id = /^alone:(.+)$/.exec(name)?.[1];
  if (!preset.some((transform) => transform.id === id)) throw new TypeError(`there is no mode "${name}"`);
  return { plan: makePlan(preset, { unsafe: true, only: [id!] }), surroundings };
}
