/** The characters that Go's `unicode.IsSpace` knows, which BuildKit trims and splits by. */
const GO_SPACES = '\\t\\n\\v\\f\\r \\u0085\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000';
const GO_SPACE = new RegExp(`[${GO_SPACES}]`, 'u');

/** Whether BuildKit takes the character at `offset` for white space (Go's `unicode.IsSpace`). */
export function isBlank(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return code >= 0x85 && GO_SPACE.test(text.charAt(offset));
}

/** The first offset in `[start, end)` that is no white space, or `end`. */
export function skipBlanks(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(text, at)) at += 1;
  return at;
}

/** The end of `[start, end)` without the white space at its end. */
export function trimBlanksEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text, at - 1)) at -= 1;
  return at;
}

/** White space between a keyword and its arguments, and between arguments (BuildKit's `reWhitespace`). */
export const ARGUMENT_SEPARATOR = /[\t\v\f\r ]+/;
