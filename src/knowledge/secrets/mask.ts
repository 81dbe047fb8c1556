import { MASK, maskAddresses, maskAssignments, maskCommands, maskOptions } from './places.ts';
import { KEY_BEGIN, KEY_END, SECRET_SHAPES } from './values.ts';

/** Shorter values are words of a log as well; masking them would tell where they stand. */
const MIN_LENGTH = 4;

/** More of a value than this, in characters, is looked for nowhere but as a whole. */
const MAX_CUT = 1024;

/** Something of every pattern: most texts have none of it, and need no second look. */
const SUSPECT =
  /pass|p[aw][td]|pw\b|secret|token|key|auth|cred|-u|:\/\/|[\w-]{16}|mysql|login|psql|redis|mongo|sqlcmd|identified|hooks\./i;

/**
 * The text without what looks like a secret: the values that are given, what has the form of a known kind of token,
 * private keys, passwords in addresses, and whatever is assigned to a name that speaks of one. In time that grows with the
 * length of the text.
 * @param values that are known to be secret; those under 4 characters are left, since they are words of their own
 */
export function maskSecrets(text: string, values: readonly string[] = []): string {
  return values.length === 0 ? maskPatterns(text) : maskWith(values)(text);
}

/** The same for many texts with the same values. */
export function maskWith(values: readonly string[]): (text: string) => string {
  const known = [...new Set(values.flatMap(formsOf))].filter(({ length }) => length >= MIN_LENGTH);
  known.sort((a, b) => b.length - a.length);
  return (text) => {
    let masked = text;
    for (const value of known) {
      masked = masked.replaceAll(value, MASK);
      if (masked.includes(CUT)) masked = maskCut(masked, value);
    }
    return maskPatterns(masked);
  };
}

function maskPatterns(text: string): string {
  if (!SUSPECT.test(text)) return text;
  let masked = text.includes('-----BEGIN ') ? maskKeys(text) : text;
  for (const shape of SECRET_SHAPES) masked = masked.replace(shape, MASK);
  return maskCommands(maskOptions(maskAssignments(maskAddresses(masked))));
}

/** A longer one is none, but somebody who wants the rest of a log hidden. */
const MAX_KEY_LINES = 300;
const MAX_KEY_LENGTH = 16_384;

/**
 * Masks the lines of one log, handed over one after the other: the lines of a private key know nothing of each other.
 * @param values as `maskSecrets` takes them
 */
export function maskLines(values: readonly string[]): (line: string) => string {
  const mask = maskWith(values);
  let left = 0;
  return (line) => {
    const isInside = left > 0;
    left = KEY_END.test(line) ? 0 : Math.max(0, left - 1);
    if (isInside) return MASK;
    if (KEY_BEGIN.test(line) && !KEY_END.test(line)) left = MAX_KEY_LINES;
    return mask(line);
  };
}

/** From the begin of each private key to its end, or as far as one may be long. */
function maskKeys(text: string): string {
  const pieces: string[] = [];
  let at = 0;
  for (;;) {
    const begin = KEY_BEGIN.exec(text.slice(at));
    if (!begin) return pieces.join('') + text.slice(at);
    const start = at + begin.index;
    const rest = text.slice(start, start + MAX_KEY_LENGTH);
    const end = KEY_END.exec(rest);
    pieces.push(text.slice(at, start), MASK);
    at = start + (end ? end.index + end[0].length : rest.length);
  }
}

/** A value as a log may have it: whole, each of its lines, and with one blank where a report puts one for several. */
function formsOf(value: string): readonly string[] {
  return [value, ...value.split(/\r?\n/)].flatMap((form) => [form.trim(), form.trim().replace(/\s+/g, ' ')]);
}

/** What stands where a text was shortened, maybe in the midst of a value. */
const CUT = '…';

/** Masks what is left of a value beside a cut: its begin in front of one, its end behind one. */
function maskCut(text: string, value: string): string {
  const pieces = text.split(CUT);
  if (pieces.length === 1) return text;
  return pieces
    .map((piece, i) => {
      const end = i === 0 ? 0 : lengthOfOverlap(value, piece.trimStart());
      const behind = end < MIN_LENGTH ? piece : MASK + piece.trimStart().slice(end);
      const begin = i === pieces.length - 1 ? 0 : lengthOfOverlap(behind.trimEnd(), value);
      return begin < MIN_LENGTH ? behind : behind.trimEnd().slice(0, -begin) + MASK;
    })
    .join(CUT);
}

/** How many characters the end of one text shares with the begin of another. */
function lengthOfOverlap(first: string, second: string): number {
  const most = Math.min(first.length, second.length, MAX_CUT);
  for (let length = most; length >= MIN_LENGTH; length -= 1) {
    if (first.endsWith(second.slice(0, length))) return length;
  }
  return 0;
}
