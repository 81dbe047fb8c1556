import type { Span } from '../text/span.ts';

/** Where the parser library says that a node stands. */
export interface Position {
  readonly pos: number;
  readonly end: number;
}

export function toSpan({ pos, end }: Position): Span {
  return { start: pos, end };
}
