/** Lists and maps that begin in one line, or in a column that nobody indents to. */
const DEEP_LINE = /^(?:[ \t]*[-?:](?=[ \t])){40}|^ {400}/m;

/**
 * Whether lists and maps of a YAML text lie deeper in each other than a reader can bear. Counts brackets in texts and comments
 * as well: what has so many of them is no file that people write. A reader of YAML calls itself once or more for each level, and V8
 * can die of that.
 * @param mostBrackets that may be open at once; people need ten
 */
export function isDeepYaml(text: string, mostBrackets: number): boolean {
  if (DEEP_LINE.test(text)) return true;
  let depth = 0;
  for (const character of text) {
    if (character === '[' || character === '{') depth += 1;
    if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
    if (depth > mostBrackets) return true;
  }
  return false;
}
