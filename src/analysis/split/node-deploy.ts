import type { NodeStart } from './node-start.ts';
import type { SplitSite } from './split-site.ts';
import { workingDirAt } from '../bases/working-dir.ts';
import { isAtOrBelow } from '../../context/context-path.ts';
import { isUnread } from '../../dockerfile/run-script.ts';
import type { NodeFiles } from '../../trace/node-commands.ts';
import { type DeployedPackage, isWorkspaceNamed, movesPackages, readPnpmDeploy } from '../../trace/pnpm-deploy.ts';

/** The one package that a RUN puts into the folder that the program runs in; all that is started lies there. */
export function findDeployed(site: SplitSite, start: NodeStart, files: NodeFiles): DeployedPackage | undefined {
  const { workingDir } = site;
  const found = readDeploys(site, files);
  const [deployed, another] = found;
  if (!deployed || another || deployed.to !== workingDir || isAtOrBelow(deployed.root, workingDir)) return undefined;
  if (start.files.length === 0 || start.modules.some((name) => !deployed.manifest.needs.has(name))) return undefined;
  if (!start.files.every((path) => isAtOrBelow(path, workingDir))) return undefined;
  return namesRoot(site, start, deployed) ? undefined : deployed;
}

function readDeploys({ runs, stage, base }: SplitSite, files: NodeFiles): readonly DeployedPackage[] {
  return runs.flatMap(({ instruction, reading }) => {
    const place = { stage, instruction, where: '', phase: 'build' as const };
    const folder = workingDirAt(place, base.facts.defaults?.workingDir);
    if (isUnread(reading) || folder === undefined) return [];
    // A RUN that goes elsewhere first is not followed.
    if (reading.commands.some(({ command }) => command.words[0]?.value === 'cd')) return [];
    return reading.commands.flatMap(({ command, within, isPiped }) => {
      return within.length > 0 || isPiped ? [] : (readPnpmDeploy(command, folder, files) ?? []);
    });
  });
}

/** Whether something that stays names a place in the workspace: it would not be there. */
function namesRoot(
  { stage, context, workingDir }: SplitSite,
  { paths }: NodeStart,
  deployed: DeployedPackage,
): boolean {
  const { root } = deployed;
  const isLost = (path: string): boolean => isAtOrBelow(path, root) && !isAtOrBelow(path, workingDir);
  if (root === '/' || paths.some(isLost)) return true;
  if (stage.instructions.some(({ content }) => movesPackages(content.source))) return true;
  return isWorkspaceNamed(stage.instructions, context, deployed);
}
