import type { BuildContext } from './build-context.ts';
import type { Project } from './consumers/project.ts';
import type { FileChange } from './file-change.ts';
import type { Policy } from './policy.ts';
import type { ReadYaml } from './yaml-node.ts';
import type { Catalogue } from '../knowledge/images/catalogue.ts';
import { NOTHING_KNOWN } from '../knowledge/images/nothing-known.ts';
import type { RegistryAnswers } from '../knowledge/registry/answers.ts';

/**
 * What is known beside the text of a Dockerfile. Transforms and the checker look it up; to them it is as pure as the text,
 * since nothing of it changes while they look.
 */
export interface Surroundings {
  /** What is known of images and packages. Opened when it is first asked for, which takes some milliseconds. */
  readonly catalogue: () => Catalogue;
  /** The files that the build may copy; `undefined` where they are not to be had. */
  readonly context: BuildContext | undefined;
  /** What the user wants of images. */
  readonly policy: Policy;
  /** The day, `2026-11-21`; `undefined` where nobody said which it is. */
  readonly today: string | undefined;
  /** What registries say of images; `undefined` where they may not be asked. */
  readonly registry?: RegistryAnswers | undefined;
  /** The repository that the Dockerfile is in; where it is not given, the context is all that is looked at. */
  readonly project?: Project | undefined;
  /** The reader of YAML, where one was loaded. */
  readonly readYaml?: ReadYaml | undefined;
}

/** The same once a file of the context is changed. @throws ContextError for an ignore file that a builder would reject */
export function withFileChange(surroundings: Surroundings, { path, after }: FileChange): Surroundings {
  return { ...surroundings, context: surroundings.context?.withFile(path, after) };
}

/** Nothing is known but the text: no image, no file, no day. */
export const NO_SURROUNDINGS: Surroundings = {
  catalogue: () => NOTHING_KNOWN,
  context: undefined,
  policy: {},
  today: undefined,
};
