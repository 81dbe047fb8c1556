import * as prettierDoc from 'prettier/doc';
import type { Doc } from 'prettier';
import type { RunPlace } from './verbs.ts';
import type { FileStyle } from './style.ts';
import type { Command } from '../shell/script.ts';
import { sourceOffset } from '../text/mapped-text.ts';

const { builders, printer } = prettierDoc;
const { align, group, ifBreak, line, breakParent } = builders;

/** New text goes on the old line up to this column. */
const PRINT_WIDTH = 100;
/** Wherever a command stands, it is taken to stand here: joining RUNs moves it, and must not change how it is laid out. */
const OWN_INDENT = 4;

/**
 * The text that puts `operands` behind the last word of a command: on its line while there is room, else one per line
 * in the file's own style; one per line, too, where the command's own last operands stand so.
 */
export function layOutOperands(run: RunPlace, command: Command, operands: readonly string[], style: FileStyle): string {
  const place = findLastWord(run, command, style);
  const isHeredoc = run.instruction.content.heredocs.length > 0;
  // Inside a heredoc it is the shell that joins lines, whatever the file's escape character is.
  const mark = `${style.markGap || ' '}${isHeredoc ? '\\' : style.escape}`;
  const lineBreak: Doc[] = [ifBreak(mark, ''), line];
  const together: Doc = group([...lineBreak, operands.join(' ')]);
  const onePerLine: Doc = group([operands.map((operand) => [...lineBreak, operand]), breakParent]);
  const layout = align(place.indent, place.isOnOwnLine ? onePerLine : together);
  const { formatted } = printer.printDocToString(layout, {
    printWidth: Math.max(PRINT_WIDTH - place.column, 1),
    tabWidth: 1,
    useTabs: false,
    // A heredoc that is read as a script has no carriage return in it.
    endOfLine: style.lineEnd === '\r\n' && !isHeredoc ? 'crlf' : 'lf',
  } as Parameters<typeof printer.printDocToString>[1]);
  return formatted;
}

interface LastWord {
  /** A line break stands right before it. */
  readonly isOnOwnLine: boolean;
  /** The blanks before words that follow it on a line of their own. */
  readonly indent: string;
  /** How long its line is so far, in UTF-16 code units, as if no other command stood before its own in it. */
  readonly column: number;
}

function findLastWord(run: RunPlace, command: Command, style: FileStyle): LastWord {
  const { source } = run.instruction.content;
  const { mapped } = run.reading;
  const [previous, last] = command.words.slice(-2);
  const word = last ?? previous!;
  const start = sourceOffset(mapped, word.span.start);
  const end = sourceOffset(mapped, word.span.end - 1) + 1;
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const indent = /^[ \t]*/.exec(source.slice(lineStart, start))![0];
  const commandStart = sourceOffset(mapped, command.span.start);
  // Words of a command stand deeper than the line that it begins on.
  const own = commandStart >= lineStart ? deeper(indent) : indent;
  return {
    isOnOwnLine: last !== undefined && lineStart + indent.length === start && lineStart > 0,
    indent: lineStart === 0 ? style.indent : own,
    column: end - Math.max(lineStart + indent.length, commandStart) + OWN_INDENT,
  };
}

/** Blanks that indent deeper than those given, of their kind. */
export function deeper(indent: string): string {
  return indent + (indent.includes('\t') ? '\t' : '    ');
}
