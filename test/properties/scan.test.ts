import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dockerfileText, runs, tokenSoup } from './dockerfile-texts.ts';
import { describeShared, readShared } from '../shared.ts';
import { readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { type InstructionContent, instructionEnd } from '../../src/dockerfile/instruction.ts';
import { scan, type Scan } from '../../src/dockerfile/scan.ts';
import { ScanError } from '../../src/dockerfile/scan-error.ts';
import { lineNumberAt } from '../../src/text/lines.ts';
import { sourceOffset } from '../../src/text/mapped-text.ts';

/** `undefined` where BuildKit rejects the text; anything but a ScanError is thrown on. */
function tryScan(text: string): Scan | undefined {
  try {
    return scan(text);
  } catch (error) {
    if (error instanceof ScanError) return undefined;
    throw error;
  }
}

function expectConsistent(text: string, found: Scan): void {
  let at = 0;
  for (const instruction of found.instructions) {
    const { content, start, line } = instruction;
    expect(start).toBeGreaterThanOrEqual(at);
    expectNothingBetween(text.slice(at, start));
    expect(text.slice(start, instructionEnd(instruction))).toBe(content.source);
    expect(line).toBe(lineNumberAt(text, start));
    expectContent(content);
    at = instructionEnd(instruction);
    expect(text.slice(at, at + 1)).toMatch(/^[\r\n]?$/);
  }
  expectNothingBetween(text.slice(at));
  for (const { span, line } of [
    ...found.comments,
    ...found.directives.map(({ span: place }, i) => ({ span: place, line: i + 1 })),
  ]) {
    expect(text.slice(span.start, span.end).trimStart()[0]).toBe('#');
    expect(line).toBe(lineNumberAt(text, span.start));
  }
}

/** Between instructions stand a byte order mark, blank lines and comments, and nothing else. */
function expectNothingBetween(text: string): void {
  const rest = text.replace(/^\uFEFF/, '').split('\n').filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#')); // prettier-ignore
  expect(rest.filter((line) => !/^[\s\u0085]*(?:#.*)?$/.test(line))).toEqual([]);
}

function expectContent({
  source,
  joined,
  flags,
  argumentsSpan,
  heredocs,
  innerComments,
  trigger,
}: InstructionContent): void {
  let last = -1;
  for (let i = 0; i < joined.text.length; i += 1) {
    const from = sourceOffset(joined, i);
    expect(from).toBeGreaterThan(last);
    last = from;
    if (source[from] !== joined.text[i]) expect(source[from]).toBe(joined.text[i]);
  }
  for (const { start, end } of [argumentsSpan, ...flags.map(({ span }) => span)]) {
    expect(0 <= start && start <= end && end <= joined.text.length).toBe(true);
  }
  for (const { bodySpan, terminatorSpan, name, chomp } of heredocs) {
    expect(bodySpan.end).toBe(terminatorSpan.start);
    const terminator = source.slice(terminatorSpan.start, terminatorSpan.end);
    expect(chomp ? terminator.replace(/^\t+/, '') : terminator).toBe(name);
  }
  for (const { start, end } of innerComments) expect(source.slice(start, end).trim()[0]).toBe('#');
  if (trigger) expect(trigger.source).toBe(source);
}

describe('scan', () => {
  test('throws nothing but ScanError on token soup, and what it gives fits the text', () => {
    fc.assert(
      fc.property(tokenSoup, (text) => {
        const found = tryScan(text);
        if (found) expectConsistent(text, found);
      }),
      runs(4000),
    );
  });

  test('gives what fits the text on Dockerfiles', () => {
    let accepted = 0;
    fc.assert(
      fc.property(dockerfileText, (text) => {
        const found = tryScan(text);
        if (!found) return;
        accepted += 1;
        expectConsistent(text, found);
      }),
      runs(1000),
    );
    expect(accepted).toBeGreaterThan(500);
  });

  test('readDockerfile refuses or reads, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(tokenSoup, dockerfileText, fc.string({ unit: 'binary' })), (text) => {
        expect(['dockerfile', 'refused']).toContain(readDockerfile(text).kind);
      }),
      runs(2000),
    );
  });
});

describeShared('corpus/dockerfiles.jsonl.gz', 'the corpus', (path) => {
  test('every 40th file: what scan gives fits the text', () => {
    for (const [i, { text }] of readShared<{ readonly text: string }>(path).entries()) {
      if (i % 40 !== 0) continue;
      const found = tryScan(text);
      if (found) expectConsistent(text, found);
    }
  });
});
