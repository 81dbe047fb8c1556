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
  /** Every fourth of them, once more in the same thread, and how long that took. */
  readonly filesAgain: number;
  readonly millisecondsAgain: number;
  /** Files on which the job threw. */
  readonly failed: number;
}
