/**
 * Whether Go's `filepath.Match` takes a pattern: `*`, `?`, `[a-z]`, `[^a]` and `\` before any character. Builders check
 * both the lines of an ignore file and the sources of a COPY by it.
 */
export function isGoPattern(pattern: string): boolean {
  let at = 0;
  while (at < pattern.length) {
    if (pattern[at] === '[') {
      const end = endOfClass(pattern, at);
      if (end === undefined) return false;
      at = end;
      continue;
    }
    if (pattern[at] === '\\') at += 1;
    if (at >= pattern.length) return false;
    at += 1;
  }
  return true;
}

/** Whether a path is a pattern, not the name of one thing. */
export function hasWildcard(path: string): boolean {
  return /[*?[\\]/.test(path);
}

/**
 * Whether a name is one of those that a pattern stands for, as `filepath.Match` says. Neither may hold a `/`. Takes time
 * in proportion to the lengths of both, multiplied: a star that fails never goes back behind the star before it.
 */
export function matchesGoPattern(pattern: string, name: string): boolean {
  const letters = [...name];
  let at = 0;
  let read = 0;
  let star: { readonly behind: number; taken: number } | undefined;
  for (;;) {
    if (at < pattern.length && pattern[at] === '*') {
      at += 1;
      star = { behind: at, taken: read };
      continue;
    }
    if (read < letters.length) {
      const next = at < pattern.length ? matchOne(pattern, at, letters[read]!) : undefined;
      if (next !== undefined) {
        at = next;
        read += 1;
        continue;
      }
    } else if (at === pattern.length) return true;
    if (!star || star.taken >= letters.length) return false;
    star.taken += 1;
    at = star.behind;
    read = star.taken;
  }
}

/** @returns where the pattern goes on if its next piece takes the letter */
function matchOne(pattern: string, at: number, letter: string): number | undefined {
  if (pattern[at] === '[') return matchClass(pattern, at, letter);
  if (pattern[at] === '?') return at + 1;
  const start = pattern[at] === '\\' ? at + 1 : at;
  return pattern.startsWith(letter, start) && start < pattern.length ? start + letter.length : undefined;
}

function matchClass(pattern: string, open: number, letter: string): number | undefined {
  const { isNegated, ranges, end } = readClass(pattern, open);
  const isIn = ranges.some(([low, high]) => low <= codeOf(letter) && codeOf(letter) <= high);
  return isIn === isNegated ? undefined : end;
}

function codeOf(letter: string): number {
  return letter.codePointAt(0)!;
}

interface LetterClass {
  readonly isNegated: boolean;
  readonly ranges: readonly (readonly [number, number])[];
  /** Behind its `]`; `undefined` where the class is not well formed. */
  readonly end: number | undefined;
}

function endOfClass(pattern: string, open: number): number | undefined {
  return readClass(pattern, open).end;
}

function readClass(pattern: string, open: number): LetterClass {
  const isNegated = pattern[open + 1] === '^';
  const ranges: [number, number][] = [];
  let at = open + (isNegated ? 2 : 1);
  const broken = { isNegated, ranges, end: undefined };
  for (;;) {
    if (pattern[at] === ']' && ranges.length > 0) return { isNegated, ranges, end: at + 1 };
    const low = readClassLetter(pattern, at);
    if (!low) return broken;
    const high = pattern[low.end] === '-' ? readClassLetter(pattern, low.end + 1) : low;
    if (!high) return broken;
    ranges.push([low.code, high.code]);
    at = high.end;
  }
}

/** One letter of a class, which something must follow. */
function readClassLetter(pattern: string, start: number): { readonly code: number; readonly end: number } | undefined {
  if (pattern[start] === '-' || pattern[start] === ']') return undefined;
  const at = pattern[start] === '\\' ? start + 1 : start;
  const code = pattern.codePointAt(at);
  if (code === undefined) return undefined;
  const end = at + (code > 0xffff ? 2 : 1);
  return end < pattern.length ? { code, end } : undefined;
}
