import type { Reach } from './reach.ts';

/** What is said of one kind of change. */
export interface EffectText {
  /** The most that a fix with it may be. */
  readonly most: 'safe' | 'unsafe';
  /** How far a comparison of the built images has to get before it says anything about it. */
  readonly provenBy: Reach;
  readonly says: string;
}
