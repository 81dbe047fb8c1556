import type { BuildContext } from '../build-context.ts';
import { readContextPath } from '../context-path.ts';
import { type DependencyReading, unread } from './dependency.ts';
import { readNodeDependencies } from './node.ts';
import { readPhpDependencies } from './php.ts';
import { readPythonDependencies } from './python.ts';
import { readRubyDependencies } from './ruby.ts';
import type { Ecosystem } from '../../knowledge/images/native.ts';
import { memoize } from '../../text/memo.ts';

type Reader = (context: BuildContext, path: string) => DependencyReading;

const READERS: Readonly<Record<Ecosystem, Reader>> = {
  node: readNodeDependencies,
  python: readPythonDependencies,
  ruby: readRubyDependencies,
  php: readPhpDependencies,
};

const knownOf = memoize((_context: BuildContext) => new Map<string, DependencyReading>());

/**
 * Which packages an install brings, as the files of the context tell: nothing is run, fetched or guessed. Asked again of
 * the same file, it gives the same answer.
 * @param manifestPath in the context: `package.json`, `requirements/prod.txt`, `Gemfile`, or a lock file itself
 */
export function readDependencies(context: BuildContext, ecosystem: Ecosystem, manifestPath: string): DependencyReading {
  const path = readContextPath(manifestPath);
  if (path === undefined || path === '') return unread(`${manifestPath} is not in the context`);
  const known = knownOf(context);
  const key = `${ecosystem} ${path}`;
  let reading = known.get(key);
  if (!reading) known.set(key, (reading = READERS[ecosystem](context, path)));
  return reading;
}
