/** A piece of a glob. Character codes are UTF-16 code units. */
export type GlobToken =
  | { readonly kind: 'text'; readonly code: number }
  /** One character other than `/`, in one of the ranges (both ends in it) or, negated, in none. */
  | { readonly kind: 'set'; readonly ranges: readonly (readonly [number, number])[]; readonly isNegated: boolean }
  /** Any characters but `/`. */
  | { readonly kind: 'star' }
  /** Any number of whole folders, each with its `/`. */
  | { readonly kind: 'folders' }
  /** Whatever is left. */
  | { readonly kind: 'rest' };

const MAX_LENGTH = 256;
const MAX_ALTERNATIVES = 64;
/** Of all alternatives of a glob together, in code units. */
const MAX_EXPANDED = 1024;

const EXTENDED = /[!?*+@]\(/;
/** The first pair of braces that holds no other pair; without a comma, braces are text. */
const INNERMOST_BRACES = /\{([^{},]*(?:,[^{},]*)+)\}/;

/** What is wrong with a glob, as what was expected instead; `undefined` where nothing is. */
export function findGlobProblem(glob: string): string | undefined {
  if (glob === '') return 'a glob that is not empty';
  if (glob.length > MAX_LENGTH) return `a glob of at most ${MAX_LENGTH} characters`;
  if (glob.includes('\\')) return 'a glob with "/" between folders, since "\\" is not known in it';
  if (glob.startsWith('!')) return 'a glob that says what to match, since a leading "!" is not known';
  if (EXTENDED.test(glob)) return 'a glob of *, **, ?, [a-z] and {a,b}, since no other patterns are known';
  if (glob.split('/').includes('..')) return 'a glob within the folder of the configuration, without ".."';
  if (!expandBraces(glob)) return 'a glob with fewer alternatives in braces';
  return undefined;
}

/** The tokens of every alternative of a glob. @throws RangeError where `findGlobProblem` finds a problem */
export function compileGlob(glob: string): readonly (readonly GlobToken[])[] {
  const problem = findGlobProblem(glob);
  if (problem !== undefined) throw new RangeError(`expected ${problem}, got ${JSON.stringify(glob)}`);
  return expandBraces(glob)!.map(readTokens);
}

function expandBraces(glob: string): readonly string[] | undefined {
  const done: string[] = [];
  const open = [glob];
  let length = 0;
  while (open.length > 0) {
    const pattern = open.pop()!;
    const braces = INNERMOST_BRACES.exec(pattern);
    if (!braces) {
      done.push(pattern);
      length += pattern.length;
      if (length > MAX_EXPANDED) return undefined;
      continue;
    }
    const [head, tail] = [pattern.slice(0, braces.index), pattern.slice(braces.index + braces[0].length)];
    for (const alternative of braces[1]!.split(',')) open.push(head + alternative + tail);
    // Each of them ends as one alternative at least, so this is too many already.
    if (open.length + done.length > MAX_ALTERNATIVES) return undefined;
  }
  // Nothing is no path; read as a glob it would match all of them.
  return done.filter((pattern) => pattern !== '');
}

function readTokens(pattern: string): readonly GlobToken[] {
  const path = pattern.replace(/^(?:\.?\/)+/, '');
  const isAnchored = path.slice(0, -1).includes('/') || path !== pattern;
  const names = path.split('/');
  if (!isAnchored && names[0] !== '**') names.unshift('**');
  if (names.at(-1) === '') names.splice(-1, 1, '**');

  const tokens: GlobToken[] = [];
  for (const [i, name] of names.entries()) {
    const isLast = i === names.length - 1;
    if (name === '**') {
      if (isLast) tokens.push({ kind: 'rest' });
      else if (tokens.at(-1)?.kind !== 'folders') tokens.push({ kind: 'folders' });
      continue;
    }
    readName(name, tokens);
    if (!isLast) tokens.push(character('/'));
  }
  return tokens;
}

function readName(name: string, tokens: GlobToken[]): void {
  let at = 0;
  while (at < name.length) {
    const set = name[at] === '[' ? readSet(name, at) : undefined;
    if (set) {
      tokens.push(set.token);
      at = set.end;
      continue;
    }
    if (name[at] === '?') tokens.push({ kind: 'set', ranges: [], isNegated: true });
    // Two stars within a name are one.
    else if (name[at] !== '*') tokens.push(character(name[at]!));
    else if (tokens.at(-1)?.kind !== 'star') tokens.push({ kind: 'star' });
    at += 1;
  }
}

/** The set whose `[` stands at `start`; `undefined` where it is never closed, and then `[` is text. */
function readSet(name: string, start: number): { readonly token: GlobToken; readonly end: number } | undefined {
  const isNegated = name[start + 1] === '!' || name[start + 1] === '^';
  const first = start + (isNegated ? 2 : 1);
  // A bracket that comes first is a member of the set.
  const close = name.indexOf(']', first + 1);
  if (close === -1) return undefined;
  const ranges: [number, number][] = [];
  for (let at = first; at < close; at += 1) {
    const isRange = name[at + 1] === '-' && at + 2 < close;
    ranges.push([name.charCodeAt(at), name.charCodeAt(isRange ? at + 2 : at)]);
    if (isRange) at += 2;
  }
  return { token: { kind: 'set', ranges, isNegated }, end: close + 1 };
}

function character(text: string): GlobToken {
  return { kind: 'text', code: text.charCodeAt(0) };
}
