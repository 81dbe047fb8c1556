import { describe, expect, test } from 'vitest';
import { lastLine } from '../../src/dockerfile/instruction.ts';
import { scan, type Scan } from '../../src/dockerfile/scan.ts';
import { ScanError } from '../../src/dockerfile/scan-error.ts';
import { describeShared, readShared } from '../shared.ts';

interface Heredoc {
  readonly name: string;
  readonly content: string;
  readonly expand: boolean;
  readonly chomp: boolean;
}

interface Answer {
  readonly id: string;
  readonly text: string;
  readonly accepted: boolean;
  readonly error?: string;
  readonly escape?: string;
  readonly instructions?: readonly {
    readonly keyword: string;
    readonly startLine: number;
    readonly endLine: number;
    readonly text: string;
    readonly flags?: readonly string[];
    readonly json?: boolean;
    readonly arguments?: readonly string[];
    readonly heredocs?: readonly Heredoc[];
  }[];
}

/** Texts on which we differ from BuildKit on purpose, each with the reason. A listed text that agrees fails the test. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'fuzz-0223': 'a heredoc word with ${X:-y} in it: BuildKit sees no heredoc, we refuse the file as unterminated',
};

describeShared('oracle/parser.jsonl.gz', 'BuildKit', (path) => {
  const answers = readShared<Answer>(path);

  test('all 2,829 answers are there, and at most 10 are excepted', () => {
    expect(answers).toHaveLength(2829);
    expect(Object.keys(EXCEPTIONS).length).toBeLessThanOrEqual(10);
  });

  describe.each([...new Set(answers.map(({ id }) => id.split('-')[0]!))])('%s texts', (kind) => {
    test('are read as BuildKit reads them', () => {
      const differing = answers
        .filter(({ id }) => id.startsWith(`${kind}-`))
        .filter((answer) => describeOurs(answer.text) !== describeTheirs(answer));
      expect(differing.map(({ id }) => id)).toEqual(Object.keys(EXCEPTIONS).filter((id) => id.startsWith(`${kind}-`)));
    });
  });
});

function describeTheirs({ accepted, escape, instructions = [] }: Answer): string {
  if (!accepted) return 'rejected';
  const rows = instructions.map((instruction) => ({
    keyword: instruction.keyword,
    lines: [instruction.startLine, instruction.endLine],
    text: instruction.text,
    flags: instruction.flags ?? [],
    strings: instruction.json ? stringsOf(instruction.keyword, instruction.arguments ?? []) : undefined,
    heredocs: instruction.heredocs ?? [],
  }));
  return JSON.stringify({ escape, rows }, undefined, 1);
}

/** The oracle gives the type of a HEALTHCHECK as its first argument. */
function stringsOf(keyword: string, all: readonly string[]): readonly string[] {
  return keyword.toLowerCase() === 'healthcheck' ? all.slice(1) : all;
}

function describeOurs(text: string): string {
  const found = tryScan(text);
  if (!found) return 'rejected';
  const rows = found.instructions.map((instruction) => {
    const { keywordText, joined, flags, json, heredocs, source } = instruction.content;
    return {
      keyword: keywordText,
      lines: [instruction.line, lastLine(instruction)],
      text: joined.text,
      flags: flags.map((flag) => flag.text),
      strings: json,
      heredocs: heredocs.map(({ name, bodySpan, expand, chomp }) => ({
        name,
        content: source.slice(bodySpan.start, bodySpan.end),
        expand,
        chomp,
      })),
    };
  });
  return JSON.stringify({ escape: found.escape, rows }, undefined, 1);
}

function tryScan(text: string): Scan | undefined {
  try {
    return scan(text);
  } catch (error) {
    if (error instanceof ScanError) return undefined;
    throw error;
  }
}
