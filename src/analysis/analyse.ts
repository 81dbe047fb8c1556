import type { Analysis, RunSite } from './analysis.ts';
import { readRuns } from './runs.ts';
import { NO_SURROUNDINGS, type Surroundings } from '../context/surroundings.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { readStages, type Stage } from '../dockerfile/stages.ts';
import { type FileStyle, readStyle } from '../dockerfile/style.ts';
import { memoize, memoizePair } from '../text/memo.ts';

/** What is known of a file, worked out once for each version of it. */
export const analyse: (file: Dockerfile) => Omit<Analysis, 'surroundings'> = memoize(
  (file) => new FileAnalysis(file, NO_SURROUNDINGS),
);

const runsOf = memoize((file: Dockerfile) => readRuns(file, readStages(file)));

/** The same with what is known beside the text. */
export const analyseIn: (file: Dockerfile, surroundings: Surroundings) => Analysis = memoizePair(
  (file, surroundings) => new FileAnalysis(file, surroundings),
);

/**
 * A class, since a getter in an object literal costs a hidden class of its own for each object, which keeps the whole
 * file in memory.
 */
class FileAnalysis implements Analysis {
  readonly stages: readonly Stage[];
  readonly runs: readonly RunSite[];
  readonly surroundings: Surroundings;
  readonly #file: Dockerfile;
  #style: FileStyle | undefined;

  constructor(file: Dockerfile, surroundings: Surroundings) {
    this.surroundings = surroundings;
    this.stages = readStages(file);
    this.runs = runsOf(file);
    this.#file = file;
  }

  /** Worked out when a transform asks for it: most only put a word behind another. */
  get style(): FileStyle {
    this.#style ??= readStyle(this.#file);
    return this.#style;
  }
}
