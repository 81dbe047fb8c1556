import { folderIn, nameIn, type SymbolicPath } from './symbolic-path.ts';

/** A letter, a variable, or a wildcard. */
type Piece = string;

const PIECE = /\$\{\w+\}|\$\w+|\$.|\*+|\?|\[[^\]]{1,60}\]|[^]/g;

/**
 * Whether two texts may be the same once variables and wildcards are filled in. A variable is the same wherever it stands, so
 * that what both have at their ends proves nothing, and what one of them alone has proves that they differ.
 */
export function mayBeSame(one: string, other: string): boolean {
  // Most words differ in their first letter, or hold nothing that stands for another.
  const [first, second] = [one[0], other[0]];
  if (
    first !== second &&
    first !== undefined &&
    second !== undefined &&
    !MARKS.includes(first) &&
    !MARKS.includes(second)
  )
    return false;
  if (PLAIN.test(one) && PLAIN.test(other)) return one === other;
  const [a, b] = [piecesOf(one), piecesOf(other)];
  let [start, end] = [0, 0];
  const shorter = Math.min(a.length, b.length);
  while (start < shorter && a[start] === b[start] && !isWildcard(a[start]!)) start += 1;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end) && !isWildcard(a.at(-1 - end)!)) end += 1;
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (x.length === 0 || y.length === 0) return x.every(isOpen) && y.every(isOpen);
  return !differsAt(x[0]!, y[0]!) && !differsAt(x.at(-1)!, y.at(-1)!);
}

/** What a variable or a wildcard begins with. */
const MARKS = '$*?[';
const PLAIN = /^[^$*?[]*$/;

function piecesOf(text: string): readonly Piece[] {
  return (text.match(PIECE) ?? []).map((piece) => piece.replace(/^\$(\w+)$/, '${$1}'));
}

function isOpen(piece: Piece): boolean {
  return piece.length > 1 || isWildcard(piece);
}

function isWildcard(piece: Piece): boolean {
  return /^(?:[*?]|\[.)/.test(piece);
}

function differsAt(one: Piece, other: Piece): boolean {
  return !isOpen(one) && !isOpen(other) && one !== other;
}

/** Addresses on the network are no places of files. */
const ADDRESS = /\b(?:https?|ftp|git|ssh):\/\/[^\s"'`;|&<>)]*/gi;

/**
 * Whether a text that nobody has read as a script speaks of a file: a word of it may be its name, or a pattern that its name
 * fits. A word of variables alone is none: where they hold the name, what gives them their values speaks of it.
 * @param hasPatterns whether `*` and the like stand for names of files
 */
export function speaksOf(text: string, path: SymbolicPath, hasPatterns = true): boolean {
  const name = nameIn(path);
  if (cannotName(text, name)) return false;
  return text
    .replace(ADDRESS, ' ')
    .split(/[\s"'`;|&<>(),=:@\\]+|\{(?!\w+\})|(?<!\$\{\w{1,99})\}/)
    .some((word) => fits(word, name, path, hasPatterns));
}

/** Nothing in them stands for another text, and the one does not hold the other: most texts need no second look. */
export function cannotName(text: string, name: string): boolean {
  return PLAIN.test(name) && PLAIN.test(text) && !text.includes(name);
}

const WILDCARD = /[*?]|\[.{1,60}\]/;

/** Whether a text names a folder, or something in it, wherever it is said to lie: a part of one of its paths may be its name. */
export function speaksWithin(text: string, path: SymbolicPath): boolean {
  const name = nameIn(path);
  if (cannotName(text, name)) return false;
  const parts = withoutForeignPatterns(text.replace(ADDRESS, ' '), path).split(
    /[\s"'`;|&<>(),=:@\\/[\]]+|\{(?!\w+\})|(?<!\$\{\w{1,99})\}/,
  );
  return parts.some((part) => hasOwnLetters(part) && mayBeSame(part.replace(/^-[a-zA-Z](?=[\w$])/, ''), name));
}

/** A pattern at a known place, such as `/var/lib/apt/lists/*`. */
const PLACED_PATTERN = /(?<![\w$}~./-])(\/[\w./-]*)\/[^\s/"'`;|&<>()]*[*?][^\s/"'`;|&<>()]*/g;

/** Without the patterns that look in no folder in which a path lies: what they stand for cannot hold it. */
function withoutForeignPatterns(text: string, path: SymbolicPath): string {
  const own = folderIn(path);
  if (!own.startsWith('/')) return text;
  return text.replace(PLACED_PATTERN, (word, folder: string) =>
    folder.includes('..') || `${own}/`.startsWith(`${folder}/`) ? word : folder,
  );
}

function fits(word: string, name: string, path: SymbolicPath, hasPatterns: boolean): boolean {
  const at = word.lastIndexOf('/');
  const last = word.slice(at + 1).replace(/^-[a-zA-Z](?=[\w$])/, '');
  if (!hasOwnLetters(last) || !(mayBeSame(last, name) || mayBeSame(word.slice(at + 1), name))) return false;
  if (!WILDCARD.test(last)) return true;
  if (!hasPatterns) return false;
  if (at === -1) return true;
  // Of a file whose folder is not known, a pattern with letters of its own may be meant wherever it looks.
  if (folderIn(path).startsWith('.') && last.replace(/[^A-Za-z\d]/g, '').length > 2) return true;
  return isFolderOf(word.slice(0, at) || '/', path);
}

/** A word of variables alone is nobody's name; a pattern is one that any name may fit. */
function hasOwnLetters(word: string): boolean {
  return WILDCARD.test(word) || /[A-Za-z\d]/.test(word.replace(/\$\{?\w+\}?/g, ''));
}

/** A pattern looks in one folder: whether that may be the one that holds the file. */
function isFolderOf(folder: string, path: SymbolicPath): boolean {
  const own = folderIn(path);
  if (WILDCARD.test(folder)) return true;
  if (folder.startsWith('/') || folder.startsWith('$'))
    return own.startsWith('/') || own.startsWith('(') ? mayBeSame(own, folder) : false;
  const lastOf = (text: string): string => text.slice(text.lastIndexOf('/') + 1);
  return /^\.{1,2}$/.test(lastOf(folder)) || own === '.'
    ? /^\.{1,2}$/.test(lastOf(folder))
    : mayBeSame(lastOf(folder), lastOf(own));
}
