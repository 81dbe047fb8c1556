import type { NodeRun } from './node-runner.ts';
import { BUN_COMMANDS, bunOperands, isBunFile } from '../knowledge/bun.ts';

/** Commands of Bun that run nothing of the project by its name, and make nothing outside of its folder. */
const OWN: ReadonlySet<string> = new Set([
  'a',
  'add',
  'audit',
  'build',
  'info',
  'outdated',
  'remove',
  'rm',
  'test',
  'update',
  'why',
]);

/** The source that `bun` or `bun run` is to run; `undefined` where it is told to do something else. */
export function findBunSource(words: readonly string[]): string | undefined {
  const operands = bunOperands(words).map(({ word }) => word);
  const name = operands[0] === 'run' ? operands[1] : operands[0];
  return name !== undefined && !(operands[0] !== 'run' && BUN_COMMANDS.has(name)) && isBunFile(name) ? name : undefined;
}

/** What a command of Bun runs (`bun --help` of 1.3, bun.com/docs/cli/run). @param words those behind the program's name */
export function readBunRun(program: 'bun' | 'bunx', words: readonly string[]): NodeRun {
  const of = { kind: 'here' } as const;
  const operands = bunOperands(words);
  const [first, second] = operands;
  // Another folder, other packages, or another program than the one that stands there.
  if (words.some((word) => /^(?:--cwd|--filter|-F|--workspaces|-p|--package|--elide-lines)(?:=|$)/.test(word) && !isInstall(first?.word)))
    return { kind: 'unknown' };
  if (program === 'bunx') return first ? { kind: 'words', at: first.at, mayBeScript: false, of } : { kind: 'unknown' };
  if (first === undefined) return { kind: 'own' };
  if (isInstall(first.word)) {
    const isElsewhere = words.some((word) => /^(?:--cwd|--filter|-F|-g|--global)(?:=|$)/.test(word));
    if (isElsewhere) return { kind: 'unknown' };
    return second === undefined ? { kind: 'install', of, isSilent: words.includes('--ignore-scripts') } : { kind: 'own' };
  }
  if (first.word === 'x') return second ? { kind: 'words', at: second.at, mayBeScript: false, of } : { kind: 'unknown' };
  if (OWN.has(first.word)) return words.some((word) => /^(?:-g|--global)$/.test(word)) ? { kind: 'unknown' } : { kind: 'own' };
  if (first.word !== 'run' && BUN_COMMANDS.has(first.word)) return { kind: 'unknown' };
  const named = first.word === 'run' ? second : first;
  if (!named || isBunFile(named.word)) return { kind: 'own' };
  return { kind: 'words', at: named.at, mayBeScript: true, of };
} // prettier-ignore

function isInstall(word: string | undefined): boolean {
  return word === 'install' || word === 'i' || word === 'ci';
}
