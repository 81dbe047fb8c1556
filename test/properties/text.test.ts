import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from './dockerfile-texts.ts';
import { applyEdits, EditConflict, type Edit } from '../../src/text/edit.ts';
import { dominantLineEnd, lineNumberAt, readLine } from '../../src/text/lines.ts';
import {
  type MappedText,
  MappedTextBuilder,
  sliceMapped,
  sourceOffset,
  sourceSpan,
} from '../../src/text/mapped-text.ts';
import { shiftEdits } from '../../src/pipeline/shift-edits.ts';
import { isOverlapping } from '../../src/text/span.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r', '\u{1F433}', ' '), maxLength: 60 });

/** Edits of a text of `length` code units that do not touch each other, in any order. */
function editsOf(length: number): fc.Arbitrary<readonly Edit[]> {
  const cuts = fc.uniqueArray(fc.nat({ max: length }), { minLength: 2, maxLength: 8 });
  return fc
    .tuple(cuts, fc.array(fc.string({ maxLength: 4 }), { minLength: 4, maxLength: 4 }), fc.boolean())
    .map(([at, texts, isReversed]) => {
      const sorted = [...at].sort((a, b) => a - b);
      const edits: Edit[] = [];
      for (let i = 0; i + 1 < sorted.length; i += 2)
        edits.push({ span: { start: sorted[i]!, end: sorted[i + 1]! }, text: texts[i / 2]! });
      return isReversed ? edits.reverse() : edits;
    });
}

const edited = text.chain((before) =>
  fc.tuple(fc.constant(before), before.length < 2 ? fc.constant([]) : editsOf(before.length)),
);

/** The edits that take the result back. */
function invert(before: string, edits: readonly Edit[]): readonly Edit[] {
  let shift = 0;
  return [...edits].sort((a, b) => a.span.start - b.span.start).map(({ span, text: replacement }) => {
    const start = span.start + shift;
    shift += replacement.length - (span.end - span.start);
    return { span: { start, end: start + replacement.length }, text: before.slice(span.start, span.end) };
  }); // prettier-ignore
}

describe('applyEdits', () => {
  test('is undone by the inverse edits, in whatever order the edits are given', () => {
    fc.assert(
      fc.property(edited, ([before, edits]) => {
        const inverse = invert(before, edits);
        // Two neighbours that both removed everything meet in one point: that is a conflict, and no round trip.
        fc.pre(new Set(inverse.map(({ span }) => span.start)).size === inverse.length);
        expect(applyEdits(applyEdits(before, edits), inverse)).toBe(before);
      }),
      runs(500),
    );
  });

  test('at once is the same as one after the other with shifted offsets', () => {
    fc.assert(
      fc.property(edited, ([before, edits]) => {
        let result = before;
        const done: Edit[] = [];
        for (const edit of edits) {
          result = applyEdits(result, shiftEdits([edit], done));
          done.push(edit);
        }
        expect(result).toBe(applyEdits(before, edits));
      }),
      runs(500),
    );
  });

  test('throws EditConflict for overlapping edits, RangeError outside of the text, and nothing else', () => {
    const span = fc
      .tuple(fc.integer({ min: -2, max: 12 }), fc.integer({ min: -2, max: 12 }))
      .map(([start, end]) => ({ start, end }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 4 }), (spans) => {
        const isRight = spans.every(({ start, end }) => start >= 0 && end >= start && end <= 10);
        const isApart = spans.every((a, i) => spans.every((b, j) => i === j || !isOverlapping(a, b)));
        try {
          applyEdits(
            '0123456789',
            spans.map((each) => ({ span: each, text: 'x' })),
          );
          expect(isRight && isApart).toBe(true);
        } catch (error) {
          expect(error instanceof EditConflict || error instanceof RangeError).toBe(true);
          expect(isRight && isApart).toBe(false);
        }
      }),
      runs(1000),
    );
  });
});

describe('MappedText', () => {
  /** A source, and what is left of it when some parts are taken out. */
  const mapped = fc.tuple(fc.string({ minLength: 1, maxLength: 40 }), fc.uniqueArray(fc.nat({ max: 40 }), { maxLength: 8 }), fc.nat({ max: 5 })).map(([source, cuts, origin]) => {
    const padded = `${'-'.repeat(origin)}${source}`;
    const at = [...new Set([0, ...cuts.map((cut) => Math.min(cut, source.length)), source.length])].sort((a, b) => a - b);
    const builder = new MappedTextBuilder(padded, origin);
    for (let i = 0; i + 1 < at.length; i += 2) builder.add(at[i]! + origin, at[i + 1]! + origin);
    return { source, mapped: builder.build() };
  }); // prettier-ignore

  function expectTraced(source: string, part: MappedText): void {
    let last = -1;
    for (let i = 0; i < part.text.length; i += 1) {
      const from = sourceOffset(part, i);
      expect(source[from]).toBe(part.text[i]);
      expect(from).toBeGreaterThan(last);
      last = from;
    }
  }

  test('every code unit stands in the source where its offset says', () => {
    fc.assert(
      fc.property(mapped, ({ source, mapped: whole }) => expectTraced(source, whole)),
      runs(500),
    );
  });

  test('a slice is traced as the whole is', () => {
    fc.assert(
      fc.property(mapped, fc.nat(), fc.nat(), ({ source, mapped: whole }, a, b) => {
        const [start, end] = [a % (whole.text.length + 1), b % (whole.text.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const slice = sliceMapped(whole, { start, end });
        expect(slice.text).toBe(whole.text.slice(start, end));
        expectTraced(source, slice);
        if (start === end) return;
        expect(sourceSpan(slice, { start: 0, end: end - start })).toEqual(sourceSpan(whole, { start, end }));
      }),
      runs(500),
    );
  });
});

describe('lines', () => {
  test('cover the text without a gap, and are counted alike by all who count them', () => {
    fc.assert(
      fc.property(text, (whole) => {
        let number = 1;
        for (let at = 0; at < whole.length; number += 1) {
          const line = readLine(whole, at);
          expect(line.start).toBe(at);
          expect(line.next).toBeGreaterThan(at);
          expect(whole.slice(line.end, line.next)).toMatch(/^\r*\n?$/);
          expect(lineNumberAt(whole, at)).toBe(number);
          at = line.next;
        }
        expect(['\n', '\r\n']).toContain(dominantLineEnd(whole));
      }),
      runs(500),
    );
  });
});
