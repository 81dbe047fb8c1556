import type { Span } from './span.ts';
import { countLeading } from './halving.ts';

/** A run of code units that stands in the source as it stands in the text made from it. */
export interface Segment {
  /** Where the run starts in the made text. */
  readonly at: number;
  /** Where the same run starts in the source. */
  readonly source: number;
}

/**
 * A text that was made from a source by leaving parts out (continuation marks, comment lines), every code unit of which
 * can be traced back. Offsets into the text and into the source are both in UTF-16 code units.
 */
export interface MappedText {
  readonly text: string;
  /** Ascending in both members; the first starts at 0 unless the text is empty. */
  readonly segments: readonly Segment[];
}

const NO_SEGMENTS: Segment[] = [];

/** Collects the runs of a source that make up a {@link MappedText}. */
export class MappedTextBuilder {
  #text = '';
  #segments: Segment[] = NO_SEGMENTS;
  readonly #source: string;
  readonly #origin: number;

  /** @param origin the offset that counts as 0 in the segments; what is added still counts from the source's start */
  constructor(source: string, origin = 0) {
    this.#source = source;
    this.#origin = origin;
  }

  get length(): number {
    return this.#text.length;
  }

  /** Appends the source from `start` up to `end`. */
  add(start: number, end: number): void {
    if (end <= start) return;
    const segment = { at: this.#text.length, source: start - this.#origin };
    // V8 gives an empty list room for 17 at the first push, and most instructions have one line.
    if (this.#segments === NO_SEGMENTS) this.#segments = [segment];
    else this.#segments.push(segment);
    this.#text += this.#source.slice(start, end);
  }

  build(): MappedText {
    return { text: this.#text, segments: this.#segments };
  }
}

/** Where code unit `offset` of the text stands in the source. @throws RangeError outside the text. */
export function sourceOffset(mapped: MappedText, offset: number): number {
  if (offset < 0 || offset >= mapped.text.length) {
    throw new RangeError(`offset ${offset} lies outside a text of ${mapped.text.length} code units`);
  }
  const segment = mapped.segments[segmentIndex(mapped.segments, offset)]!;
  return segment.source + (offset - segment.at);
}

/** The source between the first and the last code unit of a non-empty span, whatever lies between them. */
export function sourceSpan(mapped: MappedText, span: Span): Span {
  return { start: sourceOffset(mapped, span.start), end: sourceOffset(mapped, span.end - 1) + 1 };
}

/** Whether the span stands in the source in one piece, so that replacing it replaces nothing else. */
export function isContiguous(mapped: MappedText, span: Span): boolean {
  const source = sourceSpan(mapped, span);
  return source.end - source.start === span.end - span.start;
}

/** The part of the text that `span` covers, as a mapped text of its own. */
export function sliceMapped(mapped: MappedText, span: Span): MappedText {
  const text = mapped.text.slice(span.start, span.end);
  if (text === '') return { text, segments: [] };
  const first = segmentIndex(mapped.segments, span.start);
  const segments: Segment[] = [];
  for (let i = first; i < mapped.segments.length && mapped.segments[i]!.at < span.end; i += 1) {
    const { at, source } = mapped.segments[i]!;
    const skipped = Math.max(0, span.start - at);
    segments.push({ at: at + skipped - span.start, source: source + skipped });
  }
  return { text, segments };
}

function segmentIndex(segments: readonly Segment[], offset: number): number {
  return Math.max(0, countLeading(segments, ({ at }) => at <= offset) - 1);
}
