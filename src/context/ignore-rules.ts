import { ContextError, quotePattern } from './context-error.ts';
import { cleanPath } from './context-path.ts';
import { isGoPattern } from './go-pattern.ts';
import { type IgnorePattern, readIgnorePattern } from './ignore-pattern.ts';
import type { WorkMeter } from './pattern-run.ts';
import { BYTE_ORDER_MARK } from '../text/lines.ts';

/** The largest ignore file that is read, in UTF-16 code units; a long one of a real project has 10,000. */
export const MAX_IGNORE_LENGTH = 65_536;

/** Patterns asked, and places of patterns looked at: some seconds. 100,000 files and 200 patterns take a third of it. */
const MAX_WORK = 1e8;

/** What the rules say of a folder, and with that of all that is in it. */
export interface FolderVerdict {
  readonly isIgnored: boolean;
  /** Numbers of the patterns that the walk has seen match the folder or one above it. */
  readonly walked: ReadonlySet<number>;
  /** Numbers of all patterns that match the folder or one above it. */
  readonly matching: ReadonlySet<number>;
}

/**
 * The rules of a `.dockerignore`. moby/patternmatcher has two ways to apply them, and builders use both: the walk through
 * the context keeps what matched a folder, the opening of a file looks at its path alone. `**.md` and `!docs` is where
 * they part: the walk leaves `docs/a.md` out, since `docs` was never ignored, so that the exception had nothing to do
 * there. A file is brought where neither ignores it.
 */
export interface IgnoreRules {
  /** As the ignore file has them, cleaned, in their order; exceptions with their `!`. */
  readonly patterns: readonly string[];
  /**
   * @param path of a file: relative, cleaned
   * @param folder what they say of the folder that it is in
   * @throws ContextError when patterns that are made for it have taken all the time that they get
   */
  isIgnored(path: string, folder: FolderVerdict): boolean;
  /** The same for a folder. */
  judgeFolder(path: string, folder: FolderVerdict): FolderVerdict;
  /** Whether an exception may match something in an ignored folder, so that one has to look into it. */
  mayIncludeBelow(folder: string): boolean;
  /** What the second way, `MatchesOrParentMatches`, says of a path by itself. */
  matchesPath(path: string): boolean;
}

/** What the rules say of the root, which is never ignored. */
export const ROOT_VERDICT: FolderVerdict = { isIgnored: false, walked: new Set(), matching: new Set() };

/** The rules of an ignore file that is empty or not there. */
export const NO_RULES: IgnoreRules = {
  patterns: [],
  isIgnored: () => false,
  judgeFolder: () => ROOT_VERDICT,
  mayIncludeBelow: () => false,
  matchesPath: () => false,
};

/**
 * @param text of the ignore file; what is not read gets no say, such as comments
 * @throws ContextError for a file that a builder would reject, and one that is too large
 */
export function readIgnoreRules(text: string): IgnoreRules {
  if (text.length > MAX_IGNORE_LENGTH) {
    throw new ContextError(
      `the ignore file has ${text.length} characters; more than ${MAX_IGNORE_LENGTH} are not read`,
    );
  }
  const lines = readLines(text);
  return lines.length === 0 ? NO_RULES : new Rules(lines);
}

/** The patterns of the lines, as moby's `ignorefile.ReadAll` gives them. */
function readLines(text: string): readonly string[] {
  const bare = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  return bare.split('\n').flatMap((line) => {
    if (line.startsWith('#')) return [];
    const pattern = trimGoSpaces(line);
    if (pattern === '') return [];
    if (pattern.startsWith('!')) return [`!${cleanLine(trimGoSpaces(pattern.slice(1)))}`];
    return [cleanLine(pattern)];
  });
}

/** Go does not count U+FEFF as white space, and JavaScript not U+0085. */
function trimGoSpaces(text: string): string {
  return text.replace(/^(?:(?!\uFEFF)[\s\u0085])+/, '').replace(/(?<![\s\u0085])(?:(?!\uFEFF)[\s\u0085])+$/, '');
}

function cleanLine(pattern: string): string {
  if (pattern === '') return '';
  const clean = cleanPath(pattern);
  return clean.length > 1 && clean.startsWith('/') ? clean.slice(1) : clean;
}

/** What `patternmatcher.New` makes of a pattern; it cleans once more, now with the `!`. */
function readLine(line: string, meter: WorkMeter): IgnorePattern {
  const clean = cleanPath(line);
  const isException = clean.startsWith('!');
  if (clean === '!') throw new ContextError('the ignore file has a "!" without a pattern, which no builder takes');
  const pattern = isException ? clean.slice(1) : clean;
  if (isGoPattern(pattern)) return readIgnorePattern(pattern, isException, meter);
  throw new ContextError(`the ignore file has the pattern ${quotePattern(line)}, which no builder takes`);
}

class Rules implements IgnoreRules {
  readonly patterns: readonly string[];
  readonly #all: readonly IgnorePattern[];
  readonly #exceptions: readonly IgnorePattern[];
  readonly #meter: WorkMeter = { spent: 0 };

  constructor(patterns: readonly string[]) {
    this.patterns = patterns;
    this.#all = patterns.map((line) => readLine(line, this.#meter));
    this.#exceptions = this.#all.filter(({ isException }) => isException);
  }

  isIgnored(path: string, { walked, matching }: FolderVerdict): boolean {
    this.#count();
    return (
      this.#apply((pattern, number) => walked.has(number) || pattern.matches(path), walked) ||
      this.#apply((pattern, number) => matching.has(number) || pattern.matches(path))
    );
  }

  judgeFolder(path: string, folder: FolderVerdict): FolderVerdict {
    this.#count();
    const walked = new Set(folder.walked);
    const matching = new Set(folder.matching);
    for (const [number, pattern] of this.#all.entries()) if (pattern.matches(path)) matching.add(number);
    const byWalk = this.#apply((pattern, number) => {
      if (pattern.matches(path)) walked.add(number);
      return walked.has(number);
    }, folder.walked);
    return { isIgnored: byWalk || this.#apply((_, number) => matching.has(number)), walked, matching };
  }

  matchesPath(path: string): boolean {
    let folder = ROOT_VERDICT;
    for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1)) {
      folder = this.judgeFolder(path.slice(0, end), folder);
    }
    return this.#apply((pattern, number) => folder.matching.has(number) || pattern.matches(path));
  }

  /**
   * The last pattern that matches decides. A plain one is not asked of what is ignored already, nor an exception of what
   * is not; the walk asks those that have matched a folder above all the same.
   */
  #apply(matches: (pattern: IgnorePattern, number: number) => boolean, always?: ReadonlySet<number>): boolean {
    let isIgnored = false;
    for (const [number, pattern] of this.#all.entries()) {
      if (pattern.isException !== isIgnored && always?.has(number) !== true) continue;
      if (matches(pattern, number)) isIgnored = !pattern.isException;
    }
    return isIgnored;
  }

  mayIncludeBelow(folder: string): boolean {
    this.#count();
    return this.#exceptions.some((pattern) => pattern.mayMatchBelow(folder));
  }

  #count(): void {
    this.#meter.spent += this.#all.length;
    if (this.#meter.spent <= MAX_WORK) return;
    throw new ContextError('the ignore file takes too long to compare with the files of the context');
  }
}
