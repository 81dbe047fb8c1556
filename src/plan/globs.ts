import { compileGlob, type GlobToken } from './glob-tokens.ts';

/** How many globs one list may hold; with the limits of a glob it bounds the work per path. */
export const MAX_GLOBS = 100;

const compiled = new WeakMap<readonly string[], readonly (readonly GlobToken[])[]>();

/**
 * Whether one of the globs matches a path (`/` between folders, none in front). `*` stands for anything within one name,
 * `**` as a whole name for any number of folders, `?` for one character, `[a-z]` and `[!a-z]` for one of, or not of, a set,
 * `{a,b}` for either. Names that begin with a dot are names like any other. A glob without `/` is looked for in every
 * folder, one that ends with `/` matches all below that folder. The time is at most the product of both lengths, since
 * both can be hostile; backtracking matchers take minutes for eight stars.
 * @throws RangeError for a glob in which `findGlobProblem` finds a problem
 */
export function isGlobMatch(globs: readonly string[], path: string): boolean {
  let patterns = compiled.get(globs);
  if (!patterns) {
    patterns = globs.flatMap((glob) => compileGlob(glob));
    compiled.set(globs, patterns);
  }
  return patterns.some((tokens) => isTokenMatch(tokens, path));
}

/** Keeps the set of all places in the pattern that the path read so far can have reached. */
function isTokenMatch(tokens: readonly GlobToken[], path: string): boolean {
  let places = new Set<number>();
  enter(tokens, 0, places);
  for (let at = 0; at < path.length && places.size > 0; at += 1) {
    const next = new Set<number>();
    for (const place of places) step(tokens, place, path.charCodeAt(at), next);
    places = next;
  }
  return places.has(tokens.length);
}

const SLASH = 47;

function step(tokens: readonly GlobToken[], place: number, code: number, next: Set<number>): void {
  const token = tokens[place];
  if (!token) return;
  if (token.kind === 'folders') {
    next.add(place);
    if (code === SLASH) enter(tokens, place + 1, next);
    return;
  }
  if (token.kind === 'rest') {
    enter(tokens, place, next);
    return;
  }
  if (token.kind === 'text') {
    if (token.code === code) enter(tokens, place + 1, next);
    return;
  }
  if (code === SLASH) return;
  if (token.kind === 'star') {
    enter(tokens, place, next);
    return;
  }
  const isHit = token.ranges.some(([from, to]) => code >= from && code <= to) !== token.isNegated;
  if (isHit) enter(tokens, place + 1, next);
}

/** Adds a place, and those after it that need no character. */
function enter(tokens: readonly GlobToken[], place: number, places: Set<number>): void {
  for (let at = place; ; at += 1) {
    places.add(at);
    const kind = tokens[at]?.kind;
    if (kind !== 'star' && kind !== 'folders' && kind !== 'rest') return;
  }
}
