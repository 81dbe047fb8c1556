import type { ImageConfig } from '../../../src/image/image.ts';
import type { KnownAnswers } from '../../../src/knowledge/registry/answers.ts';
import type { Choices } from '../../../src/plan/plan.ts';

/** A small repository in which everyday transforms are built for real, before and after. */
export interface EverydayProject {
  /** A few words that say what people do in it. */
  readonly name: string;
  /** Those that are planned, in the order of the preset: each makes a fix, alone or behind the others. */
  readonly transforms: readonly string[];
  readonly dockerfile: string;
  /** Texts of the build context, by path; those that begin with `#!` can be run. */
  readonly context: Readonly<Record<string, string>>;
  /** What a user would have written into the configuration. */
  readonly choices?: Choices | undefined;
  /** What registries would say, for what asks them. */
  readonly registry?: KnownAnswers | undefined;
  /** Part of what its program prints before it ends with 0; all of it has to be the same before and after. */
  readonly prints: string;
  /** How the files of the two images may differ; not at all where it is not given. */
  readonly differs?: AllowedDifferences | undefined;
  /** Lines that the result has to have. */
  readonly lines: readonly string[];
}

/** Paths, absolute, by pattern. Each pattern has to be needed. */
export interface AllowedDifferences {
  readonly gone?: readonly RegExp[] | undefined;
  readonly added?: readonly RegExp[] | undefined;
  /** Another content, owner, mode or kind. */
  readonly changed?: readonly RegExp[] | undefined;
  /** Packages of Debian that go, those that an install names; what came along with anything may go besides. */
  readonly withoutPackages?: readonly string[] | undefined;
  /** What the configuration of the image says then; everything else in it has to be the same. */
  readonly config?: Partial<Omit<ImageConfig, 'history'>> | undefined;
}
