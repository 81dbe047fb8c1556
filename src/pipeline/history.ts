import type { Edit } from '../text/edit.ts';
import { sortEdits } from '../text/edit.ts';
import { countLeading } from '../text/halving.ts';

/** The edits of all steps so far, so that a place in the text of today can be named by its line in the first text. */
export class History {
  /** The text before any step. */
  readonly original: string;
  readonly #lineStarts: readonly number[];
  readonly #steps: Made[];

  constructor(original: string, steps: readonly Made[] = [], lineStarts = findLineStarts(original)) {
    this.original = original;
    this.#lineStarts = lineStarts;
    this.#steps = [...steps];
  }

  /** A history of its own that begins as this one stands. */
  fork(): History {
    return new History(this.original, this.#steps, this.#lineStarts);
  }

  /** @param edits of one step, in offsets of the text before it */
  record(edits: readonly Edit[]): void {
    this.#steps.push(placeEdits(sortEdits(edits)));
  }

  /** The number, from 1, of the line of the first text at which `offset` of the present text stands or was put in. */
  originalLine(offset: number): number {
    const original = this.#steps.reduceRight((at, made) => undo(at, made), offset);
    return countLeading(this.#lineStarts, (start) => start <= original);
  }
}

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The edits of one step, in the order of the text that they made. */
type Made = readonly PlacedEdit[];

interface PlacedEdit {
  /** Where the new text stands. */
  readonly start: number;
  readonly end: number;
  /** Where the old text began. */
  readonly was: number;
  /** How much further behind everything stands that follows. */
  readonly shift: number;
}

/** @param edits sorted by their place */
function placeEdits(edits: readonly Edit[]): Made {
  let shift = 0;
  return edits.map(({ span, text }) => {
    const start = span.start + shift;
    shift += text.length - (span.end - span.start);
    return { start, end: start + text.length, was: span.start, shift };
  });
}

/** Where an offset after some edits stood before them; inside new text, the place where that was put in. */
function undo(offset: number, made: Made): number {
  const last = made[countLeading(made, ({ start }) => start <= offset) - 1];
  if (!last) return offset;
  return offset < last.end ? last.was : offset - last.shift;
}
