import type { Edit } from '../text/edit.ts';
import { sortEdits } from '../text/edit.ts';

/** The edits of all steps so far, so that a place in the text of today can be named by its line in the first text. */
export class History {
  readonly #lineStarts: readonly number[];
  readonly #steps: (readonly Edit[])[];

  /** @param original the text before any step */
  constructor(original: string, steps: readonly (readonly Edit[])[] = [], lineStarts = findLineStarts(original)) {
    this.#lineStarts = lineStarts;
    this.#steps = [...steps];
  }

  /** A history of its own that begins as this one stands. */
  fork(): History {
    return new History('', this.#steps, this.#lineStarts);
  }

  /** @param edits of one step, in offsets of the text before it */
  record(edits: readonly Edit[]): void {
    this.#steps.push(sortEdits(edits));
  }

  /** The number, from 1, of the line of the first text at which `offset` of the present text stands or was put in. */
  originalLine(offset: number): number {
    const original = this.#steps.reduceRight((at, edits) => undo(at, edits), offset);
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#lineStarts[middle]! <= original) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }
}

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Where an offset after some edits stood before them; inside new text, the place where that was put in. */
function undo(offset: number, edits: readonly Edit[]): number {
  let shift = 0;
  for (const { span, text } of edits) {
    const start = span.start + shift;
    if (offset < start) break;
    if (offset < start + text.length) return span.start;
    shift += text.length - (span.end - span.start);
  }
  return offset - shift;
}
