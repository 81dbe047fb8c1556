import type { Analysis } from './analysis.ts';
import { readRuns } from './runs.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { readStages } from '../dockerfile/stages.ts';
import { readStyle } from '../dockerfile/style.ts';

const known = new WeakMap<Dockerfile, Analysis>();

/** What is known of a file, worked out once for each version of it. */
export function analyse(file: Dockerfile): Analysis {
  let analysis = known.get(file);
  if (!analysis) {
    const stages = readStages(file);
    analysis = { stages, style: readStyle(file), runs: readRuns(file, stages) };
    known.set(file, analysis);
  }
  return analysis;
}
