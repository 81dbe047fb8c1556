import type { StartedByNode } from './split-node-start.ts';
import type { BuilderSteps } from './split-node-steps.ts';
import type { Split } from './stage-split.ts';
import { isAtOrBelow } from '../context/context-path.ts';
import type { NodeFiles } from '../trace/node-commands.ts';
import { isWorkspaceNamed, movesPackages, readPnpmDeploy } from '../trace/pnpm-deploy.ts';

/**
 * The folder of a workspace that may stay behind, since pnpm has put the one package that is started into the folder that it
 * runs in, with what it needs, and nothing that starts, no source and no setting names the other. `undefined` where it may not.
 */
export function findDeployedFrom(
  { old }: Split,
  { files, words }: StartedByNode,
  { commands, workingDir }: BuilderSteps,
  nodeFiles: NodeFiles,
): string | undefined {
  const deploys = commands.flatMap(({ command, folder }) => readPnpmDeploy(command, folder, nodeFiles) ?? []);
  const [deployed, another] = deploys;
  if (!deployed || another || deployed.to !== workingDir) return undefined;
  const { root } = deployed;
  if (root === '/' || isAtOrBelow(root, workingDir) || files.length === 0) return undefined;
  if (!files.every((path) => isAtOrBelow(path, workingDir))) return undefined;
  if (words.some((word) => isAtOrBelow(word, root) && !isAtOrBelow(word, workingDir))) return undefined;
  if (old.instructions.some(({ content }) => movesPackages(content.source))) return undefined;
  return isWorkspaceNamed(old.instructions, nodeFiles.context, deployed) ? undefined : root;
}
