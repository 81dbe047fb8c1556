import type { Reach } from '../check/effects.ts';
import type { FixText, Rewrite } from '../pipeline/rewrite-result.ts';

/**
 * How a verification ended: `verified`: what is left was built, compared and run; `nothing-held`: no fix was left;
 * `nothing-to-do`: there was none; `original-fails`: the file as it is does not build, so that nothing can be compared
 * (the safe fixes stand); `trouble`: the engine, the network or the disk was in the way, and nothing may be written.
 */
export type VerificationOutcome = 'verified' | 'nothing-held' | 'nothing-to-do' | 'original-fails' | 'trouble';

/** What building both images showed. Plain data; all text from logs is masked. */
export interface Verification {
  readonly outcome: VerificationOutcome;
  /** Why, as a sentence; only of `original-fails` and `trouble`. */
  readonly because: string | undefined;
  /** The last lines of the log that says so. */
  readonly logTail: readonly string[];
  /** What is to be written: only what held. */
  readonly rewrite: Rewrite;
  /** How far the comparison got. */
  readonly reach: Reach;
  /** One for each step of `rewrite`, in their order. */
  readonly proofs: readonly Proof[];
  readonly culprits: readonly DroppedCulprit[];
  /** Unsafe fixes that no run of this image can say anything about; they still need `--unsafe`. */
  readonly unproven: readonly UnprovenFix[];
  readonly before: ImageMeasures | undefined;
  readonly after: ImageMeasures | undefined;
  /** The builder, with its version. */
  readonly builder: string;
  /** How many images were built. */
  readonly builds: number;
  /** What a reader should know besides, as sentences. */
  readonly remarks: readonly string[];
}

/** What is now known of an applied fix. */
export interface Proof {
  readonly key: string;
  /** How far what it changes was exercised. */
  readonly reach: Reach;
  /** Measured: what it takes from the layers; `undefined` where it cannot be told apart from other fixes. */
  readonly bytes: number | undefined;
}

export interface DroppedCulprit {
  readonly fix: FixText;
  readonly because: string;
  readonly details: readonly string[];
}

export interface UnprovenFix {
  readonly fix: FixText;
  /** How far a run would have to get. */
  readonly needs: Reach;
}

/** What was measured of an image. Sizes in bytes, times in milliseconds. */
export interface ImageMeasures {
  /** Of all layers together. */
  readonly size: number;
  /** Of the layers as a registry holds them. */
  readonly compressedSize: number | undefined;
  readonly layers: number;
  /** Of each layer, the lowest first. */
  readonly layerSizes: readonly number[];
  readonly compressedLayerSizes: readonly number[] | undefined;
  /** In the layers, and not in the file system that they make. */
  readonly hiddenSize: number;
  /** By dive's definition: 1 is best. */
  readonly efficiency: number;
  readonly wastedSize: number;
  readonly buildTime: number;
  /** Whether each step was run anew, so that the time means something. */
  readonly isFreshBuild: boolean;
  /** As the configuration says; `''` is root. */
  readonly user: string;
  readonly userId: number | undefined;
  readonly stopTime: number | undefined;
  readonly census: ImageCensus;
}

/** What an attacker, or an auditor, would count. */
export interface ImageCensus {
  readonly packages: number;
  readonly setuidFiles: number;
  readonly shells: number;
  readonly packageManagers: number;
}
