import { BYTE_ORDER_MARK } from '../../text/lines.ts';

/** @returns `undefined` for what is no JSON, which `null` is */
export function readJson(text: string): unknown {
  const bare = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  try {
    return JSON.parse(bare) as unknown;
  } catch {
    return undefined;
  }
}

/** JSON with comments and with commas before a closing bracket, as Bun writes its lock file. */
export function readLooseJson(text: string): unknown {
  return readJson(strip(text));
}

/** Takes out comments, and the commas with nothing behind them. */
function strip(text: string): string {
  const kept: string[] = [];
  let comma = -1;
  for (let at = 0; at < text.length;) {
    const end = endOfPiece(text, at);
    const isComment = text[at] === '/' && end > at + 1;
    const isBlank = /\s/.test(text[at]!);
    if (!isComment && !isBlank) {
      if ((text[at] === ']' || text[at] === '}') && comma !== -1) kept[comma] = '';
      comma = text[at] === ',' ? kept.length : -1;
      kept.push(text.slice(at, end));
    }
    at = end;
  }
  return kept.join('');
}

/** The end of the string, the comment or the single character that starts at a place; words come letter by letter. */
function endOfPiece(text: string, start: number): number {
  if (text[start] === '"') {
    let at = start + 1;
    while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    return at + 1;
  }
  if (text.startsWith('//', start)) return endBehind(text, '\n', start);
  if (text.startsWith('/*', start)) return endBehind(text, '*/', start + 2);
  return start + 1;
}

function endBehind(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? text.length : found + mark.length;
}
