import { EFFECTS, type Effect, type Reach, REACHES } from '../check/effects.ts';

/** How far a run has to get before it says something about all of the effects. */
export function needOf(effects: readonly Effect[]): Reach {
  return REACHES[Math.max(0, ...effects.map((effect) => REACHES.indexOf(EFFECTS[effect].provenBy)))]!;
}

/** Whether a run that got so far says enough. */
export function isWithin(need: Reach, reach: Reach): boolean {
  return REACHES.indexOf(need) <= REACHES.indexOf(reach);
}

/** The one that did not get as far. */
export function lesser(a: Reach, b: Reach): Reach {
  return isWithin(a, b) ? a : b;
}
