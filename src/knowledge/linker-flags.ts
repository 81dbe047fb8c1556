/** The words by which Go's linker is told to leave symbols and debug information out (`go tool link -h`; -s implies -w since 1.22). */
export const STRIP_FLAGS = '-s -w';

/** What a value of -ldflags says of symbols, by its text. */
export type LinkerSymbols =
  /** They are left out already: -s. */
  | 'stripped'
  /** -w alone: debug information goes, the symbol table stays. */
  | 'without-debug'
  | 'kept'
  /** -s=false or -w=0: somebody wants them. */
  | 'wanted'
  /** It is for some packages alone, or begins with what depends on the run. */
  | 'unclear';

/** @param inner the value without the quotes around it */
export function readLinkerSymbols(inner: string): LinkerSymbols {
  const text = inner.trim();
  if (text === '') return 'kept';
  // A value that begins with anything else is for the packages of a pattern (`go help build`).
  if (!text.startsWith('-')) return 'unclear';
  const words = text.split(/[\s"']+/);
  if (words.some((word) => /^--?[sw]=/.test(word))) return 'wanted';
  if (words.some((word) => /^--?s$/.test(word))) return 'stripped';
  return words.some((word) => /^--?w$/.test(word)) ? 'without-debug' : 'kept';
}

/** What an ldflags value of one plain word may be made of for quotes to be put around it. */
const PLAIN = /^[\w@%+=:,./-]+$/;

/** What becomes of a word that holds -ldflags. */
export type StrippedWord =
  | { readonly kind: 'text'; readonly text: string }
  /** It leaves symbols out already, or says that they are to be kept. */
  | { readonly kind: 'stripped' | 'wanted' };

/**
 * The word with the flags put at the start of its value of -ldflags; `undefined` where that cannot be said.
 * @param text of the word, as written
 * @param valueAt where in it the value begins; a quote may stand there, or around all of the word
 */
export function withStripFlags(text: string, valueAt: number): StrippedWord | undefined {
  const quote = quoteAt(text, valueAt);
  const at = quote.end;
  const end = quote.mark === '' ? text.length : closingAt(text, at, quote.mark);
  const inner = text.slice(at, end);
  const symbols = readLinkerSymbols(inner);
  if (symbols === 'unclear') return undefined;
  if (symbols === 'stripped' || symbols === 'wanted') return { kind: symbols };
  const added = symbols === 'without-debug' ? '-s' : STRIP_FLAGS;
  if (quote.mark !== '') {
    const gap = inner === '' || /^\s/.test(inner) ? '' : ' ';
    return { kind: 'text', text: `${text.slice(0, at)}${added}${gap}${text.slice(at)}` };
  }
  return PLAIN.test(inner) ? { kind: 'text', text: `${text.slice(0, at)}"${added} ${inner}"` } : undefined;
}

function quoteAt(text: string, valueAt: number): { readonly mark: string; readonly end: number } {
  const own = text[valueAt];
  if (own === '"' || own === "'") return { mark: own, end: valueAt + 1 };
  const first = text[0];
  return valueAt > 0 && (first === '"' || first === "'") ? { mark: first, end: valueAt } : { mark: '', end: valueAt };
}

/** Where the quotes end; the end of the text where something follows them or stands in them that is not followed. */
function closingAt(text: string, from: number, mark: string): number {
  const at = text.lastIndexOf(mark);
  return at >= from ? at : text.length;
}
