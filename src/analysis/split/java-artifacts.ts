import { findUnpackedArtifacts } from './java-unpacked.ts';
import { isNeeded, withoutInner } from './needed-paths.ts';
import { findBesideSources } from './source-files.ts';
import type { Artifact, SplitObstacle } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import type { StageStock } from './steps.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { isAtOrBelow } from '../../context/context-path.ts';
import { findContextPath } from '../../context/copied-files.ts';
import type { JavaProject } from '../../context/java-project.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import type { JavaStart } from '../../trace/java-start.ts';
import { resolvePath } from '../../trace/stage-writes.ts';

/**
 * The jar, or what stands on the class path, with what was copied and is no source; all of the working directory where the
 * jar may look beside itself for libraries.
 * @param because why what stands on the class path is needed, as a clause
 */
export function findJavaArtifacts(
  site: SplitSite,
  stock: StageStock,
  run: JavaStart,
  project: JavaProject,
  file: Dockerfile,
  context: BuildContext,
  because = 'it is on the class path',
): readonly Artifact[] | SplitObstacle {
  const { workingDir, start, copies } = site;
  const { jar, entries } = run;
  const instruction = (start.cmd.instruction ?? start.entrypoint.instruction)!;
  const places = [...(jar === undefined ? [] : [jar]), ...entries.map((entry) => entry.replace(/\/\*$/, ''))];
  const paths = places.map((place) => resolvePath(workingDir, place));
  const strange = paths.find((path) => {
    const isMade = stock.paths.some((made) => isAtOrBelow(path, made) || isAtOrBelow(made, path));
    return path === '/' || (!isMade && !findContextPath(copies, context, path));
  });
  if (strange !== undefined)
    return { reason: 'unknown-start', instruction, detail: `${strange} is not made by a RUN of this stage` };
  const artifacts: Artifact[] = [];
  const add = (path: string, because: string): void => {
    if (!artifacts.some((artifact) => isAtOrBelow(path, artifact.path))) artifacts.push({ path, because });
  };
  const beside = findBesideSources(file, site, context);
  const whole = describeWhole(beside, jar, project);
  if (whole !== undefined) {
    if (workingDir === '/') return { reason: 'unknown-folder', instruction, detail: whole };
    add(workingDir, whole);
  }
  const unpacked = findUnpackedArtifacts(site, stock, run, project);
  if ('reason' in unpacked) return unpacked;
  for (const { path, because: why } of unpacked) add(path, why);
  for (const path of paths) add(path, jar === undefined ? because : 'it is what is started');
  for (const path of beside ?? []) add(path, 'it is no source, and may be read when the program runs');
  for (const { path, instruction: step } of stock.made) {
    if (isNeeded(path, site, stock)) add(path, `line ${step.line} makes it`);
  }
  return withoutInner(artifacts);
}

/** Why all of the folder has to come along. */
function describeWhole(
  beside: readonly string[] | undefined,
  jar: string | undefined,
  { isComplete, readsSources }: JavaProject,
): string | undefined {
  if (beside === undefined) return 'what is copied there is not known';
  if (readsSources !== undefined) return `${readsSources} names a folder of sources, and may read from it`;
  return jar !== undefined && !isComplete ? 'the jar may look for libraries in it' : undefined;
}
