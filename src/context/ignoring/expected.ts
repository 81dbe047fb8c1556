import type { BuildContext } from '../build-context.ts';
import { folderOf, joinPath } from '../context-path.ts';
import type { ProjectFacts } from './project-facts.ts';
import { type ContextSource, namesIn, takes } from './sources.ts';
import { BUILD_OUTPUTS, type IgnoredKind, kindOfName, VIRTUAL_ENVIRONMENTS } from '../../knowledge/ignored/kinds.ts';

/**
 * A folder that is not there, and comes as soon as somebody installs or builds the project in it: a fresh clone has none of
 * them, the folder of whoever works on it has them all.
 */
export interface Expected {
  /** Where it would lie, relative to the root of the context. */
  readonly path: string;
  /** The line of an ignore file for it. */
  readonly pattern: string;
  readonly kind: IgnoredKind;
}

/**
 * The folders that are to be expected, that a source would take along, and that every Dockerfile of the context makes by
 * itself.
 * @param files of the context, without those of kinds that are no part of what is built
 */
export function findExpected(
  sources: readonly ContextSource[],
  context: BuildContext,
  facts: ProjectFacts,
  files: readonly string[],
): readonly Expected[] {
  const found: Expected[] = [];
  const add = (path: string, pattern: string): void => {
    const named = kindOfName(path.slice(path.lastIndexOf('/') + 1), true, !path.includes('/'));
    // What is there was looked at by itself.
    if (!named || context.has(path) || context.isFolder(path)) return;
    if (sources.some((source) => namesIn(source, path)) || !sources.some((source) => takes(source, path))) return;
    found.push({ path, pattern, kind: named.kind });
  };
  if (context.has('package.json') && facts.installsNodePackages('')) add('node_modules', '**/node_modules');
  if (facts.makesVendor()) add('vendor', 'vendor');
  for (const name of VIRTUAL_ENVIRONMENTS)
    if (facts.isGitIgnored(name) && facts.installsPythonPackages() && !facts.usesAsItIs(name)) add(name, name);
  if (facts.isGitIgnored('__pycache__') && facts.installsPythonPackages()) add('__pycache__', '**/__pycache__');
  for (const name of BUILD_OUTPUTS) if (facts.makes(name)) add(name, name);
  // The template of .NET's own tools has these two lines; one who keeps scripts in `bin` cannot have them.
  const project = files.find((path) => /\.(?:cs|fs|vb)proj$/.test(path));
  if (project !== undefined && !files.some((path) => /(?:^|\/)(?:bin|obj)\//.test(path))) {
    for (const name of ['bin', 'obj']) {
      const path = joinPath(folderOf(project), name);
      if (facts.makes(path)) add(path, `**/${name}`);
    }
  }
  return found;
}
