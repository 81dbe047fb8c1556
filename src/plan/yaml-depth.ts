/** A configuration needs five levels; the YAML reader calls itself once or more per level, and V8 can die of that. */
const MAX_BRACKETS = 32;
const MAX_INDENT = 200;
const MAX_INDICATORS = 64;

/** Also the colon straight after a quoted key or a bracket, which needs no blank. */
const INDICATOR = /[-?:](?=[ \t]|$)|["'\]}]:/g;

/**
 * Whether a YAML text could nest deeper than its reader can bear: by brackets, by indentation, or by `- - -` on one line.
 * It looks at characters alone, so it may say so of a text with many brackets in its strings; such is no configuration.
 */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const line of text.split(/[\r\n]/)) {
    if (line.length - line.trimStart().length > MAX_INDENT) return true;
    if ((line.match(INDICATOR)?.length ?? 0) > MAX_INDICATORS) return true;
    for (const character of line) {
      if (character === '[' || character === '{') depth += 1;
      else if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
      if (depth > MAX_BRACKETS) return true;
    }
  }
  return false;
}
