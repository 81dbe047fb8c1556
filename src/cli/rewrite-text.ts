import { preset } from '../../transforms/index.ts';
import { rewriteDockerfile } from '../pipeline/rewrite.ts';
import type { Rewrite } from '../pipeline/rewrite-result.ts';
import { openSurroundings, type Place } from './surroundings.ts';
import type { RegistryAnswers } from '../knowledge/registry/answers.ts';
import { type Choices, makePlan, type Plan } from '../plan/plan.ts';

/** A text and what the user chose for it. Plain data, so that a worker can do it. */
export interface TextTask {
  readonly text: string;
  readonly choices: Choices;
  readonly place: Place;
}

let lastPlan: { readonly key: string; readonly plan: Plan } | undefined;

/**
 * What the choices make of the text.
 * @param registry what registries say, where they may be asked
 * @throws PlanError when a choice names an unknown transform
 */
export function rewriteText({ text, choices, place }: TextTask, registry?: RegistryAnswers): Rewrite {
  return rewriteDockerfile(text, planFor(choices), openSurroundings(place, choices, registry));
}

/** Most files of a run have the same choices, though a worker gets a copy of them with every task. */
function planFor(choices: Choices): Plan {
  const key = JSON.stringify(choices);
  if (lastPlan?.key !== key) lastPlan = { key, plan: makePlan(preset, choices) };
  return lastPlan.plan;
}
