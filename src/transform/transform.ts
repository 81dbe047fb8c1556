import type { Finding } from './finding.ts';
import type { Analysis } from '../analysis/analysis.ts';
import type { Effect } from '../check/effects.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';

export const CATEGORIES = ['size', 'cache', 'security', 'reproducibility', 'hygiene'] as const;
export type Category = (typeof CATEGORIES)[number];

/** What a refusal says to a reader: why the place is left alone, and what would change that. Clauses, no full stop. */
export interface RefusalText {
  readonly because: string;
  readonly remedy: string;
}

/** Where Docker's documentation is. */
export const GUIDES = 'https://docs.docker.com/';

/** A named improvement of Dockerfiles. See docs/writing-transforms.md. */
export interface Transform<Options extends object = object, Reason extends string = string> {
  /** What is done to what, in kebab case; never renamed, since configurations and comments name it. */
  readonly id: string;
  /** A verb phrase, capital first, no full stop. */
  readonly summary: string;
  readonly category: Category;
  /** Whether it is part of an ordinary run. One that is not is switched on by `only`, `enable` or the configuration. */
  readonly isDefault: boolean;
  /** The best that its fixes can be: `unsafe` where each of them rests on an assumption. A single fix may be less. */
  readonly applicability: 'safe' | 'unsafe' | 'display-only';
  /** All that its fixes may ever change; a fix with another effect is a bug of the transform. */
  readonly effects: readonly Effect[];
  /** The rules of other tools that it answers: their ignore comments switch it off at their place. */
  readonly answers: readonly string[];
  /** The page of Docker's documentation that recommends it, where one does, behind `GUIDES`. */
  readonly guide?: string;
  /** Every reason to leave a place alone. */
  readonly refusals: Readonly<Record<Reason, RefusalText>>;
  readonly defaults: Options;
  /** Yields findings in the order of the file. Pure: it looks at nothing but its arguments. */
  inspect(file: Dockerfile, analysis: Analysis, options: Options): Iterable<Finding<Reason>>;
}
