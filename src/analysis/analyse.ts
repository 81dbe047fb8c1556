import type { Analysis, RunSite } from './analysis.ts';
import { readRuns } from './runs.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { readStages, type Stage } from '../dockerfile/stages.ts';
import { type FileStyle, readStyle } from '../dockerfile/style.ts';
import { memoize } from '../text/memo.ts';

/** What is known of a file, worked out once for each version of it. */
export const analyse: (file: Dockerfile) => Analysis = memoize((file) => new FileAnalysis(file));

/**
 * A class, since a getter in an object literal costs a hidden class of its own for each object, which keeps the whole
 * file in memory.
 */
class FileAnalysis implements Analysis {
  readonly stages: readonly Stage[];
  readonly runs: readonly RunSite[];
  readonly #file: Dockerfile;
  #style: FileStyle | undefined;

  constructor(file: Dockerfile) {
    this.stages = readStages(file);
    this.runs = readRuns(file, this.stages);
    this.#file = file;
  }

  /** Worked out when a transform asks for it: most only put a word behind another. */
  get style(): FileStyle {
    this.#style ??= readStyle(this.#file);
    return this.#style;
  }
}
