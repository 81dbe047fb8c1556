import type { EscapeCharacter } from './directives.ts';

/** A part of what a word stands for. */
export type Piece =
  /** Taken as it is. */
  | { readonly kind: 'text'; readonly text: string }
  /** What a variable gives, with braces: `${PATH}`, `${PORT:-80}`. */
  | { readonly kind: 'variable'; readonly text: string };

const NAME = /\p{Nd}+|[@*#?\-$!]|[\p{L}_][\p{L}\p{Nd}_]*/uy;

/** Nothing in it means another thing inside of quotes than outside. */
const SUBSTITUTION = /\$\{[\p{L}_][\p{L}\p{Nd}_]*(?:[:+\-?#%/][^'"\\`${}]*)?\}/uy;

/**
 * What a value of ENV or LABEL stands for before its variables are filled in: quotes and escapes resolved as BuildKit's
 * `shell.Lex` does in `ProcessWord`. Two values with the same pieces are the same whatever the variables hold.
 * @returns `undefined` for a quote without an end, and where a substitution holds quotes, escapes or other variables
 */
export function readPieces(word: string, escape: EscapeCharacter): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let text = '';
  let isQuoted = false;
  let at = 0;
  const take = (piece: Piece): void => {
    if (text !== '') pieces.push({ kind: 'text', text });
    text = '';
    pieces.push(piece);
  };
  while (at < word.length) {
    const letter = word[at]!;
    if (letter === '"') {
      isQuoted = !isQuoted;
      at += 1;
    } else if (letter === "'" && !isQuoted) {
      const close = word.indexOf("'", at + 1);
      if (close === -1) return undefined;
      text += word.slice(at + 1, close);
      at = close + 1;
    } else if (letter === escape) {
      const next = word[at + 1];
      const isTaken = !isQuoted || next === '"' || next === '$' || next === escape;
      text += isTaken ? (next ?? '') : letter;
      at += isTaken ? 2 : 1;
    } else if (letter === '$') {
      const variable = readVariable(word, at);
      if (!variable) return undefined;
      if (variable.text === '$') text += '$';
      else take({ kind: 'variable', text: variable.text });
      at = variable.end;
    } else {
      text += letter;
      at += 1;
    }
  }
  if (isQuoted) return undefined;
  if (text !== '') pieces.push({ kind: 'text', text });
  return pieces;
}

/** The variable whose `$` stands at an offset; a `$` without a name stands for itself. */
function readVariable(word: string, at: number): { readonly text: string; readonly end: number } | undefined {
  if (word[at + 1] === '{') {
    SUBSTITUTION.lastIndex = at;
    const text = SUBSTITUTION.exec(word)?.[0];
    return text === undefined ? undefined : { text, end: at + text.length };
  }
  NAME.lastIndex = at + 1;
  const name = NAME.exec(word)?.[0];
  return name === undefined ? { text: '$', end: at + 1 } : { text: `\${${name}}`, end: at + 1 + name.length };
}

/** The same pieces as one word in double quotes. */
export function quotePieces(pieces: readonly Piece[], escape: EscapeCharacter): string {
  const words = pieces.map((piece, i) => {
    if (piece.kind === 'text') return piece.text.replace(/["$\\`]/g, (letter) => quoteLetter(letter, escape));
    const next = pieces[i + 1];
    const isJoined = next?.kind === 'text' && /^[\p{L}\p{Nd}_]/u.test(next.text);
    const plain = /^\$\{([A-Za-z_]\w*)\}$/.exec(piece.text)?.[1];
    return plain === undefined || isJoined ? piece.text : `$${plain}`;
  });
  return `"${words.join('')}"`;
}

function quoteLetter(letter: string, escape: EscapeCharacter): string {
  const isSpecial = letter === '"' || letter === '$' || letter === escape;
  return isSpecial ? escape + letter : letter;
}
