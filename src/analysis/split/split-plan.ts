import type { SplitSite } from './split-site.ts';
import type { Analysis } from '../analysis.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import type { Edit } from '../../text/edit.ts';

/** Why a stage is not taken apart. */
export type SplitReason =
  | 'unread-program'
  | 'unknown-step'
  | 'unknown-package'
  | 'unknown-start'
  | 'unknown-folder'
  | 'outside-writes'
  | 'owned-files'
  | 'needs-toolchain'
  | 'unread-manifest'
  | 'native-package'
  | 'unknown-version'
  | 'frozen-program'
  | 'no-runtime-image'
  | 'no-context'
  | 'development-use'
  | 'named-target'
  | 'windows'
  | 'onbuild';

export interface SplitObstacle {
  readonly reason: SplitReason;
  readonly instruction: Instruction;
  readonly detail: string;
}

/** What the builder has made and what ships needs: it is copied to the very same place. */
export interface Artifact {
  /** Absolute. */
  readonly path: string;
  /** As a clause: `go build in line 5 makes it`. */
  readonly because: string;
}

/** How a stage is taken apart. */
export interface SplitPlan {
  /** Which recipe it is by: `go`, `node`. */
  readonly recipe: string;
  /** As the second FROM names it. */
  readonly base: string;
  /** Variables that the old base set and the new one does not, as `NAME=value`; what the file sets itself is left out. */
  readonly variables?: readonly string[];
  readonly artifacts: readonly Artifact[];
  /** Packages of the system that what ships needs, with what for. */
  readonly packages: readonly { readonly name: string; readonly because: string }[];
  /** RUNs of the builder that the second stage has as well, in their own words: they need nothing of the build. */
  readonly repeats?: readonly string[];
  /** Commands that run last in the builder: they take out what only the build needs. */
  readonly lastSteps: readonly string[];
  /** What is written into the steps of the builder, so that they make what can run in the second stage. */
  readonly edits?: readonly Edit[];
  /** Commands that run last in the second stage: they take note of what was copied. */
  readonly finalSteps?: readonly string[];
  /** Commands of the builder that run once more in the second stage, in one RUN behind all copies. */
  readonly repeated?: readonly string[];
  readonly evidence: readonly string[];
  readonly assumptions: readonly string[];
}

/** What is known of how stages of one kind are taken apart. */
export interface SplitRecipe {
  readonly id: string;
  /** `undefined` where the stage is none of its kind. */
  plan(site: SplitSite, file: Dockerfile, analysis: Analysis): SplitPlan | SplitObstacle | undefined;
}
