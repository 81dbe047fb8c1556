/** What stands in place of a secret. */
export const MASK = '***';

const NAME_PART = 'secret|passw(?:or)?d|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?';

/** Names of variables and options whose values are nobody's business. */
const SECRET_NAME = new RegExp(`${NAME_PART}|passphrase|(?:^|[_-])(?:pass|pwd|pat)(?:$|[_-])|auth`, 'i');

/** Shorter values are words of a log as well; masking them would tell where they stand. */
const MIN_LENGTH = 4;

/** More of a value than this, in characters, is looked for nowhere but as a whole. */
const MAX_CUT = 1024;

/** Values that have a form of their own; each is matched in one pass from its first characters. */
const SHAPES: readonly RegExp[] = [
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\bgh[opsur]_[A-Za-z0-9]{20,255}/g,
  /\bgithub_pat_[A-Za-z0-9_]{20,255}/g,
  /\bglpat-[A-Za-z0-9_-]{16,255}/g,
  /\bnpm_[A-Za-z0-9]{30,255}/g,
  /\bxox[abeoprs]-[A-Za-z0-9-]{10,255}/g,
  /\bsk_(?:live|test)_[A-Za-z0-9]{16,255}/g,
  /\bAIza[A-Za-z0-9_-]{35}/g,
  /\beyJ[A-Za-z0-9_-]{10,4096}\.[A-Za-z0-9_-]{10,4096}\.[A-Za-z0-9_-]{10,4096}/g,
];

const PRIVATE_KEY = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^]{0,16384}?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g;

/** Whether a variable of this name is likely to hold a secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/**
 * The text without what looks like a secret: the values that are given, what has the form of a known kind of token,
 * private keys, passwords in addresses, and whatever is assigned to a name that speaks of one.
 * @param values that are known to be secret; those under 4 characters are left, since they are words of their own
 */
export function maskSecrets(text: string, values: readonly string[] = []): string {
  let masked = text;
  const known = [...new Set(values.flatMap(formsOf))].filter(({ length }) => length >= MIN_LENGTH);
  for (const value of known.sort((a, b) => b.length - a.length)) {
    masked = maskCut(masked.replaceAll(value, MASK), value);
  }
  masked = masked.replace(PRIVATE_KEY, MASK);
  for (const shape of SHAPES) masked = masked.replace(shape, MASK);
  return maskAssignments(maskAddresses(masked));
}

const KEY_BEGIN = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/;
const KEY_END = /-----END [A-Z ]{0,40}PRIVATE KEY-----/;
/** A longer one is none, but somebody who wants the rest of a log hidden. */
const MAX_KEY_LINES = 300;

/**
 * Masks the lines of one log, handed over one after the other: the lines of a private key know nothing of each other.
 * @param values as `maskSecrets` takes them
 */
export function maskLines(values: readonly string[]): (line: string) => string {
  let left = 0;
  return (line) => {
    const isInside = left > 0;
    left = KEY_END.test(line) ? 0 : Math.max(0, left - 1);
    if (isInside) return MASK;
    if (KEY_BEGIN.test(line) && !KEY_END.test(line)) left = MAX_KEY_LINES;
    return maskSecrets(line, values);
  };
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

/** `https://user:password@host` */
function maskAddresses(text: string): string {
  return text.replace(/(:\/\/)[^\s/@:]{0,256}:[^\s/@]{1,512}(@)/g, `$1${MASK}$2`);
}

const AUTHORIZATION = /(authorization["']?\s{0,4}[=:]\s{0,4}["']?(?:(?:basic|bearer|token)\s{1,4})?)[^\s"']{4,4096}/gi;
const ASSIGNED = new RegExp(
  `((?:${NAME_PART})[\\w.-]{0,32}["']?\\s{0,4}[=:]\\s{0,4}["']?)(?![$"'\\s])[^\\s"'&;,]{4,512}`,
  'gi',
);
const OPTION = new RegExp(
  `(--[\\w-]{0,40}(?:${NAME_PART})[\\w-]{0,20}\\s{1,4}["']?)(?![$"'\\s-])[^\\s"'&;,]{4,512}`,
  'gi',
);

/** `NPM_TOKEN=abc`, `"password": "abc"`, `--password abc`, `Authorization: Bearer abc`. A reference (`$TOKEN`) is no value. */
function maskAssignments(text: string): string {
  return text.replace(AUTHORIZATION, `$1${MASK}`).replace(ASSIGNED, `$1${MASK}`).replace(OPTION, `$1${MASK}`);
}
