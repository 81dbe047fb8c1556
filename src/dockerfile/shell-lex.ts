import { isBlank } from './blanks.ts';

export interface LexOptions {
  /** Quotes stay in the words. */
  readonly keepQuotes: boolean;
  /** Backslashes stay in the words. */
  readonly keepEscapes: boolean;
}

/**
 * Splits a text into words as BuildKit's `shell.Lex` does when no variable is known and unset ones stay as written.
 * This is not a shell: it exists since BuildKit looks for heredocs through it. Gives `undefined` where the lexer fails
 * (an open quote, a bad substitution).
 */
export function lexWords(text: string, options: LexOptions): readonly string[] | undefined {
  const lexer = new Lexer(text, options);
  return lexer.readWords();
}

/** Nesting of `${a:-${b:-…}}` beyond this is nobody's Dockerfile, and must not exhaust the stack. */
const MAX_NESTING = 100;

/** A variable's name: digits, a special parameter, or letters, digits and underscores. */
const NAME = /\p{Nd}+|[@*#?\-$!]|[\p{L}_][\p{L}\p{Nd}_]*/uy;

class LexFailure extends Error {}

class Lexer {
  readonly #text: string;
  readonly #options: LexOptions;
  #at = 0;
  #words: string[] = [];
  #word = '';
  #inWord = false;

  constructor(text: string, options: LexOptions) {
    this.#text = text;
    this.#options = options;
  }

  readWords(): readonly string[] | undefined {
    try {
      this.#readUntil('', this.#options.keepEscapes, 0, true);
    } catch (error) {
      if (error instanceof LexFailure) return undefined;
      throw error;
    }
    if (this.#word !== '') this.#words.push(this.#word);
    return this.#words;
  }

  /** Reads up to `stop` (or the end where it is empty); only the outermost call makes words. */
  #readUntil(stop: string, keepEscapes: boolean, depth: number, isTop: boolean): string {
    if (depth > MAX_NESTING) throw new LexFailure();
    let result = '';
    const take = (piece: string, isRaw: boolean): void => {
      result += piece;
      if (!isTop) return;
      if (isRaw) this.#addRaw(piece);
      else for (let i = 0; i < piece.length; i += 1) this.#addCharacter(piece, i);
    };
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at]!;
      if (stop !== '' && character === stop) {
        this.#at += 1;
        return result;
      }
      if (character === "'") take(this.#readSingleQuoted(), true);
      else if (character === '"') take(this.#readDoubleQuoted(keepEscapes, depth), true);
      else if (character === '$') take(this.#readDollar(depth), false);
      else if (character === '<') take(this.#readPossibleHeredoc(), true);
      else if (character === '\\') {
        this.#at += 1;
        if (keepEscapes) take(character, true);
        if (this.#at >= this.#text.length) break;
        take(this.#text[this.#at]!, true);
        this.#at += 1;
      } else {
        this.#at += 1;
        take(character, false);
      }
    }
    if (stop !== '') throw new LexFailure();
    return result;
  }

  #addCharacter(piece: string, offset: number): void {
    if (!isBlank(piece, offset)) {
      this.#addRaw(piece[offset]!);
      return;
    }
    if (this.#inWord && this.#word !== '') {
      this.#words.push(this.#word);
      this.#word = '';
      this.#inWord = false;
    }
  }

  #addRaw(piece: string): void {
    this.#word += piece;
    this.#inWord = true;
  }

  #readSingleQuoted(): string {
    const close = this.#text.indexOf("'", this.#at + 1);
    if (close === -1) throw new LexFailure();
    const inner = this.#text.slice(this.#at + 1, close);
    this.#at = close + 1;
    return this.#options.keepQuotes ? `'${inner}'` : inner;
  }

  #readDoubleQuoted(keepEscapes: boolean, depth: number): string {
    const quote = this.#options.keepQuotes ? '"' : '';
    let result = quote;
    this.#at += 1;
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at]!;
      if (character === '"') {
        this.#at += 1;
        return result + quote;
      }
      if (character === '$') {
        result += this.#readDollar(depth);
        continue;
      }
      this.#at += 1;
      if (character !== '\\') {
        result += character;
        continue;
      }
      if (keepEscapes) result += character;
      const next = this.#text[this.#at];
      if (next === undefined) continue;
      if (next === '"' || next === '$' || next === '\\') {
        result += next;
        this.#at += 1;
      } else result += character;
    }
    throw new LexFailure();
  }

  #readPossibleHeredoc(): string {
    this.#at += 1;
    if (this.#text[this.#at] !== '<') return '<';
    this.#at += 1;
    const start = this.#at;
    while (this.#at < this.#text.length && /[ \t\r\n]/.test(this.#text[this.#at]!)) this.#at += 1;
    return `<<${this.#text.slice(start, this.#at)}`;
  }

  #readDollar(depth: number): string {
    this.#at += 1;
    if (this.#text[this.#at] !== '{') return `$${this.#readName()}`;
    this.#at += 1;
    const first = this.#text[this.#at];
    if (first === undefined || first === '{' || first === '}' || first === ':') throw new LexFailure();
    const name = this.#readName();
    let operator = this.#text[this.#at] ?? '';
    this.#at += 1;
    if (operator === '}') return `\${${name}}`;
    if (operator === '/') {
      if (this.#text[this.#at] === '/') this.#at += 1;
      const pattern = this.#readUntil('/', true, depth + 1, false);
      return `\${${name}/${pattern}/${this.#readUntil('}', true, depth + 1, false)}}`;
    }
    if (operator === ':') {
      operator += this.#text[this.#at] ?? '';
      this.#at += 1;
    } else if (!'+-?#%'.includes(operator) || operator === '') throw new LexFailure();
    const isPattern = operator.endsWith('#') || operator.endsWith('%');
    return `\${${name}${operator}${this.#readUntil('}', isPattern, depth + 1, false)}}`;
  }

  #readName(): string {
    NAME.lastIndex = this.#at;
    const name = NAME.exec(this.#text)?.[0] ?? '';
    this.#at += name.length;
    return name;
  }
}
