/** Longer ones are nobody's `mix.exs`. */
const MAX_LENGTH = 200_000;

/**
 * The text of a source in Elixir with its comments blanked out, at the same offsets; `undefined` of one that is too long, or
 * whose strings do not end. Strings stay, with what is interpolated in them.
 */
export function withoutElixirComments(text: string): string | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  let out = '';
  for (let at = 0; at < text.length;) {
    const letter = text[at]!;
    // A character: `?"` and `?#` open nothing.
    if (letter === '?' && /["'#\\]/.test(text[at + 1] ?? '') && !/\w/.test(text[at - 1] ?? '')) {
      out += text.slice(at, at + 2);
      at += 2;
      continue;
    }
    if (letter === '#') {
      const end = text.indexOf('\n', at);
      const stop = end === -1 ? text.length : end;
      out += ' '.repeat(stop - at);
      at = stop;
      continue;
    }
    if (letter !== '"' && letter !== "'") {
      out += letter;
      at += 1;
      continue;
    }
    const end = endOfString(text, at);
    if (end === undefined) return undefined;
    out += text.slice(at, end);
    at = end;
  }
  return out;
}

/** Behind the closing quote; `undefined` where there is none. */
export function endOfString(text: string, start: number): number | undefined {
  const quote = text.startsWith('"""', start) || text.startsWith("'''", start) ? text.slice(start, start + 3) : text[start]!; // prettier-ignore
  for (let at = start + quote.length; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text.startsWith(quote, at)) return at + quote.length;
  }
  return undefined;
}

const OPENING = '([{';
const CLOSING = ')]}';

/** Behind the bracket that closes the one at an offset; `undefined` where there is none. */
export function endOfBracket(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const letter = text[at]!;
    if (letter === '"' || letter === "'") {
      const end = endOfString(text, at);
      if (end === undefined) return undefined;
      at = end - 1;
      continue;
    }
    if (OPENING.includes(letter)) depth += 1;
    if (CLOSING.includes(letter)) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return undefined;
}

/** One pair of a keyword list, with the text of its value. */
export interface ElixirPair {
  readonly name: string;
  readonly value: string;
}

/** The pairs of a keyword list that is written out; `undefined` where anything else stands in it. @param list with its brackets */
export function readKeywordList(list: string): readonly ElixirPair[] | undefined {
  const pairs: ElixirPair[] = [];
  const end = list.length - 1;
  for (let at = skipBlanks(list, 1); at < end; at = skipBlanks(list, at)) {
    const name = /^([a-z_][a-z0-9_]{0,80}):\s/.exec(list.slice(at, at + 90))?.[1];
    if (name === undefined) return undefined;
    const start = skipBlanks(list, at + name.length + 1);
    const stop = endOfValue(list, start, end);
    if (stop === undefined) return undefined;
    pairs.push({ name, value: list.slice(start, stop).trim() });
    at = stop + 1;
  }
  return pairs;
}

function skipBlanks(text: string, start: number): number {
  let at = start;
  while (at < text.length && /[\s,]/.test(text[at]!)) at += 1;
  return at;
}

/** The comma that ends a value, or the end of the list. */
function endOfValue(text: string, start: number, end: number): number | undefined {
  for (let at = start; at < end; at += 1) {
    const letter = text[at]!;
    if (letter === ',') return at;
    const isQuote = letter === '"' || letter === "'";
    if (!isQuote && !OPENING.includes(letter)) continue;
    const stop = isQuote ? endOfString(text, at) : endOfBracket(text, at);
    if (stop === undefined) return undefined;
    at = stop - 1;
  }
  return end;
}
