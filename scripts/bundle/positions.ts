// What dockerfile-ast uses of vscode-languageserver-types, without its checks of every argument: they take a tenth of the
// time of a run, and loading the package is felt at the start. test/bundle.test.ts holds the two against each other.

interface PlainPosition {
  readonly line: number;
  readonly character: number;
}

interface PlainRange {
  readonly start: PlainPosition;
  readonly end: PlainPosition;
}

export const Position = {
  create: (line: number, character: number): PlainPosition => ({ line, character }),
};

type Ends = readonly [PlainPosition, PlainPosition] | readonly [number, number, number, number];

export const Range = {
  create: (...ends: Ends): PlainRange => {
    if (ends.length === 2) return { start: ends[0], end: ends[1] };
    const [line, character, endLine, endCharacter] = ends;
    return { start: { line, character }, end: { line: endLine, character: endCharacter } };
  },
};
