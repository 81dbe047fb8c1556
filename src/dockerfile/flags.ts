import { isBlank } from './blanks.ts';
import type { Span } from '../text/span.ts';

/** One `--name=value` that belongs to an instruction, not to its arguments. */
export interface Flag {
  /** Dequoted, as BuildKit reads it: `--mount=type=cache,target=/x`. */
  readonly text: string;
  /** Without the dashes: `mount`. */
  readonly name: string;
  /** What follows the `=`; `undefined` for a bare `--link`. */
  readonly value: string | undefined;
  /** In the instruction's joined text. */
  readonly span: Span;
}

export interface FlagReading {
  readonly flags: readonly Flag[];
  /** Where the arguments start in the text; white space may still stand there. */
  readonly end: number;
}

/**
 * The flags at `start` of an instruction's text, as BuildKit's `extractBuilderFlags` reads them for every keyword:
 * words that begin with `--`, quotes and backslashes resolved, up to the first other word or a lone `--`.
 */
export function readFlags(text: string, start: number): FlagReading {
  const flags: Flag[] = [];
  let at = start;
  for (;;) {
    while (at < text.length && isBlank(text, at)) at += 1;
    if (!text.startsWith('--', at)) return { flags, end: at };
    const word = readFlagWord(text, at);
    if (word.value === '--') return { flags, end: word.end };
    flags.push(toFlag(word.value, { start: at, end: word.end }));
    at = word.end;
  }
}

function readFlagWord(text: string, start: number): { readonly value: string; readonly end: number } {
  let value = '';
  let quote = '';
  let at = start;
  for (; at < text.length; at += 1) {
    const character = text[at]!;
    if (quote === '' && isBlank(text, at)) break;
    if (quote === '' && (character === "'" || character === '"')) {
      quote = character;
      continue;
    }
    if (character === quote) {
      quote = '';
      continue;
    }
    if (character === '\\') {
      at += 1;
      if (at < text.length) value += text[at]!;
      continue;
    }
    value += character;
  }
  return { value, end: Math.min(at, text.length) };
}

function toFlag(text: string, span: Span): Flag {
  const equals = text.indexOf('=');
  const name = text.slice(2, equals === -1 ? undefined : equals).toLowerCase();
  return { text, name, value: equals === -1 ? undefined : text.slice(equals + 1), span };
}
