import { printableSentence } from './printable.ts';
import { wrapAfter } from './wrap.ts';
import type { View } from './report-options.ts';

const INDENT = '  ';
const FIELD_INDENT = '      ';
const LABEL_WIDTH = 10;

/** A line that a row of the report is about. `transform` is '' where no transform has to do with it. */
export interface Place {
  readonly line: number;
  readonly transform: string;
}

/** In the order of the file, which is the order in which a reader looks at it. */
export function sortByLine<Row extends Place>(rows: readonly Row[]): readonly Row[] {
  return [...rows].sort((a, b) => a.line - b.line);
}

/** How wide the columns of one file are, in UTF-16 code units. */
export interface Columns {
  readonly line: number;
  readonly transform: number;
}

export function measureColumns(places: readonly Place[]): Columns {
  const widest = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, text.length), 0);
  return {
    line: widest(places.map(({ line }) => String(line))),
    transform: widest(places.map(({ transform }) => printableSentence(transform))),
  };
}

/** "  line 12  pip-no-cache  " in aligned columns, and the text after it, broken at the width of the view. */
export function placeRow(place: Place, text: string, columns: Columns, view: View): readonly string[] {
  const plain = placeText(place, columns);
  const [first, ...rest] = wrapAfter(plain, printableSentence(text), view.width);
  return [colourPlace(plain, place, view) + first!.slice(plain.length), ...rest];
}

/** The same on one line however long, with the text as a title. */
export function titleRow(place: Place, text: string, columns: Columns, view: View): string {
  return colourPlace(placeText(place, columns), place, view) + view.palette.strong(printableSentence(text));
}

/** The same on one line however long. */
export function unbrokenRow(place: Place, text: string, columns: Columns, view: View): string {
  return colourPlace(placeText(place, columns), place, view) + printableSentence(text);
}

/** Further text of a row, unbroken, under its transform. */
export function unbrokenRest(label: string, text: string, columns: Columns, view: View): string {
  const indent = ' '.repeat(INDENT.length + 'line '.length + columns.line + 2);
  return `${indent}${view.palette.faint(label)} ${printableSentence(text)}`;
}

/** A label and its sentences, one under the other; nothing where there is no sentence. */
export function fieldRows(label: string, texts: readonly string[], view: View): readonly string[] {
  const { palette, width } = view;
  const start = FIELD_INDENT + label.padEnd(LABEL_WIDTH);
  const lines = texts.flatMap((text) => wrapAfter(' '.repeat(start.length), printableSentence(text), width));
  return lines.map((line, i) => (i === 0 ? palette.faint(start) + line.slice(start.length) : line));
}

/** A sentence of the file's block, indented once and broken at the width of the view. */
export function sentenceRows(text: string, view: View): readonly string[] {
  return wrapAfter(INDENT, printableSentence(text), view.width);
}

function placeText({ line, transform }: Place, columns: Columns): string {
  const start = `${INDENT}line ${String(line).padStart(columns.line)}  `;
  return transform === '' ? start : `${start}${printableSentence(transform).padEnd(columns.transform)}  `;
}

function colourPlace(plain: string, { transform }: Place, { palette }: View): string {
  const id = printableSentence(transform);
  if (id === '') return plain;
  const at = plain.indexOf(id, plain.indexOf('line ') + 'line '.length);
  return plain.slice(0, at) + palette.place(id) + plain.slice(at + id.length);
}
