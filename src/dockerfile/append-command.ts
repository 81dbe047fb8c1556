import { type FileStyle, operatorPlaceIn } from './style.ts';
import type { RunPlace } from './verbs.ts';
import type { Command, ShellNode } from '../shell/script.ts';
import type { Edit } from '../text/edit.ts';
import { sourceOffset } from '../text/mapped-text.ts';

/** What links a new command to the one beside it: `line` in a here-document, where a list has a command a line. */
export type Link = '&&' | ';' | 'line';

/** Puts a command behind the last one of a RUN, on a line of its own. */
export function appendCommand(run: RunPlace, last: ShellNode, link: Link, command: string, style: FileStyle): Edit {
  const at = run.instruction.start + sourceOffset(run.reading.mapped, last.span.end - 1) + 1;
  return { span: { start: at, end: at }, text: linkText(run, link, style, at) + command };
}

/**
 * Puts a command behind one that others follow: on a line of its own where the next stands on another line, or else on the
 * line of both.
 */
export function insertCommandBehind(
  run: RunPlace,
  before: Command,
  link: Link,
  command: string,
  style: FileStyle,
): Edit {
  const at = run.instruction.start + sourceOffset(run.reading.mapped, before.span.end - 1) + 1;
  const [rest = '', next = ''] = run.instruction.content.source.slice(at - run.instruction.start).split('\n', 2);
  const [, operator, mark] = /^[ \t]*(&&|;)?[ \t]*([\\`])?[ \t]*\r?$/.exec(rest) ?? ['', 'inline', undefined];
  const insert = (text: string): Edit => ({ span: { start: at, end: at }, text: text + command });
  if (operator === 'inline' && link !== 'line') return insert(link === '&&' ? ' && ' : '; ');
  // Where the next command is linked in the same way, the new one is written as that is.
  const lead =
    operator === link ? /^[ \t]*/.exec(next) : !operator && link === '&&' ? /^[ \t]*&&[ \t]*/.exec(next) : null;
  // An empty line tells nothing about the indent of the chain.
  const indent = next.trim() === '' ? indentAt(run.instruction.content.source, at - run.instruction.start) : lead?.[0];
  if (mark !== undefined && lead && !/^[ \t]*#/.test(next)) return insert(`${rest}\n${indent}`);
  return insert(linkText(run, link, style, at));
}

/** Puts a command before another one of a RUN: on a line of its own where that begins one, or else on the same line. */
export function prependCommand(run: RunPlace, command: Command, link: Link, text: string): Edit {
  const at = run.instruction.start + sourceOffset(run.reading.mapped, command.span.start);
  const between = link === '&&' ? ' && ' : link === ';' ? '; ' : '\n';
  const before = run.instruction.content.source.slice(0, at - run.instruction.start);
  const lineLink = link === 'line' ? undefined : LINE_LINKS.exec(before);
  const isSame = lineLink !== null && (lineLink?.[1] ?? lineLink?.[2]) === link;
  return { span: { start: at, end: at }, text: `${text}${isSame ? lineLink![0] : between}` };
}

/** What links a command that begins a line to the one before it: the operator stands at the end of that line, or before the command. */
const LINE_LINKS = /(?<![ \t])[ \t]*(?:(&&|;)[ \t]*)?[\\`][ \t]*\r?\n[ \t]*(?:(&&|;)[ \t]*)?$/;

function linkText({ instruction }: RunPlace, link: Link, style: FileStyle, at: number): string {
  const { source, heredocs } = instruction.content;
  const indent = indentAt(source, at - instruction.start);
  if (link === 'line') return `\n${indent}`;
  // Inside of a here-document it is the shell that joins lines.
  const isHeredoc = heredocs.length > 0;
  const [escape, lineEnd] = isHeredoc ? ['\\', '\n'] : [style.escape, style.lineEnd];
  const lineBreak = `${style.markGap || ' '}${escape}${lineEnd}${indent === '' ? style.commandIndent : indent}`;
  if (link === ';') return `;${lineBreak}`;
  return operatorPlaceIn(source, style) === 'last' ? ` &&${lineBreak}` : `${lineBreak}&& `;
}

/** The blanks at the start of the line, those of a deeper operand left out: the line of the last `&&` or `;` tells. */
function indentAt(source: string, at: number): string {
  const before = source.slice(0, at).split('\n');
  const linked = before.findLast(
    (line, i) => i > 0 && (/^[ \t]*&&/.test(line) || /(?:&&|;)[ \t]*[\\`]?[ \t]*\r?$/.test(before[i - 1]!)),
  );
  return /^[ \t]*/.exec(linked ?? (before.length > 1 ? before[1]! : ''))![0];
}
