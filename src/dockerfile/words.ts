import { isBlank } from './blanks.ts';
import type { EscapeCharacter } from './directives.ts';
import type { Span } from '../text/span.ts';

/**
 * The words of ENV, LABEL and ARG as BuildKit's `parseWords` splits them: at white space outside of quotes, quotes and
 * escapes kept. Spans count in `text`; an escape at the very end belongs to no word.
 */
export function splitWords(text: string, start: number, escape: EscapeCharacter): readonly Span[] {
  let words: Span[] = NO_WORDS;
  let wordStart = -1;
  let quote = '';
  let at = start;
  for (; at < text.length; at += 1) {
    const character = text[at]!;
    if (quote === '') {
      if (isBlank(text, at)) {
        if (wordStart !== -1) words = append(words, { start: wordStart, end: at });
        wordStart = -1;
        continue;
      }
      if (wordStart === -1) wordStart = at;
      if (character === "'" || character === '"') quote = character;
      else if (character === escape) at += 1;
      continue;
    }
    if (character === quote) quote = '';
    else if (character === escape && quote !== "'") at += 1;
  }
  return wordStart === -1 ? words : append(words, { start: wordStart, end: Math.min(at, text.length) });
}

const NO_WORDS: Span[] = [];

/** V8 gives an empty list room for 17 at the first push, and most of these lists have one member. */
function append(words: Span[], word: Span): Span[] {
  if (words === NO_WORDS) return [word];
  words.push(word);
  return words;
}

export interface NameValue {
  readonly name: string;
  /** As written, quotes and escapes kept; `undefined` for an ARG without a default. */
  readonly value: string | undefined;
  /** The whole `name=value` (or `name value`) in the instruction's text. */
  readonly span: Span;
}

/**
 * The pairs of an ENV or LABEL: `name=value …`, or the legacy `name value` where the first word has no `=`.
 * Gives a sentence instead where BuildKit rejects the text (`parseNameVal`).
 */
export function readNameValues(text: string, start: number, escape: EscapeCharacter): readonly NameValue[] | string {
  const words = splitWords(text, start, escape);
  const first = words[0];
  if (!first) return [];
  if (!hasEquals(text, first)) {
    const rest = text.slice(first.start);
    const match = /[\t\v\f\r ]+/.exec(rest);
    if (!match) return `${rest} has no value`;
    const name = rest.slice(0, match.index);
    const value = rest.slice(match.index + match[0].length);
    return [{ name, value, span: { start: first.start, end: text.length } }];
  }
  const bare = words.find((span) => !hasEquals(text, span));
  // The word itself is not told: in `PASSWORD=correct horse` it is half of a password.
  if (bare) return `the word in place ${words.indexOf(bare) + 1} has no "="`;
  return words.map((span) => {
    const word = text.slice(span.start, span.end);
    const equals = word.indexOf('=');
    return { name: word.slice(0, equals), value: word.slice(equals + 1), span };
  });
}

function hasEquals(text: string, { start, end }: Span): boolean {
  const at = text.indexOf('=', start);
  return at !== -1 && at < end;
}

/** The names, each with its default where it has one, of an ARG. */
export function readArgNames(text: string, start: number, escape: EscapeCharacter): readonly NameValue[] {
  return splitWords(text, start, escape).map((span) => {
    const word = text.slice(span.start, span.end);
    const equals = word.indexOf('=');
    if (equals === -1) return { name: word, value: undefined, span };
    return { name: word.slice(0, equals), value: word.slice(equals + 1), span };
  });
}
