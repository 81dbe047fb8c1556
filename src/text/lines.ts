/** One physical line: `[start, end)` without its line end, `next` where the following line starts. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/**
 * The line that starts at `start`. Lines end at LF as BuildKit's do; carriage returns before the LF belong to the line
 * end, a lone one is text (trap A8 of dockerfile-ast).
 */
export function readLine(text: string, start: number): Line {
  const lf = text.indexOf('\n', start);
  const next = lf === -1 ? text.length : lf + 1;
  let end = lf === -1 ? text.length : lf;
  while (end > start && text.charCodeAt(end - 1) === 13) end -= 1;
  return { start, end, next };
}

export type LineEnd = '\n' | '\r\n';

/** The line end that most lines of the text have; LF where there is none (trap A5). */
export function dominantLineEnd(text: string): LineEnd {
  let lf = 0;
  let crlf = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    if (at > 0 && text.charCodeAt(at - 1) === 13) crlf += 1;
    else lf += 1;
  }
  return crlf > lf ? '\r\n' : '\n';
}

/** The number of the line, from 1, in which `offset` stands. */
export function lineNumberAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

export const BYTE_ORDER_MARK = '\uFEFF';
