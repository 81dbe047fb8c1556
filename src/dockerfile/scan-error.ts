/** Why BuildKit would not take a text, by the place in the reading that finds it. */
export const SCAN_PROBLEMS = [
  'no-instructions',
  'duplicate-directive',
  'bad-escape',
  'line-too-long',
  'unterminated-heredoc',
  'bad-heredoc',
  'bad-json',
  'bad-name-value',
] as const;
export type ScanProblem = (typeof SCAN_PROBLEMS)[number];

/** BuildKit rejects the text. `message` is a clause that says what is wrong; `line` counts from 1. */
export class ScanError extends Error {
  override readonly name = 'ScanError';
  readonly problem: ScanProblem;
  readonly line: number;

  constructor(problem: ScanProblem, message: string, line: number) {
    super(message);
    this.problem = problem;
    this.line = line;
  }
}
