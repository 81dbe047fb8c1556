import type { Artifact, SplitObstacle } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import type { StageStock } from './steps.ts';
import { isAtOrBelow } from '../../context/context-path.ts';
import type { JavaProject } from '../../context/java-project.ts';
import type { JavaStart } from '../../trace/java-start.ts';
import { resolvePath } from '../../trace/stage-writes.ts';
import { findUnpackings, type UnpackingStep } from '../../trace/unpackings.ts';

/**
 * What has to come along where a step has unpacked a jar of Spring Boot. A jar that is started and is not that jar itself looks
 * for its libraries beside itself (`Class-Path: lib/…` in its manifest). What stands on a class path comes with all of its
 * layer, which is there also where it is empty: a COPY of what is not there would end the build.
 */
export function findUnpackedArtifacts(
  site: SplitSite,
  stock: StageStock,
  { jar, entries }: JavaStart,
  project: JavaProject,
): readonly Artifact[] | SplitObstacle {
  const { workingDir, start } = site;
  const steps = findUnpackings(stock);
  const [first] = steps;
  if (!first) return [];
  if (!project.isOfBoot) {
    const detail = `nothing says that ${first.jar} is a jar of Spring Boot, which alone takes itself apart`;
    return { reason: 'unknown-step', instruction: first.instruction, detail };
  }
  if (jar !== undefined) return findLibraries(resolvePath(workingDir, jar), steps, (start.entrypoint.instruction ?? start.cmd.instruction)!);
  const artifacts: Artifact[] = [];
  for (const path of entries.map((entry) => resolvePath(workingDir, entry.replace(/\/\*$/, '')))) {
    const step = steps.find(({ folder }) => path !== folder && isAtOrBelow(path, folder));
    if (!step) continue;
    if (isApart(step.folder, site)) artifacts.push({ path: step.folder, because: `line ${step.instruction.line} unpacks the jar there` });
    else if (step.isLayered) {
      const [layer = ''] = path.slice(step.folder === '/' ? 1 : step.folder.length + 1).split('/');
      const own = resolvePath(step.folder, layer);
      if (project.hasOwnLayers || !step.layers.includes(layer)) {
        const detail = `whether line ${step.instruction.line} makes ${own} is not known, since the project may have layers of its own`;
        return { reason: 'unknown-step', instruction: step.instruction, detail };
      }
      artifacts.push({ path: own, because: `it is a layer that line ${step.instruction.line} unpacks` });
    }
  }
  return artifacts;
} // prettier-ignore

/** Whether nothing else is in a folder. */
function isApart(folder: string, { workingDir, copies }: SplitSite): boolean {
  return !isAtOrBelow(workingDir, folder) && !copies.some(({ imagePath }) => imagePath === undefined || isAtOrBelow(imagePath, folder));
} // prettier-ignore

/** The folder of a jar that is none without its libraries. @param path of the jar, absolute */
function findLibraries(
  path: string,
  steps: readonly UnpackingStep[],
  instruction: SplitObstacle['instruction'],
): readonly Artifact[] | SplitObstacle {
  const folder = path.slice(0, path.lastIndexOf('/'));
  const thin = steps.filter(({ isThin }) => isThin);
  const isWhole = steps.some((step) => step.isWhole(path));
  const maker = thin.find((step) => step.folder === folder || (step.isLayered && isAtOrBelow(path, step.folder) && !isWhole)); // prettier-ignore
  if (!maker && (isWhole || thin.length === 0)) return [];
  const libraries = `${path} looks for its libraries in ${folder}/lib`;
  if (maker?.isLayered)
    return { reason: 'unknown-start', instruction, detail: `${libraries}, and they are in another layer of ${maker.folder}` }; // prettier-ignore
  if (folder === '')
    return { reason: 'unknown-folder', instruction, detail: `${libraries}, in the root of the system` };
  return [{ path: folder, because: 'the jar in it, which was unpacked, looks for its libraries beside itself' }];
}
