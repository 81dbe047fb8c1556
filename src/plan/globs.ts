import picomatch from 'picomatch';

/** How many globs one list may hold; with the limits of a glob it bounds the work per path. */
export const MAX_GLOBS = 100;

const MAX_LENGTH = 256;
/**
 * A matcher goes back and tries again for each of these, so its time grows with their number as an exponent; six in one
 * name took 24 s on a path of 120 characters. Nobody writes more than this.
 */
const MAX_STARS_IN_NAME = 3;
const MAX_DOUBLE_STARS = 3;
const MAX_BRACES = 3;
const MAX_PATH_LENGTH = 1024;

type IsMatch = (path: string) => boolean;

const compiled = new WeakMap<readonly string[], readonly IsMatch[]>();

/**
 * Whether one of the globs matches a path (`/` between folders, none in front). Names that begin with a dot are names
 * like any other. A glob without `/` is looked for in every folder, one that ends with `/` matches all below that folder.
 * A path of more than 1,024 characters matches nothing.
 * @throws RangeError for a glob in which {@link findGlobProblem} finds a problem
 */
export function isGlobMatch(globs: readonly string[], path: string): boolean {
  let matchers = compiled.get(globs);
  if (!matchers) {
    matchers = globs.map(compile);
    compiled.set(globs, matchers);
  }
  return path.length <= MAX_PATH_LENGTH && matchers.some((isMatch) => isMatch(path));
}

/** What is wrong with a glob, as what was expected instead; `undefined` where nothing is. */
export function findGlobProblem(glob: string): string | undefined {
  if (glob === '') return 'a glob that is not empty';
  if (glob.length > MAX_LENGTH) return `a glob of at most ${MAX_LENGTH} characters`;
  if (glob.includes('\\')) return 'a glob with "/" between folders, since "\\" is not known in it';
  if (glob.startsWith('!')) return 'a glob that says what to match, since a leading "!" is not known';
  if (/[!?*+@]\(/.test(glob)) return 'a glob of *, **, ?, [a-z] and {a,b}, since no other patterns are known';
  const names = glob.split('/');
  if (names.includes('..')) return 'a glob within the folder of the configuration, without ".."';
  if (names.filter((name) => name === '**').length > MAX_DOUBLE_STARS)
    return `a glob with at most ${MAX_DOUBLE_STARS} times "**"`;
  if (names.some((name) => name !== '**' && countOf('*', name) > MAX_STARS_IN_NAME))
    return `a glob with at most ${MAX_STARS_IN_NAME} stars in a name`;
  return countOf('{', glob) > MAX_BRACES ? `a glob with at most ${MAX_BRACES} pairs of braces` : undefined;
}

function compile(glob: string): IsMatch {
  const problem = findGlobProblem(glob);
  if (problem !== undefined) throw new RangeError(`expected ${problem}, got ${JSON.stringify(glob)}`);
  const rooted = glob.replace(/^\.?\//, '');
  const isAnywhere = !glob.replace(/\/$/, '').includes('/');
  const pattern = `${isAnywhere && rooted !== '**' ? '**/' : ''}${rooted}${rooted.endsWith('/') ? '**/*' : ''}`;
  return picomatch(pattern, { dot: true, posix: true, nonegate: true, noextglob: true, strictSlashes: true });
}

function countOf(character: string, text: string): number {
  return text.split(character).length - 1;
}
