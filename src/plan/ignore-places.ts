import { type IgnoreSyntax, readIgnoreSyntax, readSkippedChecks } from './ignore-syntax.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { readStages, type Stage } from '../dockerfile/stages.ts';
import { countLeading } from '../text/halving.ts';

/** An ignore comment and where it stands. */
export interface PlacedIgnore extends IgnoreSyntax {
  /** The number, from 1, of its line. */
  readonly line: number;
  /** As written, from its `#` on, blanks at its end dropped. */
  readonly text: string;
  /** The instruction that it stands in, or directly above with nothing but comments between. */
  readonly instruction: Instruction | undefined;
  /** The stage that it stands in; that of a FROM for a comment directly above the FROM. */
  readonly stage: Stage | undefined;
}

/** The ignore comments of a file in the order of its lines. */
export function findIgnores(file: Dockerfile): readonly PlacedIgnore[] {
  const placed = [
    ...skippedChecks(file),
    ...ignoresBetween(file),
    ...file.instructions.flatMap((instruction) => [...ignoresWithin(file, instruction)]),
  ];
  return placed.sort((a, b) => a.line - b.line);
}

/** The directive of BuildKit; the directives of a file are its first lines. */
function skippedChecks({ text, directives }: Dockerfile): readonly PlacedIgnore[] {
  return directives.flatMap(({ name, value, span }, i) => {
    const syntax = name === 'check' ? readSkippedChecks(value) : undefined;
    if (!syntax) return [];
    return [
      {
        ...syntax,
        line: i + 1,
        text: text.slice(span.start, span.end).trim(),
        instruction: undefined,
        stage: undefined,
      },
    ];
  });
}

/** Comments on lines of their own between the instructions. */
function* ignoresBetween(file: Dockerfile): Generator<PlacedIgnore> {
  const atLine = new Map(file.instructions.map((instruction) => [instruction.line, instruction]));
  const stageAt = stageFinder(file);
  const { comments } = file;
  // From the last one up: of a block the lowest comment knows the instruction, the others take it over from below.
  let below: { readonly line: number; readonly instruction: Instruction | undefined } | undefined;
  for (let i = comments.length - 1; i >= 0; i -= 1) {
    const { span, line } = comments[i]!;
    const instruction: Instruction | undefined = below?.line === line + 1 ? below.instruction : atLine.get(line + 1);
    below = { line, instruction };
    const text = file.text.slice(span.start, span.end).trim();
    const syntax = readIgnoreSyntax(text);
    if (!syntax) continue;
    const isAboveFrom = instruction?.content.keyword === 'from';
    yield { ...syntax, line, text, instruction, stage: stageAt(isAboveFrom ? instruction.start : span.start) };
  }
}

/** Comments between the lines of one instruction. Hadolint does not look there, so only ours count. */
function* ignoresWithin(file: Dockerfile, instruction: Instruction): Generator<PlacedIgnore> {
  const { innerComments, source } = instruction.content;
  if (innerComments.length === 0) return;
  const stage = stageFinder(file)(instruction.start);
  let line = instruction.line;
  let counted = 0;
  for (const span of innerComments) {
    for (let at = source.indexOf('\n', counted); at !== -1 && at < span.start; at = source.indexOf('\n', at + 1)) {
      line += 1;
      counted = at + 1;
    }
    const text = source.slice(span.start, span.end).trim();
    const syntax = readIgnoreSyntax(text);
    if (syntax?.tool === 'dockoptimize') yield { ...syntax, line, text, instruction, stage };
  }
}

/** Gives the stage of an offset: the last one whose FROM starts at or before it. */
function stageFinder(file: Dockerfile): (offset: number) => Stage | undefined {
  const stages = readStages(file);
  return (offset) => stages[countLeading(stages, ({ from }) => from.start <= offset) - 1];
}
