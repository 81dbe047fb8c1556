import type { BuildContext } from '../build-context.ts';
import { folderOf, joinPath } from '../context-path.ts';
import { readDependencies } from '../dependencies/read-dependencies.ts';
import { type InstallFiles, refuseInstall } from './install-files.ts';

/** A folder or file of the project in the place of a package, or as the place where packages are looked for. */
const LOCAL =
  /^(?:(?:-e|--editable)[ =]?\s*)?(?:\.|\/|file:|~)|\s@\s*file:|\bgit\+file:|^(?:-f|--find-links|-i|--index-url|--extra-index-url)[ =]?\s*(?!https?:)|^[\w./-]+\.(?:whl|zip|tar\.gz)(?:\s|$)/;

/**
 * What `pip install -r` reads: the list, and those that it includes.
 * @param paths of the lists that the command names
 */
export function readPipInstall(context: BuildContext, paths: readonly string[]): InstallFiles {
  const files = new Set<string>();
  for (const path of paths) {
    const reading = readDependencies(context, 'python', path);
    if (reading.kind === 'unread') return refuseInstall('unread-manifest', reading.because);
    for (const file of reading.from) {
      const line = findLocalLine(context.readText(file) ?? '');
      if (line !== undefined) return refuseInstall('local-dependency', `line ${line} of ${file} names something of the project`); // prettier-ignore
      files.add(file);
    }
    const [unread] = reading.unread;
    if (unread !== undefined) return refuseInstall('unread-manifest', unread);
  }
  const folder = folderOf(paths[0] ?? '');
  return { kind: 'known', files: [...files].sort(), fills: ['.venv', 'venv'].map((name) => joinPath(folder, name)), doubts: [] }; // prettier-ignore
}

function findLocalLine(text: string): number | undefined {
  const lines = text.split('\n');
  const found = lines.findIndex((line) => line.length < 2000 && LOCAL.test(line.trim()));
  return found === -1 ? undefined : found + 1;
}
