import { type EscapeCharacter, DEFAULT_ESCAPE, type Directive, readDirective } from './directives.ts';
import { type Instruction, type InstructionContent, instructionEnd } from './instruction.ts';
import { checkLength } from './line-limit.ts';
import { readInstruction } from './read-instruction.ts';
import { ScanError } from './scan-error.ts';
import { skipBlanks } from './blanks.ts';
import { type Edit, sortEdits } from '../text/edit.ts';
import { BYTE_ORDER_MARK, type Line, readLine } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { countLeading } from '../text/halving.ts';

/** A line outside of all instructions that begins with `#`; `span` is the line without its line end. */
export interface CommentLine {
  readonly span: Span;
  readonly line: number;
}

/** A Dockerfile's text, cut into instructions exactly where BuildKit cuts it. */
export interface Scan {
  readonly text: string;
  readonly escape: EscapeCharacter;
  readonly directives: readonly Directive[];
  /** Comments between instructions, directives excluded. */
  readonly comments: readonly CommentLine[];
  readonly instructions: readonly Instruction[];
}

/**
 * Reads a text as BuildKit's Dockerfile parser does (moby/buildkit, frontend/dockerfile/parser, checked against its own
 * answers by test/oracle). Offsets count UTF-16 code units.
 * @throws ScanError where that parser rejects the text
 */
export function scan(text: string): Scan {
  const head = readHead(text);
  const body = readBody(text, head.end, head.line, head.escape);
  if (body.instructions.length === 0)
    throw new ScanError('no-instructions', 'there is no instruction in it', head.line);
  return { text, escape: head.escape, directives: head.directives, ...body };
}

/**
 * Reads a text that differs from an earlier one by `edits` alone. Instructions before the first edit, and after the
 * last one from where the reading is in step again, keep their content: the cost is that of the touched lines.
 * @throws ScanError as {@link scan} does
 */
export function rescan(previous: Scan, text: string, edits: readonly Edit[]): Scan {
  if (edits.length === 0) return previous;
  const firstEdit = Math.min(...edits.map((edit) => edit.span.start));
  const lastEdit = Math.max(...edits.map((edit) => edit.span.end));
  const headEnd = previous.directives.at(-1)?.span.end ?? 0;
  const old = previous.instructions;
  // The last instruction may have ended with the file alone, so that what follows it now would be part of it.
  let kept = Math.min(findFirstFrom(old, firstEdit) - 1, old.length - 2);
  while (kept >= 0 && readLine(previous.text, instructionEnd(old[kept]!)).next > firstEdit) kept -= 1;
  const anchor = old[kept];
  const first = old[0]!;
  // An edit at the top may change what the directives are; one within the first instruction leaves them as they are.
  if (firstEdit <= headEnd || (!anchor && firstEdit <= first.start)) return scan(text);

  const from = anchor ? readLine(text, instructionEnd(anchor)).next : first.start;
  const fromLine = anchor ? anchor.line + anchor.content.lineCount : first.line;
  const shift = text.length - previous.text.length;
  let resume = findFirstFrom(old, lastEdit + 1);
  const isInStep = (at: number): boolean => {
    while (resume < old.length && old[resume]!.start + shift < at) resume += 1;
    return resume < old.length && old[resume]!.start + shift === at;
  };
  const untouched = edits.length > 1 ? findUntouched(previous, kept + 1, resume, edits) : NOTHING;
  const body = readBody(text, from, fromLine, previous.escape, { isInStep, untouched });

  const instructions = [...old.slice(0, kept + 1), ...body.instructions];
  if (instructions.length === 0) return scan(text);
  const comments = [...previous.comments.filter((comment) => comment.span.start < from), ...body.comments];
  if (body.stoppedAt === undefined) return { ...previous, text, instructions, comments };

  const after = old.slice(resume);
  const lineShift = body.stoppedAt.line - after[0]!.line;
  for (const { content, start, line } of after)
    instructions.push({ content, start: start + shift, line: line + lineShift });
  for (const { span, line } of previous.comments) {
    if (span.start < after[0]!.start) continue;
    comments.push({ span: { start: span.start + shift, end: span.end + shift }, line: line + lineShift });
  }
  return { ...previous, text, instructions, comments };
}

const NOTHING: ReadonlyMap<number, InstructionContent> = new Map();

/**
 * The instructions between two ordinals that no edit touches, not even in the line behind them, by where they start after
 * the edits. Read again at that place, they are the same.
 */
function findUntouched(
  { instructions }: Scan,
  from: number,
  to: number,
  edits: readonly Edit[],
): ReadonlyMap<number, InstructionContent> {
  const sorted = sortEdits(edits);
  const found = new Map<number, InstructionContent>();
  let next = 0;
  let shift = 0;
  for (let i = from; i < to && i + 1 < instructions.length; i += 1) {
    const { content, start } = instructions[i]!;
    for (; next < sorted.length && sorted[next]!.span.end < start; next += 1) {
      const { span, text } = sorted[next]!;
      shift += text.length - (span.end - span.start);
    }
    const edit = sorted[next];
    if (!edit || edit.span.start >= instructions[i + 1]!.start) found.set(start + shift, content);
  }
  return found;
}

/** The ordinal of the first instruction that starts at `offset` or behind it; their number where none does. */
function findFirstFrom(instructions: readonly Instruction[], offset: number): number {
  return countLeading(instructions, ({ start }) => start < offset);
}

interface Head {
  readonly directives: readonly Directive[];
  readonly escape: EscapeCharacter;
  readonly end: number;
  readonly line: number;
}

function readHead(text: string): Head {
  const directives: Directive[] = [];
  let escape = DEFAULT_ESCAPE;
  let at = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  let line = 1;
  while (at < text.length) {
    const { start, end, next } = readLine(text, at);
    const directive = readDirective(text.slice(skipBlanks(text, start, end), end));
    if (!directive) break;
    if (directives.some((other) => other.name === directive.name)) {
      throw new ScanError('duplicate-directive', `the directive "${directive.name}" stands there twice`, line);
    }
    if (directive.name === 'escape') escape = readEscape(directive.value, line);
    directives.push({ ...directive, span: { start, end } });
    at = next;
    line += 1;
  }
  return { directives, escape, end: at, line };
}

function readEscape(value: string, line: number): EscapeCharacter {
  if (value === '\\' || value === '`') return value;
  throw new ScanError('bad-escape', `the escape directive is "${value}", neither a backslash nor a backtick`, line);
}

interface Body {
  readonly comments: CommentLine[];
  readonly instructions: Instruction[];
  readonly stoppedAt: { readonly start: number; readonly line: number } | undefined;
}

/** What is known of a text from an earlier reading. */
interface Known {
  /** Whether everything from an offset on is as it was. */
  readonly isInStep: (start: number) => boolean;
  /** Instructions that are as they were, by where they start now. */
  readonly untouched: ReadonlyMap<number, InstructionContent>;
}

function readBody(text: string, from: number, fromLine: number, escape: EscapeCharacter, known?: Known): Body {
  const comments: CommentLine[] = [];
  const instructions: Instruction[] = [];
  let at = from;
  let line = fromLine;
  while (at < text.length) {
    const first = readLine(text, at);
    const kind = kindOfLine(text, first);
    if (kind !== 'instruction') {
      if (kind === 'comment') comments.push({ span: { start: first.start, end: first.end }, line });
      checkLength(text, first, line);
      at = first.next;
      line += 1;
      continue;
    }
    const same = known?.untouched.get(at);
    if (same) {
      instructions.push({ content: same, start: at, line });
      at = readLine(text, at + same.source.length).next;
      line += same.lineCount;
      continue;
    }
    if (known?.isInStep(at)) return { comments, instructions, stoppedAt: { start: at, line } };
    const { content, next } = readInstruction(text, at, line, escape);
    instructions.push({ content, start: at, line });
    at = next;
    line += content.lineCount;
  }
  return { comments, instructions, stoppedAt: undefined };
}

function kindOfLine(text: string, line: Line): 'blank' | 'comment' | 'instruction' {
  const first = skipBlanks(text, line.start, line.end);
  if (first === line.end) return 'blank';
  return text[first] === '#' ? 'comment' : 'instruction';
}
