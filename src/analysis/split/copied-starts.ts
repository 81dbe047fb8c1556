import { startingCommands } from './lacking-program.ts';
import type { SplitSite } from './split-site.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { findContextPath } from '../../context/copied-files.ts';
import { resolvePath } from '../../trace/stage-writes.ts';

/** Where a program is looked for by its name alone. */
const PATH_FOLDERS = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** The names of the programs that a container starts and that are copied from the context: what they start in turn is read as well. */
export function findCopiedStarts(site: SplitSite, context: BuildContext): readonly string[] {
  return startingCommands(site).flatMap(({ name, words: [program = ''] }) => {
    const places = program.includes('/') ? [resolvePath(site.workingDir, program)] : PATH_FOLDERS.map((folder) => `${folder}/${program}`); // prettier-ignore
    return places.some((path) => findContextPath(site.copies, context, path)?.kind === 'found') ? [name] : [];
  });
}
