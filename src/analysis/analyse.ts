import type { Analysis } from './analysis.ts';
import { readRuns } from './runs.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { readStages } from '../dockerfile/stages.ts';
import { type FileStyle, readStyle } from '../dockerfile/style.ts';

const known = new WeakMap<Dockerfile, Analysis>();

/** What is known of a file, worked out once for each version of it. */
export function analyse(file: Dockerfile): Analysis {
  let analysis = known.get(file);
  if (!analysis) {
    const stages = readStages(file);
    analysis = withStyle({ stages, runs: readRuns(file, stages) }, file);
    known.set(file, analysis);
  }
  return analysis;
}

/** The style is worked out when a transform asks for it: most only put a word behind another. */
function withStyle(facts: Omit<Analysis, 'style'>, file: Dockerfile): Analysis {
  let style: FileStyle | undefined;
  return {
    ...facts,
    get style() {
      style ??= readStyle(file);
      return style;
    },
  };
}
