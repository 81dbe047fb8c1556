import { readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** The rules of one file of ignore patterns, and those of the folders above it, which it may overrule. */
export interface IgnoreRules {
  readonly above: IgnoreRules | undefined;
  /** The absolute folder in which the patterns count. */
  readonly folder: string;
  readonly patterns: Ignore;
}

/** Git tells `Build` and `build` apart where the file system does. */
const IGNORE_CASE = process.platform === 'win32' || process.platform === 'darwin';

/**
 * The rules that hold in `folder`, which is absolute: those of `.git/info/exclude` and of every `.gitignore` from the
 * root of the repository down. A folder that is asked for by name is looked at even where a rule above ignores it.
 */
export function rulesAt(folder: string): IgnoreRules | undefined {
  const root = findRepositoryRoot(folder);
  if (root === undefined) return readRules(undefined, folder, join(folder, '.gitignore'));
  let rules = readRules(undefined, root, join(root, '.git', 'info', 'exclude'));
  rules = readRules(rules, root, join(root, '.gitignore'));
  let at = root;
  for (const name of relative(root, folder).split(sep)) {
    if (name === '') continue;
    at = join(at, name);
    rules = withGitignoreOf(keepFolder(rules, at), at);
  }
  return rules;
}

/** The rules in a folder that was read inside one where `above` holds; `undefined` where the folder is ignored. */
export function rulesInside(above: IgnoreRules | undefined, folder: string): IgnoreRules | 'ignored' | undefined {
  const verdict = judge(above, folder, true);
  if (verdict === 'ignored') return 'ignored';
  return verdict === 'kept-again' ? keepFolder(above, folder) : above;
}

/** The same rules and those of the folder's own `.gitignore`, if it has one. */
export function withGitignoreOf(above: IgnoreRules | undefined, folder: string): IgnoreRules | undefined {
  return readRules(above, folder, join(folder, '.gitignore'));
}

/** Whether the file, an absolute path in a folder where `rules` hold, is ignored. */
export function isIgnoredFile(rules: IgnoreRules | undefined, file: string): boolean {
  return judge(rules, file, false) === 'ignored';
}

function judge(rules: IgnoreRules | undefined, path: string, isFolder: boolean): 'ignored' | 'kept' | 'kept-again' {
  for (let at = rules; at; at = at.above) {
    const { ignored, unignored } = at.patterns.test(pathIn(at.folder, path) + (isFolder ? '/' : ''));
    if (ignored) return 'ignored';
    if (unignored) return 'kept-again';
  }
  return 'kept';
}

/**
 * The rules without those that ignore the folder itself. What is in a folder that a deeper file took in again would else
 * be ignored by the shallower file, which only knows that the folder is.
 */
function keepFolder(rules: IgnoreRules | undefined, folder: string): IgnoreRules | undefined {
  if (!rules) return undefined;
  const above = keepFolder(rules.above, folder);
  const path = pathIn(rules.folder, folder);
  if (!rules.patterns.test(`${path}/`).ignored) return { ...rules, above };
  const patterns = newPatterns()
    .add(rules.patterns)
    .add(`!/${path.replaceAll(/[\\*?[\]!# ]/g, '\\$&')}/`);
  return { ...rules, above, patterns };
}

function readRules(above: IgnoreRules | undefined, folder: string, file: string): IgnoreRules | undefined {
  const text = readIfThere(file);
  if (text === undefined) return above;
  return { above, folder, patterns: newPatterns().add(text) };
}

const MAX_IGNORE_FILE_BYTES = 1_048_576;

function readIfThere(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile() || found.size > MAX_IGNORE_FILE_BYTES) return undefined;
  return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
}

function newPatterns(): Ignore {
  return ignore({ ignorecase: IGNORE_CASE });
}

function pathIn(folder: string, path: string): string {
  const inside = relative(folder, path);
  return sep === '/' ? inside : inside.replaceAll(sep, '/');
}

function findRepositoryRoot(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (statSync(join(at, '.git'), { throwIfNoEntry: false })) return at;
    if (dirname(at) === at) return undefined;
  }
}
