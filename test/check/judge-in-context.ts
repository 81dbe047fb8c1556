import { check } from '../../src/check/check.ts';
import type { Effect } from '../../src/check/effects.ts';
import { memoryContext } from '../../src/context/memory.ts';
import { NO_SURROUNDINGS } from '../../src/context/surroundings.ts';
import { type Dockerfile, readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { catalogue } from '../knowledge/images/catalogue.ts';

export type Files = Readonly<Record<string, string>>;

/** What the checker says of a rewrite in a build context. @param files by path */
export function judgeIn(
  files: Files,
  before: readonly string[],
  after: readonly string[],
  effect: Effect,
): string | undefined {
  const surroundings = { ...NO_SURROUNDINGS, catalogue: () => catalogue, context: memoryContext(files) };
  return check(read(before), read(after), [effect], surroundings);
}

function read(lines: readonly string[]): Dockerfile {
  const file = readDockerfile(`${lines.join('\n')}\n`);
  if (file.kind === 'refused') throw new Error(file.detail);
  return file;
}
