import { isBlank } from './blanks.ts';
import type { EscapeCharacter } from './directives.ts';
import type { Span } from '../text/span.ts';

/**
 * The words of ENV, LABEL and ARG as BuildKit's `parseWords` splits them: at white space outside of quotes, quotes and
 * escapes kept. Spans count in `text`; an escape at the very end belongs to no word.
 */
export function splitWords(text: string, start: number, escape: EscapeCharacter): readonly Span[] {
  const words: Span[] = [];
  let wordStart = -1;
  let quote = '';
  let at = start;
  for (; at < text.length; at += 1) {
    const character = text[at]!;
    if (quote === '') {
      if (isBlank(text, at)) {
        if (wordStart !== -1) words.push({ start: wordStart, end: at });
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
  if (wordStart !== -1) words.push({ start: wordStart, end: Math.min(at, text.length) });
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
  if (!text.slice(first.start, first.end).includes('=')) {
    const rest = text.slice(first.start);
    const match = /[\t\v\f\r ]+/.exec(rest);
    if (!match) return `${rest} has no value`;
    const name = rest.slice(0, match.index);
    const value = rest.slice(match.index + match[0].length);
    return [{ name, value, span: { start: first.start, end: text.length } }];
  }
  const pairs: NameValue[] = [];
  for (const span of words) {
    const word = text.slice(span.start, span.end);
    const equals = word.indexOf('=');
    if (equals === -1) return `${word} has no "="`;
    pairs.push({ name: word.slice(0, equals), value: word.slice(equals + 1), span });
  }
  return pairs;
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
