/**
 * The lines of a sentence, broken at blanks so that none has more than `width` UTF-16 code units. A longer word has a
 * line of its own, since a broken path or address is of no use. Gives at least one line.
 */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +/)) {
    if (word === '') continue;
    if (line === '') {
      line = word;
      continue;
    }
    if (line.length + 1 + word.length <= width) {
      line += ` ${word}`;
      continue;
    }
    lines.push(line);
    line = word;
  }
  return [...lines, line];
}

/** What is left for the text after a long beginning, whatever the width. */
const LEAST_WIDTH = 20;

/** The sentence after `first`, its further lines after as many blanks as `first` is long; within `width` if it can be. */
export function wrapAfter(first: string, text: string, width: number): readonly string[] {
  const rest = ' '.repeat(first.length);
  return wrap(text, Math.max(width - first.length, LEAST_WIDTH)).map((line, i) => (i === 0 ? first : rest) + line);
}
