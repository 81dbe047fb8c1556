/** So many lines are told of a log, and so many before them that name an error: what is wrong is said before what follows. */
const MOST_LINES = 12;
const MOST_ERRORS = 4;
const ERROR = /\berror\b|\bnot found\b|No such file|\bfatal\b|Permission denied/i;

/** BuildKit begins each line with the number of its step, and says of one step that it failed. */
const FAILED_STEP = /^#(\d+) ERROR: /gm;

/** What a person looks at first in the log of a build that failed: the end of the failed step's output, else of the log. */
export function readLogTail(log: string): readonly string[] {
  const text = log.replaceAll('\r\n', '\n');
  const step = [...text.matchAll(FAILED_STEP)].at(-1)?.[1];
  const start = `#${step} `;
  const own = step === undefined ? [] : text.split('\n').filter((line) => line.startsWith(start));
  const output = own.slice(1, -1).map((line) => line.slice(start.length));
  const lines = (output.length > 0 ? output : text.split('\n')).filter((line) => line.trim() !== '');
  const errors = lines.slice(0, -MOST_LINES).filter((line) => ERROR.test(line));
  return [...errors.slice(-MOST_ERRORS), ...lines.slice(-MOST_LINES)];
}
