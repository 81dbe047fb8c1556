/** What is measured, in this order, each on the same files. */
export const JOBS = [
  'dockerfile-ast',
  'default',
  'unsafe',
  'everything',
  'dockerfile-utils format',
  '@tdurieux/dinghy parse and print',
] as const;
export type Job = (typeof JOBS)[number];

export interface JobResult {
  readonly files: number;
  readonly milliseconds: number;
  /** Of the same files once more in the same thread. */
  readonly millisecondsAgain: number;
  /** Files on which the job threw. */
  readonly failed: number;
}
