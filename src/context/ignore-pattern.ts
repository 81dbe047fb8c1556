import { ContextError, quotePattern } from './context-error.ts';
import { type PatternStep, PatternRun, type WorkMeter } from './pattern-run.ts';

/** One line of an ignore file, ready to be asked. */
export interface IgnorePattern {
  /** It stood behind a `!`: what it matches is taken in again. */
  readonly isException: boolean;
  matches(path: string): boolean;
  /** Whether it may match something in a folder, or deeper. */
  mayMatchBelow(folder: string): boolean;
}

/**
 * A pattern as moby/patternmatcher means it, which is not quite what a shell means: one with no more than stars at an end
 * is compared as text, any other becomes a Go regular expression, letter by letter. We follow what becomes of each letter,
 * and run the expression in time that no pattern can make more than the lengths multiplied.
 * @param pattern cleaned, without the `!`
 * @param meter counts what it takes to ask it
 * @throws ContextError for a pattern that a builder would reject, or of which we cannot say what it means
 */
export function readIgnorePattern(pattern: string, isException: boolean, meter: WorkMeter): IgnorePattern {
  const { kind, steps } = translate(pattern);
  if (kind === 'exact') {
    const mayMatchBelow = (folder: string): boolean => pattern.startsWith(`${folder}/`);
    return { isException, matches: (path) => path === pattern, mayMatchBelow };
  }
  if (kind === 'prefix') {
    const prefix = pattern.slice(0, -2);
    const mayMatchBelow = (folder: string): boolean =>
      prefix.startsWith(`${folder}/`) || `${folder}/`.startsWith(prefix);
    return { isException, matches: (path) => path.startsWith(prefix), mayMatchBelow };
  }
  if (kind === 'suffix') {
    const suffix = pattern.slice(2);
    const whole = suffix.startsWith('/') ? suffix.slice(1) : undefined;
    const matches = (path: string): boolean => path.endsWith(suffix) || path === whole;
    return { isException, matches, mayMatchBelow: () => true };
  }
  const run = new PatternRun(steps, meter);
  // Most patterns have an end of their own (`*.log`), by which most paths are told without following them.
  const start = literalStart(steps);
  const end = literalStart(steps.toReversed()).split('').toReversed().join('');
  return {
    isException,
    matches: (path) => path.endsWith(end) && path.startsWith(start) && run.matches(path),
    mayMatchBelow: (folder) => run.mayGoOn(`${folder}/`),
  };
}

interface Translation {
  readonly kind: 'exact' | 'prefix' | 'suffix' | 'expression';
  readonly steps: readonly PatternStep[];
}

const SLASH = 0x2f;
const LINE_FEED = 0x0a;

/** What `.` stands for in Go. */
const isAny = (code: number): boolean => code !== LINE_FEED;
const isInName = (code: number): boolean => code !== SLASH;

/** `Pattern.compile` of moby/patternmatcher 0.6. */
function translate(pattern: string): Translation {
  const letters = [...pattern];
  const steps: PatternStep[] = [];
  let kind: Translation['kind'] = 'exact';
  for (let at = 0, round = 0; at < letters.length; round += 1) {
    const letter = letters[at]!;
    at += 1;
    if (letter === '*' && letters[at] === '*') {
      at += 1;
      if (letters[at] === '/') at += 1;
      if (at < letters.length) {
        steps.push({ kind: 'optional-folders' }, { kind: 'any-letters', takes: isAny }, only('/'));
        kind = 'expression';
      } else if (kind === 'exact') kind = 'prefix';
      else {
        steps.push({ kind: 'any-letters', takes: isAny });
        kind = 'expression';
      }
      if (round === 0) kind = 'suffix';
    } else if (letter === '*') {
      steps.push({ kind: 'any-letters', takes: isInName });
      kind = 'expression';
    } else if (letter === '?') {
      steps.push({ kind: 'letter', takes: isInName });
      kind = 'expression';
    } else if (letter === '\\') {
      steps.push(readEscaped(letters[at], pattern));
      at += 1;
      kind = 'expression';
    } else if (letter === '[') {
      const { step, end } = readClass(letters, at, pattern);
      steps.push(step);
      at = end;
      kind = 'expression';
    } else if (letter === ']') {
      steps.push(only(letter));
      kind = 'expression';
    } else steps.push(letter === '^' ? atStart(steps.length) : only(letter));
  }
  return { kind, steps };
}

function only(letter: string): PatternStep {
  const own = letter.codePointAt(0)!;
  return { kind: 'letter', takes: (code) => code === own, only: letter };
}

/** The letters that every match begins with; letters of two code units end it, so that it can be turned round. */
function literalStart(steps: readonly PatternStep[]): string {
  let letters = '';
  for (const step of steps) {
    if (step.kind !== 'letter' || step.only?.length !== 1) return letters;
    letters += step.only;
  }
  return letters;
}

/** A `^` is not escaped on its way into the regular expression: it holds at the start, and nowhere else. */
function atStart(place: number): PatternStep {
  if (place === 0) return { kind: 'any-letters', takes: () => false };
  return { kind: 'letter', takes: () => false };
}

/** Before a letter or a digit, Go's expressions give the backslash a meaning of its own. */
function readEscaped(letter: string | undefined, pattern: string): PatternStep {
  if (letter !== undefined && /^[!-/:-@[-`{-~ ]$/.test(letter)) return only(letter);
  throw new ContextError(`the ignore file has the pattern ${quotePattern(pattern)}, whose "\\" cannot be read`);
}

/** The inside of a class is translated like the rest, so that a star in it becomes something that nobody meant. */
function readClass(
  letters: readonly string[],
  start: number,
  pattern: string,
): { readonly step: PatternStep; readonly end: number } {
  const isNegated = letters[start] === '^';
  const first = isNegated ? start + 1 : start;
  const close = letters.indexOf(']', first + 1);
  const inside = letters.slice(first, close);
  const ranges: [number, number][] = [];
  for (let at = 0; at < inside.length; at += 1) {
    const isRange = inside[at + 1] === '-' && at + 2 < inside.length;
    const low = inside[at]!.codePointAt(0)!;
    const high = isRange ? inside[at + 2]!.codePointAt(0)! : low;
    if (high < low) throw unreadClass(pattern);
    ranges.push([low, high]);
    if (isRange) at += 2;
  }
  if (close === -1 || inside.some((letter) => '*?\\[]'.includes(letter))) throw unreadClass(pattern);
  const takes = (code: number): boolean => ranges.some(([low, high]) => low <= code && code <= high) !== isNegated;
  return { step: { kind: 'letter', takes }, end: close + 1 };
}

function unreadClass(pattern: string): ContextError {
  return new ContextError(`the ignore file has the pattern ${quotePattern(pattern)}, whose "[" cannot be read`);
}
