import type { Analysis } from '../analysis.ts';
import { consumersOf } from '../../context/consumers/consumers-of.ts';
import { mayUse } from '../../context/consumers/stage-use.ts';
import type { RunInImage } from '../../context/consumers/use.ts';
import type { Stage } from '../../dockerfile/stages.ts';

/** A command that a file of the project runs in containers of a stage. */
export interface ConsumerRun extends RunInImage {
  /** For a message: `line 12 of docker-compose.yml`. */
  readonly where: string;
}

/** What files of the project are known to run in containers of a stage, beside what the Dockerfile says. */
export function findConsumerRuns({ surroundings, stages }: Analysis, stage: Stage): readonly ConsumerRun[] {
  return consumersOf(surroundings)
    .found.filter((consumer) => !consumer.isUncertain && mayUse(consumer, stage, stages))
    .flatMap(({ runs = [], path }) => runs.map((run) => ({ ...run, where: `line ${run.line} of ${path}` })));
}
