/**
 * The modes that git gives to files when it checks them out: of all rights it keeps only whether a file may be run
 * (gitformat-index(5): "Only 0755 and 0644 are valid for regular files"), under the usual umask of 022.
 */
export const CHECKOUT_MODES: readonly number[] = [0o644, 0o755];

/** What a RUN has that nobody gave another one: runc begins a process with it (OCI runtime specification 1.2, user). */
const UMASK = 0o022;

const CLAUSE = /^([ugoa]*)((?:[-+=][rwx]*)+)$/;
const CHANGE = /([-+=])([rwx]*)/g;
const OF_WHOM: Readonly<Record<string, number>> = { u: 0o700, g: 0o070, o: 0o007, a: 0o777 };
const RIGHTS: Readonly<Record<string, number>> = { r: 0o444, w: 0o222, x: 0o111 };
/** Longer ones are nobody's. */
const MAX_LENGTH = 60;

/**
 * The mode that a symbolic one (`u+x,go-w`) makes of a file's, where the umask is 022. The same for chmod(1) of GNU coreutils
 * 9.1 and of Busybox, both run on every kind that it reads (2026-11-21). `undefined` for what is not read: other bits than the nine rights, `X`, rights taken over from
 * another (`g=u`), and `=` for nobody named, in which the programs differ.
 * @param mode of a file: nine bits
 */
export function applySymbolicMode(text: string, mode: number): number | undefined {
  if (text.startsWith('-') || text.length > MAX_LENGTH) return undefined;
  let made = mode;
  for (const clause of text.split(',')) {
    const [, who, changes] = CLAUSE.exec(clause) ?? [];
    if (who === undefined || changes === undefined) return undefined;
    const whose = who === '' ? 0o777 & ~UMASK : unite(who, OF_WHOM);
    for (const [, sign, letters] of changes.matchAll(CHANGE)) {
      if (sign === '=' && who === '') return undefined;
      const bits = whose & unite(letters!, RIGHTS);
      if (sign === '+') made |= bits;
      if (sign === '-') made &= ~bits;
      if (sign === '=') made = (made & ~whose) | bits;
    }
  }
  return made;
}

function unite(letters: string, bits: Readonly<Record<string, number>>): number {
  return [...letters].reduce((sum, letter) => sum | bits[letter]!, 0);
}

/**
 * The one mode, of three octal digits, that a `chmod` makes of a file with any of some modes; `undefined` where it makes more
 * than one, or cannot be read.
 * @param text octal digits or a symbolic mode, as `readModeCommand` has it
 */
export function findMadeMode(text: string, from: readonly number[]): string | undefined {
  if (/^[0-7]{3}$/.test(text)) return text;
  const made = new Set(from.map((mode) => applySymbolicMode(text, mode)));
  const [only] = made;
  return made.size === 1 && only !== undefined ? writeMode(only) : undefined;
}

/** A mode in three octal digits. */
export function writeMode(mode: number): string {
  return mode.toString(8).padStart(3, '0');
}
