import type { Span } from './span.ts';

/** Replaces the code units of `span` by `text`. An empty span inserts, an empty text removes. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** Two edits touch the same place: which of them should win is not a question for the text layer. */
export class EditConflict extends Error {
  override readonly name = 'EditConflict';
}

/** The edits in the order of their places. @throws EditConflict when two of them overlap or insert at the same place. */
export function sortEdits(edits: readonly Edit[]): readonly Edit[] {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  for (let i = 1; i < sorted.length; i += 1) {
    const [previous, next] = [sorted[i - 1]!, sorted[i]!];
    const isSamePoint = previous.span.start === next.span.start;
    if (next.span.start < previous.span.end || isSamePoint) {
      throw new EditConflict(`edits at ${previous.span.start} and ${next.span.start} touch the same text`);
    }
  }
  return sorted;
}

/**
 * The text with all edits made. Offsets of every edit count in the text before any of them.
 * @throws EditConflict when two edits overlap; RangeError when one lies outside the text.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let done = 0;
  for (const { span, text: replacement } of sortEdits(edits)) {
    if (span.start < 0 || span.end > text.length || span.end < span.start) {
      throw new RangeError(`edit ${span.start}-${span.end} lies outside a text of ${text.length} code units`);
    }
    result += text.slice(done, span.start) + replacement;
    done = span.end;
  }
  return result + text.slice(done);
}
