import { EFFECTS, type Effect, type Reach, REACHES } from '../check/effects.ts';

/** How far a run has to get before it says something about all of the effects. */
export function needOf(effects: readonly Effect[]): Reach {
  return REACHES[Math.max(0, ...effects.map((effect) => REACHES.indexOf(EFFECTS[effect].provenBy)))]!;
}

/** Whether a run that got so far says enough. */
export function isWithin(need: Reach, reach: Reach): boolean {
  return REACHES.indexOf(need) <= REACHES.indexOf(reach);
}

/** How far a run has exercised what the effects change: where a build says enough of them, the run says nothing more. */
export function proofOf(effects: readonly Effect[], reach: Reach): Reach {
  return needOf(effects) === 'built' ? 'built' : reach;
}
