import { ARGUMENT_SEPARATOR } from './blanks.ts';
import type { MappedText } from '../text/mapped-text.ts';
import type { EscapeCharacter } from './directives.ts';
import type { Flag } from './flags.ts';
import type { HeredocWord } from './heredoc.ts';
import type { Span } from '../text/span.ts';

/** The keywords of Docker's reference, in lower case. */
export const KEYWORDS = [
  'add',
  'arg',
  'cmd',
  'copy',
  'entrypoint',
  'env',
  'expose',
  'from',
  'healthcheck',
  'label',
  'maintainer',
  'onbuild',
  'run',
  'shell',
  'stopsignal',
  'user',
  'volume',
  'workdir',
] as const;
export type Keyword = (typeof KEYWORDS)[number];

/** A here-document with its body. */
export interface Heredoc extends HeredocWord {
  /** The body in the instruction's source, line ends included. */
  readonly bodySpan: Span;
  /** The line with the terminator, without its line end. */
  readonly terminatorSpan: Span;
}

/**
 * What one instruction says. It knows nothing of its place in the file, so that an unchanged instruction stays the same
 * object while the file around it changes: all its spans count from the first code unit of `source`.
 */
export interface InstructionContent {
  /** From the first line of the instruction, leading blanks included, to the end of the last one, line end excluded. */
  readonly source: string;
  readonly escape: EscapeCharacter;
  /** As BuildKit sees it: continuations joined, comment lines gone, blanks at the start dropped. */
  readonly joined: MappedText;
  /** As written. */
  readonly keywordText: string;
  /** In lower case; `undefined` for a word that is no instruction. */
  readonly keyword: Keyword | undefined;
  readonly flags: readonly Flag[];
  /** What follows the flags, in the joined text, blanks at both ends dropped. */
  readonly argumentsSpan: Span;
  /** The strings of the JSON (exec) form; `undefined` in any other form. */
  readonly json: readonly string[] | undefined;
  readonly heredocs: readonly Heredoc[];
  /** The instruction that an ONBUILD holds; its spans count in the same source and joined text. */
  readonly trigger: InstructionContent | undefined;
  /** The comment lines inside the instruction, in its source. */
  readonly innerComments: readonly Span[];
  /** How many lines of the file it takes up. */
  readonly lineCount: number;
}

/** An instruction in its place. Add `start` to any of its content's source spans for a span in the file. */
export interface Instruction {
  readonly content: InstructionContent;
  /** Offset in the file of the first code unit of the content's source. */
  readonly start: number;
  /** The number, from 1, of its first line. */
  readonly line: number;
}

export function argumentsText(content: InstructionContent): string {
  return content.joined.text.slice(content.argumentsSpan.start, content.argumentsSpan.end);
}

/** The strings of the JSON form; else the words between blanks, as BuildKit parts the paths of a COPY: quotes stay. */
export function argumentWords(content: InstructionContent): readonly string[] {
  return content.json ?? argumentsText(content).split(ARGUMENT_SEPARATOR);
}

/** The number, from 1, of the last line of the instruction. */
export function lastLine(instruction: Instruction): number {
  return instruction.line + instruction.content.lineCount - 1;
}

/** The end, in the file, of the instruction's source. */
export function instructionEnd(instruction: Instruction): number {
  return instruction.start + instruction.content.source.length;
}
