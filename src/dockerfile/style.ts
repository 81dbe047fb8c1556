import { trimBlanksEnd } from './blanks.ts';
import type { InstructionContent } from './instruction.ts';
import type { EscapeCharacter } from './directives.ts';
import type { Scan } from './scan.ts';
import { dominantLineEnd, type LineEnd } from '../text/lines.ts';
import { memoize } from '../text/memo.ts';

/** How the file at hand is written, so that new text looks like the old. */
export interface FileStyle {
  readonly escape: EscapeCharacter;
  readonly lineEnd: LineEnd;
  /** What stands before the text of a continuation line: blanks or tabs. */
  readonly indent: string;
  /** The same, of lines that begin with a command of a chain: lists of words stand deeper than these. */
  readonly commandIndent: string;
  /**
   * Where `&&` stands when a list breaks: at the start of the new line, or at the end of the old one. The first instruction
   * that shows it decides, since joining RUNs changes how many there are.
   */
  readonly operatorPlace: 'first' | 'last';
  readonly keywordCase: 'upper' | 'lower';
  /** Blanks between the text of a line and its continuation mark. */
  readonly markGap: string;
}

const DEFAULT_INDENT = '    ';
const MOST_OF_LIST = 8;

/** Reads the habits of a file; where it shows none, those of Docker's own documentation. */
export function readStyle(scan: Scan): FileStyle {
  const counts = { upper: 0, lower: 0 };
  let operatorPlace: FileStyle['operatorPlace'] | undefined;
  const indents = new Map<string, number>();
  const commandIndents = new Map<string, number>();
  const gaps = new Map<string, number>();
  for (const { content } of scan.instructions) {
    const { keywordText, lineCount } = content;
    counts[keywordText === keywordText.toLowerCase() ? 'lower' : 'upper'] += 1;
    if (lineCount === 1 || content.heredocs.length > 0) continue;
    const habits = readHabits(content);
    operatorPlace ??= habits.operatorPlace;
    for (const indent of habits.indents) add(indents, indent);
    for (const indent of habits.commandIndents) add(commandIndents, indent);
    for (const gap of habits.gaps) add(gaps, gap);
  }
  const indent = mostCommon(indents) ?? DEFAULT_INDENT;
  return {
    escape: scan.escape,
    lineEnd: dominantLineEnd(scan.text),
    indent,
    // Of a list of words far to the right nothing can be told.
    commandIndent: mostCommon(commandIndents) ?? (indent.length > MOST_OF_LIST ? DEFAULT_INDENT : indent),
    operatorPlace: operatorPlace ?? 'first',
    keywordCase: counts.lower > counts.upper ? 'lower' : 'upper',
    markGap: mostCommon(gaps) ?? ' ',
  };
}

interface Habits {
  readonly operatorPlace: FileStyle['operatorPlace'] | undefined;
  readonly indents: readonly string[];
  readonly commandIndents: readonly string[];
  readonly gaps: readonly string[];
}

/** What an instruction of several lines shows, line by line; kept, since most stay as they are while others change. */
const readHabits = memoize(({ source }: InstructionContent): Habits => {
  const [indents, commandIndents, gaps]: [string[], string[], string[]] = [[], [], []];
  const lines = source.split('\n');
  for (const [i, line] of lines.entries()) {
    const text = i === lines.length - 1 ? undefined : withoutMark(line);
    if (text !== undefined) gaps.push(text.slice(trimBlanksEnd(text, 0, text.length)));
    const indent = /^[ \t]*/.exec(line)![0];
    // Of a comment, and of a line with nothing but its mark, nothing can be told.
    if (i === 0 || line[indent.length] === '#' || (text ?? line).trim() === '') continue;
    indents.push(indent);
    if (line.startsWith('&&', indent.length) || /&&[ \t]*[\\`][ \t]*\r?$/.test(lines[i - 1]!))
      commandIndents.push(indent);
  }
  return { operatorPlace: findOperatorPlace(source), indents, commandIndents, gaps };
});

/** Where `&&` stands in an instruction itself; as in the rest of the file where it shows no habit of its own. */
export function operatorPlaceIn(source: string, style: FileStyle): FileStyle['operatorPlace'] {
  return findOperatorPlace(source) ?? style.operatorPlace;
}

function findOperatorPlace(source: string): FileStyle['operatorPlace'] | undefined {
  if (/\n[ \t]*&&/.test(source)) return 'first';
  return /&&[ \t]*[\\`][ \t]*\r?\n/.test(source) ? 'last' : undefined;
}

/** The line before its continuation mark; `undefined` where it has none. */
function withoutMark(line: string): string | undefined {
  const end = trimBlanksEnd(line, 0, line.length);
  return line[end - 1] === '\\' || line[end - 1] === '`' ? line.slice(0, end - 1) : undefined;
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The key that was seen most often; of several, the one seen first. */
function mostCommon(counts: ReadonlyMap<string, number>): string | undefined {
  let best: string | undefined;
  for (const [key, count] of counts) if (best === undefined || count > counts.get(best)!) best = key;
  return best;
}
