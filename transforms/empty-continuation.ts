import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { findEmptyLines, type EmptyLines } from '../src/dockerfile/empty-lines.ts';
import { KEYWORDS } from '../src/dockerfile/instruction.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason = 'looks-like-instruction';

/**
 * Drops empty lines from within an instruction.
 *
 * An instruction goes on behind an empty line if the line before it ends in a continuation mark. That is easily overlooked,
 * and BuildKit says that it will be an error (`NoEmptyContinuation`).
 *
 * ```dockerfile
 * RUN apt-get update && \
 *
 *     apt-get install -y curl
 * ```
 * becomes
 * ```dockerfile
 * RUN apt-get update && \
 *     apt-get install -y curl
 * ```
 *
 * Where what follows the empty line looks like an instruction of its own, the mark before it may be the mistake: that is
 * left to its author. Comment lines stay.
 */
export const emptyContinuation: Transform<object, Reason> = {
  id: 'empty-continuation',
  summary: 'Drop empty lines from within an instruction',
  category: 'hygiene',
  isDefault: true,
  applicability: 'safe',
  effects: ['reads-the-same'],
  answers: ['NoEmptyContinuation'],
  guide: 'reference/build-checks/no-empty-continuation/',
  refusals: {
    'looks-like-instruction': {
      because: 'what follows the empty line looks like an instruction, and is a part of the one before',
      remedy: 'drop the continuation mark before it if it is one',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile) {
    for (const instruction of file.instructions) {
      if (instruction.content.lineCount < 3) continue;
      const found = findEmptyLines(instruction.content);
      if (found.length === 0) continue;
      const stray = found.find(({ next }) => isLikeInstruction(next));
      if (stray) {
        const detail = `the next line begins with ${firstWord(stray)}`;
        yield { kind: 'refusal', instruction, reason: 'looks-like-instruction', detail };
        continue;
      }
      const { start } = instruction;
      yield {
        kind: 'fix',
        instruction,
        edits: found.map(({ span }) => ({ span: { start: start + span.start, end: start + span.end }, text: '' })),
        title: `Drop the empty lines from within this ${instruction.content.keywordText}`,
        why: 'an instruction that goes on behind an empty line is easily misread, and will be an error for BuildKit',
        evidence: ['builders leave empty lines out when they join the lines of an instruction'],
        assumptions: [],
        effects: ['reads-the-same'],
        applicability: 'safe',
        savings: undefined,
      };
    }
  },
};

function isLikeInstruction(line: string): boolean {
  const word = /^[A-Za-z]+(?=[ \t])/.exec(line)?.[0];
  // In small letters and on a line that is indented it is a word of a command: `run`, `copy`, `env`.
  return (
    word !== undefined && word === word.toUpperCase() && (KEYWORDS as readonly string[]).includes(word.toLowerCase())
  );
}

function firstWord({ next }: EmptyLines): string {
  return /^\S+/.exec(next)![0];
}
