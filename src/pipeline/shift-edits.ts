import type { Edit } from '../text/edit.ts';
import { shiftSpan } from '../text/span.ts';

/** Edits in the offsets of a text, moved to where their places stand after `done`, which they do not overlap. */
export function shiftEdits(edits: readonly Edit[], done: readonly Edit[]): readonly Edit[] {
  if (done.length === 0) return edits;
  return edits.map(({ span, text }) => {
    let by = 0;
    for (const other of done) {
      if (other.span.end <= span.start) by += other.text.length - (other.span.end - other.span.start);
    }
    return { span: shiftSpan(span, by), text };
  });
}
