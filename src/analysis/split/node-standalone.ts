import type { NodeProject } from './node-prune.ts';
import type { NodeStart } from './node-start.ts';
import type { Artifact } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import { isAtOrBelow } from '../../context/context-path.ts';
import { findStandaloneFolder } from '../../context/next-standalone.ts';

/** They may name a place in the folder of the project. */
const NAMING: ReadonlySet<string | undefined> = new Set(['env', 'volume', 'healthcheck']);

/**
 * The folder of a server that Next.js has packed with all that it loads, where that server is all that is started; what the
 * build puts beside it, as the files of `public`, lies in it.
 */
export function findPackedServer(
  { stage, workingDir }: SplitSite,
  { files, programs, modules, paths }: NodeStart,
  { context, folder, manifest }: NodeProject,
): Artifact | undefined {
  const [file, another] = files;
  if (file === undefined || another !== undefined || modules.length > 0) return undefined;
  if (programs.some((name) => name !== 'node')) return undefined;
  const packed = findStandaloneFolder(context, folder, workingDir, manifest);
  if (packed === undefined || !isAtOrBelow(file, packed) || !file.endsWith('/server.js')) return undefined;
  if (paths.some((path) => isAtOrBelow(path, workingDir) && !isAtOrBelow(path, packed))) return undefined;
  const isNamed = stage.instructions.some(
    ({ content }) => NAMING.has(content.keyword) && content.source.replaceAll(packed, '').includes(workingDir),
  );
  return isNamed ? undefined : { path: packed, because: 'Next.js packs the server with all that it loads' };
}
