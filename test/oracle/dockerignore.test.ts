import { expect, test } from 'vitest';
import { ContextError } from '../../src/context/context-error.ts';
import { type IgnoreRules, readIgnoreRules, ROOT_VERDICT } from '../../src/context/ignore-rules.ts';
import { describeShared, readShared } from '../shared.ts';

interface Answer {
  readonly dockerignore: string;
  readonly error?: string;
  readonly patterns?: readonly string[];
  readonly ignored?: Readonly<Record<string, boolean>>;
}

describeShared('oracle/dockerignore.jsonl.gz', "moby's pattern matcher", (path) => {
  const answers = readShared<Answer>(path);

  test('all 1,215 ignore files leave out what moby leaves out', () => {
    expect(answers).toHaveLength(1215);
    expect(answers.filter((answer) => describeOurs(answer) !== describeTheirs(answer))).toEqual([]);
  });

  test('the walk of a builder ends where a look at the path ends, but where an exception is for a folder not ignored', () => {
    const differing = answers.flatMap(({ dockerignore, ignored = {} }) => {
      const rules = tryRead(dockerignore);
      if (!rules) return [];
      return Object.keys(ignored).filter((name) => isIgnoredOnWalk(rules, name) !== rules.matchesPath(name));
    });
    expect(differing).toEqual(['.env.local/test/README.md']);
  });
});

function isIgnoredOnWalk(rules: IgnoreRules, path: string): boolean {
  const names = path.split('/');
  const folder = names
    .slice(0, -1)
    .reduce((above, _, at) => rules.judgeFolder(names.slice(0, at + 1).join('/'), above), ROOT_VERDICT);
  return rules.isIgnored(path, folder);
}

function describeTheirs({ error, patterns, ignored }: Answer): string {
  return error === undefined ? JSON.stringify([patterns, ignored]) : 'rejected';
}

function describeOurs({ dockerignore, ignored = {} }: Answer): string {
  const rules = tryRead(dockerignore);
  if (!rules) return 'rejected';
  const ours = Object.keys(ignored).map((path) => [path, rules.matchesPath(path)] as const);
  return JSON.stringify([rules.patterns, Object.fromEntries(ours)]);
}

function tryRead(text: string): IgnoreRules | undefined {
  try {
    return readIgnoreRules(text);
  } catch (error) {
    if (error instanceof ContextError) return undefined;
    throw error;
  }
}
