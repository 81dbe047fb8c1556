import type { StartedByNode } from './split-node-start.ts';
import type { BuilderSteps } from './split-node-steps.ts';
import type { Split } from './stage-split.ts';
import { isAtOrBelow } from '../context/context-path.ts';
import { findStandaloneFolder } from '../context/next-standalone.ts';
import { type NodeFiles, readPackageIn } from '../trace/node-commands.ts';

/** They may read a file of the project, or keep one. */
const NAMING: ReadonlySet<string | undefined> = new Set(['env', 'volume', 'healthcheck']);

/** The folder that holds all of a server of Next.js: nothing else is started, and nothing names what lies beside it. */
export function findPackedFolder(
  { old }: Split,
  { programs, files, words }: StartedByNode,
  { workingDir }: BuilderSteps,
  nodeFiles: NodeFiles,
): string | undefined {
  const manifest = readPackageIn(nodeFiles, workingDir);
  const folder = manifest && findStandaloneFolder(nodeFiles.context, manifest.contextFolder, workingDir, manifest);
  if (folder === undefined || files.length !== 1) return undefined;
  if (!isAtOrBelow(files[0]!, folder) || !files[0]!.endsWith('/server.js')) return undefined;
  if ([...programs].some((name) => name !== 'node' && name !== 'exec')) return undefined;
  if (words.some((word) => /^(?:-r|--require|--import|--loader|-C)\b/.test(word))) return undefined;
  const named = old.instructions.filter(({ content }) => NAMING.has(content.keyword)).map(({ content }) => content.source.split(folder).join('')); // prettier-ignore
  return named.some((text) => text.includes(workingDir)) ? undefined : folder;
}
