import { DockerfileParser } from 'dockerfile-ast';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dockerfileText, runs, tokenSoup } from './dockerfile-texts.ts';
import { describeShared, readShared } from '../shared.ts';
import { readInstructions, type SeenInstruction } from '../../src/dockerfile/second-reader.ts';

/** The same list by the library alone, with everything that it does besides. */
function readByLibrary(text: string): readonly SeenInstruction[] {
  return DockerfileParser.parse(text)
    .getInstructions()
    .map((instruction) => ({ keyword: instruction.getKeyword(), line: instruction.getRange().start.line + 1 }));
}

function expectSame(text: string): void {
  expect(readInstructions(text)).toEqual(readByLibrary(text));
}

describe('the second reader sees the instructions that dockerfile-ast sees', () => {
  test.each([
    'RUN <<EOF\nFROM x\nEOF\n',
    'RUN <\\\n<EOF\nFROM x\nEOF\n',
    'RUN <\\<EOF\nFROM x\nEOF\n',
    'ONBUILD RUN <<EOF\nFROM x\nEOF\n',
    'ONBUILD\n',
    'COPY ["<<EOF", "/x"]\nFROM x\nEOF\n',
    'MAINTAINER <a@b>\nRUN a < b < c\n',
  ])('in %j', expectSame);

  test('in texts that are Dockerfiles', () => {
    fc.assert(fc.property(dockerfileText, expectSame), runs(1500));
  });

  test('in token soup', () => {
    fc.assert(fc.property(tokenSoup, expectSame), runs(3000));
  });
});

describeShared('oracle/parser.jsonl.gz', 'dockerfile-ast', (path) => {
  test('in every text of the oracle', () => {
    for (const { text } of readShared<{ readonly text: string }>(path)) expectSame(text);
  });
});
