import { type FileStyle, operatorPlaceIn } from './style.ts';
import type { RunPlace } from './verbs.ts';
import type { Edit } from '../text/edit.ts';
import { sourceOffset } from '../text/mapped-text.ts';
import type { Span } from '../text/span.ts';

/** A RUN to be joined, and what becomes of its script. */
export interface RunPart {
  readonly place: RunPlace;
  /** What is kept of the script. */
  readonly kept: Span;
  /** Put around what is kept. */
  readonly open: string;
  readonly close: string;
}

/**
 * Makes one RUN of several that stand next to each other: each script on lines of its own, with the comments that stood
 * before it. The first keeps its keyword and flags, which are those of all.
 */
export function joinRuns(text: string, parts: readonly RunPart[], link: '&&' | ';', style: FileStyle): readonly Edit[] {
  const [first, last] = [parts[0]!, parts.at(-1)!];
  const operatorPlace = operatorPlaceIn(parts.map(({ place }) => place.instruction.content.source).join('\n'), style);
  const indent = firstDefined(parts, (part) => ownIndent(part, operatorPlace)) ?? style.commandIndent;
  const edits: Edit[] = [];
  if (first.open !== '') edits.push(insertion(startOf(first), first.open));
  for (const [i, part] of parts.entries()) {
    const next = parts[i + 1];
    if (!next) continue;
    const span = { start: endOf(part), end: startOf(next) };
    const comments = readComments(text.slice(span.start, span.end));
    edits.push({
      span,
      text: `${part.close}${seam(link, comments, indent, { ...style, operatorPlace })}${next.open}`,
    });
  }
  if (last.close !== '') edits.push(insertion(endOf(last), last.close));
  return edits;
}

/** What stands between two commands in place of the end of a RUN. */
function seam(link: '&&' | ';', comments: readonly string[], indent: string, style: FileStyle): string {
  const lineBreak = `${style.markGap || ' '}${style.escape}${style.lineEnd}`;
  const above = comments.map((comment) => `${indent}${comment}${style.lineEnd}`).join('');
  if (link === ';') return `;${lineBreak}${above}${indent}`;
  return style.operatorPlace === 'last' ? ` &&${lineBreak}${above}${indent}` : `${lineBreak}${above}${indent}&& `;
}

/** The comment lines of the text between two commands; what stands before its first line end belongs to a command. */
function readComments(between: string): readonly string[] {
  return between
    .split('\n')
    .slice(1)
    .map((line) => line.trim())
    .filter((line) => line.startsWith('#'));
}

/** How a RUN of several lines indents those that begin with a command. */
function ownIndent({ place }: RunPart, operatorPlace: FileStyle['operatorPlace']): string | undefined {
  const { source, lineCount } = place.instruction.content;
  if (lineCount === 1) return undefined;
  return (operatorPlace === 'first' ? /\n([ \t]+)&&/ : /(?:&&|;)[ \t]*[\\`][ \t]*\r?\n([ \t]+)/).exec(source)?.[1];
}

function firstDefined<Item, Value>(items: readonly Item[], read: (item: Item) => Value | undefined): Value | undefined {
  for (const item of items) {
    const value = read(item);
    if (value !== undefined) return value;
  }
  return undefined;
}

function startOf({ place, kept }: RunPart): number {
  return place.instruction.start + sourceOffset(place.reading.mapped, kept.start);
}

function endOf({ place, kept }: RunPart): number {
  return place.instruction.start + sourceOffset(place.reading.mapped, kept.end - 1) + 1;
}

function insertion(at: number, text: string): Edit {
  return { span: { start: at, end: at }, text };
}
