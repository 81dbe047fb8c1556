import { lexWords } from './shell-lex.ts';

/** A here-document's opening word in an instruction's text, before its body is read. */
export interface HeredocWord {
  readonly name: string;
  /** `<<-`: tabs before the terminator, and in the body, are dropped. */
  readonly chomp: boolean;
  /** Whether variables in the body are expanded: no part of the word is quoted. */
  readonly expand: boolean;
  /** White space stands between `<<` and the word: a heredoc only since frontend 1.16 (trap A10). */
  readonly isSpaced: boolean;
}

const HEREDOC = /^(\d*)<<(-?)([\t\n\v\f\r ]*)([^<]*)$/;

/**
 * The heredocs that an instruction's whole text opens, in order, as BuildKit's `heredocsFromLine` finds them.
 * @throws HeredocWordError where BuildKit rejects the text
 */
export function findHeredocWords(text: string): readonly HeredocWord[] {
  const found: HeredocWord[] = [];
  // A text that the lexer cannot read to its end (an odd quote) opens no heredoc at all (trap A12).
  for (const word of lexWords(text, { keepQuotes: true, keepEscapes: true }) ?? []) {
    const heredoc = readHeredocWord(word);
    if (heredoc) found.push(heredoc);
  }
  return found;
}

export class HeredocWordError extends Error {
  override readonly name = 'HeredocWordError';
}

function readHeredocWord(word: string): HeredocWord | undefined {
  const match = HEREDOC.exec(word);
  if (!match) return undefined;
  const rest = match[4]!;
  if (rest === '') return undefined;
  const plain = lexWords(rest, { keepQuotes: false, keepEscapes: false });
  if (!plain) throw new HeredocWordError(`the heredoc word ${rest} cannot be read`);
  if (plain.length !== 1) return undefined;
  const raw = lexWords(rest, { keepQuotes: true, keepEscapes: false });
  if (!raw || raw.length !== 1) throw new HeredocWordError(`the heredoc word ${rest} cannot be read`);
  return {
    name: plain[0]!,
    chomp: match[2] === '-',
    expand: countQuotes(plain[0]!) === countQuotes(raw[0]!),
    isSpaced: match[3] !== '',
  };
}

function countQuotes(text: string): number {
  let count = 0;
  for (const character of text) if (character === "'" || character === '"') count += 1;
  return count;
}

/** A line of a heredoc's body without the tabs that `<<-` drops. */
export function trimLeadingTabs(line: string): string {
  let at = 0;
  while (line.charCodeAt(at) === 9) at += 1;
  return line.slice(at);
}
