import { readBunRun } from './bun-runner.ts';

/** What a command of npm, Yarn, pnpm or Bun runs. */
export type NodeRun =
  /** Scripts of `package.json`, by name. */
  | {
      readonly kind: 'scripts';
      readonly names: readonly string[];
      readonly of: NodeTarget;
      /** Nothing is wrong where there are none. */
      readonly isOptional: boolean;
    }
  /** Where there is no script of the first word's name, the words are a program of a package and its arguments. */
  | { readonly kind: 'words'; readonly at: number; readonly mayBeScript: boolean; readonly of: NodeTarget }
  /** Packages are installed, and what the project itself wants to be run around that. */
  | { readonly kind: 'install'; readonly of: NodeTarget; readonly isSilent: boolean }
  /** pnpm puts a package of the workspace, with all that it needs, into a folder. */
  | { readonly kind: 'deploy'; readonly of: NodeTarget; readonly to: string }
  /** It runs nothing of the project. */
  | { readonly kind: 'own' }
  | { readonly kind: 'unknown' };

/** Of which `package.json` something is run. */
export type NodeTarget =
  | { readonly kind: 'here' }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'workspace'; readonly name: string }
  | { readonly kind: 'all' };

const INSTALLS: ReadonlySet<string> = new Set(['install', 'i', 'ci', 'clean-install', 'in', 'isntall']);
const RUNS: ReadonlySet<string> = new Set(['run', 'run-script', 'rum', 'urn']);
const SHORT: ReadonlySet<string> = new Set(['start', 'test', 'stop', 'restart']);
/** Options whose value is the next word. */
const WITH_VALUE: ReadonlySet<string> = new Set([
  '--prefix', '-C', '--workspace', '-w', '--loglevel', '--registry', '--cache', '--userconfig', '--omit', '--include', '--only',
  '--script-shell', '--cwd', '--network-timeout', '--cache-folder', '--modules-folder', '--mutex', '--network-concurrency',
  '--filter', '-F', '--dir', '--reporter', '--store-dir',
]); // prettier-ignore

/** Commands of Yarn and pnpm themselves, which run nothing of the project. */
const OWN: ReadonlySet<string> = new Set([
  'add', 'audit', 'autoclean', 'bin', 'cache', 'check', 'config', 'dedupe', 'fetch', 'generate-lock-entry', 'help', 'import', 'info',
  'init', 'licenses', 'link', 'list', 'outdated', 'pack', 'plugin', 'prune', 'rebuild', 'remove', 'set', 'store', 'unlink', 'up',
  'update', 'upgrade', 'version', 'versions', 'why',
]); // prettier-ignore

/**
 * What a command of npm, Yarn, pnpm or Bun runs, by its words (the reference of each on `run`, `workspaces` and `filter`).
 * @param words those behind the program's name, as the shell makes them
 */
export function readNodeRun(program: string, words: readonly string[]): NodeRun {
  if (program === 'bun' || program === 'bunx') return readBunRun(program, words);
  const { operands, of, hasMore } = readTarget(program, words);
  if (!of) return { kind: 'unknown' };
  const [first, second, third] = operands.map(({ word }) => word);
  const isSilent = words.includes('--ignore-scripts');
  const script = (name: string | undefined, target = of): NodeRun =>
    name === undefined
      ? { kind: 'own' }
      : { kind: 'scripts', names: [name], of: target, isOptional: words.includes('--if-present') || of.kind === 'all' };
  if (program === 'npx' || program === 'pnpx') {
    const at = operands[0]?.at;
    return at === undefined || hasMore ? { kind: 'unknown' } : { kind: 'words', at, mayBeScript: false, of };
  }
  if (first === undefined) return program === 'yarn' ? { kind: 'install', of, isSilent } : { kind: 'own' };
  if (INSTALLS.has(first)) return second === undefined ? { kind: 'install', of, isSilent } : { kind: 'own' };
  if (RUNS.has(first)) return script(second);
  if (SHORT.has(first)) return script(first);
  if (first === 'exec' || (first === 'x' && program === 'npm'))
    return operands[1] ? { kind: 'words', at: operands[1].at, mayBeScript: false, of } : { kind: 'unknown' };
  if (program === 'npm') return { kind: 'own' };
  if (program === 'yarn' && first === 'workspace') {
    const name = third !== undefined && RUNS.has(third) ? operands[3]?.word : third;
    return second === undefined ? { kind: 'unknown' } : script(name, { kind: 'workspace', name: second });
  }
  if (program === 'yarn' && first === 'workspaces' && second === 'focus')
    return third === undefined ? { kind: 'install', of, isSilent } : { kind: 'unknown' };
  if (program === 'yarn' && first === 'workspaces')
    return second === 'run' ? { ...script(third, { kind: 'all' }), isOptional: true } as NodeRun : { kind: 'unknown' };
  if (program === 'pnpm' && first === 'deploy') return readDeploy(words, second, third, of);
  if (first === 'dlx' || first === 'deploy' || first === 'create' || first === 'global') return { kind: 'unknown' };
  if (OWN.has(first)) return { kind: 'own' };
  return { kind: 'words', at: operands[0]!.at, mayBeScript: true, of };
} // prettier-ignore

/** Options of it that change nothing but which packages come along (pnpm.io/cli/deploy; 9.15, executed 2026-11-21). */
const OF_DEPLOY =
  /^(?:--prod|-P|--legacy|--no-optional|--frozen-lockfile|--prefer-offline|--offline|--ignore-scripts|--filter(?:=.*)?|-F|--reporter=.*|-r|--recursive)$/;

/** To a folder that is named from the root alone: that of the package may be meant by any other. */
function readDeploy(words: readonly string[], to: string | undefined, more: string | undefined, of: NodeTarget): NodeRun {
  const isKnown = words.every((word) => !word.startsWith('-') || OF_DEPLOY.test(word));
  if (!isKnown || to === undefined || more !== undefined || of.kind !== 'workspace') return { kind: 'unknown' };
  return /^(?:\/[\w.@-]+)+\/?$/.test(to) && !to.includes('..') ? { kind: 'deploy', of, to } : { kind: 'unknown' };
} // prettier-ignore

interface Operand {
  readonly word: string;
  /** Its place among the words. */
  readonly at: number;
}

function readTarget(
  program: string,
  words: readonly string[],
): { readonly operands: readonly Operand[]; readonly of: NodeTarget | undefined; readonly hasMore: boolean } {
  const operands: Operand[] = [];
  let of: NodeTarget | undefined = { kind: 'here' };
  let hasMore = false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!;
    if (word === '--') break;
    if (!word.startsWith('-') || word === '-') {
      operands.push({ word, at });
      // What stands behind a program's name is its own.
      if (program === 'npx' || program === 'pnpx') break;
      continue;
    }
    const [name, inline] = split(word);
    const value = inline ?? (WITH_VALUE.has(name) ? words[(at += 1)] : undefined);
    if (name === '--workspaces' || name === '-ws' || name === '-r' || name === '--recursive') of = { kind: 'all' };
    if (name === '-p' || name === '--package' || name === '-c' || name === '--call') hasMore = true;
    const isWorkspace = name === '--workspace' || name === '--filter' || name === '-F' || (name === '-w' && program === 'npm');
    if (isWorkspace) of = value !== undefined && /^[\w@./-]+$/.test(value) ? { kind: 'workspace', name: value } : undefined;
    if (name === '--prefix' || name === '--cwd' || name === '--dir' || name === '-C')
      of = value === undefined ? undefined : { kind: 'folder', path: value };
    if (!of) break;
  }
  return { operands, of, hasMore };
} // prettier-ignore

function split(word: string): readonly [name: string, value: string | undefined] {
  const at = word.indexOf('=');
  return at === -1 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}
