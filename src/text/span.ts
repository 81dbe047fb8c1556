/** A half-open range of a text: `start` is the first UTF-16 code unit in it, `end` the first one after it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The same range, `by` code units further on. */
export function shiftSpan(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

/** Whether two ranges share a code unit or begin at the same place, so that edits of both could not be told apart. */
export function isOverlapping(a: Span, b: Span): boolean {
  return (a.start < b.end && b.start < a.end) || a.start === b.start;
}
