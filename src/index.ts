import { openCatalogueFor } from './cli/surroundings.ts';
import type { BuildContext } from './context/build-context.ts';
import type { Catalogue } from './knowledge/images/catalogue.ts';
import { readYaml } from './context/yaml.ts';
import { type KnownAnswers, makeAnswers } from './knowledge/registry/answers.ts';
import { rewriteDockerfile } from './pipeline/rewrite.ts';
import type { Rewrite } from './pipeline/rewrite-result.ts';
import { type Choices, makePlan } from './plan/plan.ts';
import { preset } from '../transforms/index.ts';
import type { Transform } from './transform/transform.ts';

/** What to run, and how far; all of it optional. */
export interface RewriteOptions extends Choices {
  /** The transforms to choose from, in the order in which they run. By default those that come with dockoptimize. */
  readonly preset?: readonly Transform[] | undefined;
  /** The files that the build may copy; without them, what depends on their content is refused. */
  readonly context?: BuildContext | undefined;
  /** The day, `2026-11-21`, to say whose support is over; nothing is said of that without it. */
  readonly today?: string | undefined;
  /** What registries said of images, where somebody has asked them; what depends on that is refused without it. */
  readonly registry?: KnownAnswers | undefined;
}

/**
 * Rewrites the text of one Dockerfile. No process, network or clock is touched, and no file but those of the catalogue of
 * images that comes with the package.
 * @param text the whole file, byte order mark and carriage returns included
 * @param options the choices of the command line and the configuration file, by the same names
 * @returns what became of it; where `status` is `changed`, `after` is the text to write, and `files` what is to be
 * written beside it
 * @throws PlanError when a choice names an unknown transform; BrokenPromise for a bug of ours or of a passed transform
 */
export function rewrite(text: string, options: RewriteOptions = {}): Rewrite {
  const { context, today } = options;
  const catalogue = (): Catalogue => openCatalogueFor(options);
  const registry = options.registry && makeAnswers(options.registry);
  const surroundings = { catalogue, context, today, policy: options, registry, readYaml };
  return rewriteDockerfile(text, makePlan(options.preset ?? preset, options), surroundings);
}

export { openFolder } from './context/folder.ts';
export { memoryContext } from './context/memory.ts';
export type { BuildContext, IgnoreFile } from './context/build-context.ts';
export type { FileChange } from './context/file-change.ts';
export type { Policy } from './context/policy.ts';
export type { Surroundings } from './context/surroundings.ts';
export type { Catalogue } from './knowledge/images/catalogue.ts';
export { preset } from '../transforms/index.ts';
export { BrokenPromise } from './pipeline/broken-promise.ts';
export { PlanError } from './plan/plan.ts';
export type { Choices } from './plan/plan.ts';
export type { KnownAnswers } from './knowledge/registry/answers.ts';
export type {
  DeclinedFix,
  FixText,
  IgnoredPlace,
  Note,
  RefusedPlace,
  Rewrite,
  Step,
  UnusedIgnore,
} from './pipeline/rewrite-result.ts';
export type { Category, RefusalText, Transform } from './transform/transform.ts';
export type { Applicability, Finding, Fix, Refusal, Savings } from './transform/finding.ts';
export type { Effect } from './check/effects.ts';
export type { Analysis, RunSite } from './analysis/analysis.ts';
export type { ShellKind } from './dockerfile/shells.ts';
export type { Dockerfile } from './dockerfile/dockerfile.ts';
export type { Instruction, InstructionContent } from './dockerfile/instruction.ts';
export type { FileRefusal, FileRefusalReason } from './dockerfile/refusal.ts';
export type { Edit } from './text/edit.ts';
export type { Span } from './text/span.ts';
