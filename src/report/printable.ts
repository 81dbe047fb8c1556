/**
 * What a terminal acts on instead of showing it, or shows out of order: control and format characters, line and
 * paragraph separators, halves of surrogate pairs. The two joiners stay, since scripts and emoji are written with them.
 */
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const INVISIBLE_BUT_TAB = /(?![\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A name from outside, on one line, with every character visible: `\x1b`, `\u{202e}`. */
export function printableName(name: string): string {
  return name.replace(INVISIBLE, showCodePoint);
}

/** A sentence with text from outside in it, on one line: line ends and tabs become blanks, the rest visible. */
export function printableSentence(text: string): string {
  return printableName(text.replace(/[\t\r\n]+/g, ' '));
}

/** A line of a file: tabs stay, the carriage return of a line end goes, the rest becomes visible. */
export function printableLine(line: string): string {
  return (line.endsWith('\r') ? line.slice(0, -1) : line).replace(INVISIBLE_BUT_TAB, showCodePoint);
}

function showCodePoint(character: string): string {
  const hex = character.codePointAt(0)!.toString(16);
  return hex.length <= 2 ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex}}`;
}
