import type { BuildContext } from '../build-context.ts';
import { baseName } from '../context-path.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { GIT_IN_SCRIPT, GIT_READERS } from '../../knowledge/ignored/git-readers.ts';

/** More files are not read in the search for what reads git. */
const MOST_READ = 2000;

/**
 * What may read the history of the repository while a Dockerfile is built, as a clause; `undefined` where nothing is known
 * to (trap H5).
 * @param paths of the files that the build may see, without those of other people's packages
 */
export function findGitReader(
  files: readonly Dockerfile[],
  context: BuildContext,
  paths: readonly string[],
): string | undefined {
  for (const { instructions } of files) {
    for (const { content, line } of instructions) {
      if (content.keyword === 'run' && GIT_IN_SCRIPT.test(content.source)) return `the RUN in line ${line} reads git`;
      if (content.keyword === 'run' && /-buildvcs(?:=true)?(?:\s|$)/m.test(content.source))
        return `the RUN in line ${line} has go build take the commit from git`;
    }
  }
  return findInFiles(context, paths);
}

function findInFiles(context: BuildContext, paths: readonly string[]): string | undefined {
  let read = 0;
  for (const path of paths) {
    const name = baseName(path);
    const readers = GIT_READERS.filter(({ file }) => file.test(name));
    const isScript = name === 'package.json';
    if (readers.length === 0 && !isScript) continue;
    read += 1;
    if (read > MOST_READ) return `more than ${MOST_READ} files might run git`;
    const text = context.readText(path);
    if (text === undefined) continue;
    const found = readers.find((reader) => reader.text.test(text));
    if (found) return `${path} ${found.says}`;
    if (isScript && scriptsOf(text).some((script) => GIT_IN_SCRIPT.test(script))) return `a script of ${path} runs git`;
  }
  return undefined;
}

function scriptsOf(text: string): readonly string[] {
  try {
    const { scripts } = JSON.parse(text) as { scripts?: Record<string, unknown> };
    return Object.values(scripts ?? {}).filter((script) => typeof script === 'string');
  } catch {
    return [text];
  }
}
