import { hasWildcard, matchesGoPattern } from './go-pattern.ts';

/** A longer pattern is not tried: each of its characters costs a comparison with each ending. */
const MOST_CHARACTERS = 64;

/**
 * Whether a pattern, which Go's `filepath.Match` reads, may stand for a name that ends in one of some ways, in any case. One
 * of more than 64 characters may.
 * @param path its last name counts; one without a pattern in it is `false`, whatever it ends in
 * @param ends in lower case, each without a `/`
 */
export function mayEndLike(path: string, ends: readonly string[]): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (!hasWildcard(name)) return false;
  if (name.length > MOST_CHARACTERS) return true;
  // A last star takes whatever those before it would; one in a class is a letter.
  const first = name.includes('[') ? 0 : Math.max(0, name.lastIndexOf('*'));
  for (let at = first; at < name.length; at += 1) {
    // What stands before the rest of a pattern stands for something, whatever it is: the rest alone has to match.
    const rest = name.slice(at);
    if (ends.some((end) => matchesGoPattern(rest, end) || matchesGoPattern(rest.toLowerCase(), end))) return true;
  }
  return false;
}
