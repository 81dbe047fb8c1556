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

/**
 * The modes of `npm run corpus`: what an ordinary run does; with its unsafe fixes; with all transforms, those too that are off by
 * default, and all joins; and with the files of package managers in mounts of the builder. Each with how many files are passed over
 * for each that is looked at: all of them for all modes take too long for the gate, and `--whole` looks at them.
 */
export const MODES = { default: 1, unsafe: 1, everything: 5, 'cache-mounts': 5 } as const;

/** No file of the corpus has its context. */
function surroundingsWith(policy: Policy): Surroundings {
  return { catalogue: openBundledCatalogue, context: undefined, policy, today: '2026-11-21' };
}

const ids = preset.map(({ id }) => id);
const PLAIN = surroundingsWith({});
const MOUNTS = surroundingsWith({ cleanup: 'cache-mount' });

/**
 * What a mode's name stands for.
 * @param name a key of `MODES`, or `alone:merge-run`: that transform and no other, with its unsafe fixes
 * @throws TypeError for another name
 */
export function readMode(name: string): Mode {
  if (name === 'default') return { plan: makePlan(preset), surroundings: PLAIN };
  const unsafe = makePlan(preset, { unsafe: true });
  if (name === 'unsafe') return { plan: unsafe, surroundings: PLAIN, firstPlan: makePlan(preset), isCounted: true };
  if (name === 'cache-mounts') return { plan: unsafe, surroundings: MOUNTS };
  if (name === 'everything') {
    const choices = { unsafe: true, enable: ids, transforms: { 'merge-run': { merge: 'all' } } };
    return { plan: makePlan(preset, choices), surroundings: PLAIN };
  }
  const id = /^alone:(.+)$/.exec(name)?.[1];
  if (id === undefined || !ids.includes(id)) throw new TypeError(`there is no mode "${name}"`);
  return { plan: makePlan(preset, { unsafe: true, only: [id] }), surroundings: id === 'cache-mount' ? MOUNTS : PLAIN };
}
