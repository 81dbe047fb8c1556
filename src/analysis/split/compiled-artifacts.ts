import { isNeeded, withoutInner } from './needed-paths.ts';
import { findBesideSources } from './source-files.ts';
import type { Artifact, SplitObstacle } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import type { StageStock } from './steps.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { isAtOrBelow } from '../../context/context-path.ts';
import type { LinkedLibraries } from '../../context/linked-libraries.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';

/**
 * The program, what is installed or made beside it, and what was copied and is no source. All of the working directory where
 * that is not known, or where the build makes libraries that the program may look for there.
 * @param isPlain nothing but what the file puts there is in /usr/local
 */
export function findCompiledArtifacts(
  site: SplitSite,
  stock: StageStock,
  program: string,
  linked: LinkedLibraries,
  file: Dockerfile,
  context: BuildContext,
  isPlain: boolean,
): readonly Artifact[] | SplitObstacle {
  const { workingDir, stage } = site;
  const artifacts: Artifact[] = [];
  const add = (path: string, because: string): void => {
    if (!artifacts.some((artifact) => isAtOrBelow(path, artifact.path))) artifacts.push({ path, because });
  };
  const installs = stock.made.some(({ path }) => path === '/usr/local');
  const beside = findBesideSources(file, site, context);
  const isWhole = beside === undefined || (linked.makesShared && !installs);
  if (isWhole && workingDir === '/') {
    return { reason: 'unknown-folder', instruction: stage.from, detail: 'what the program needs lies among the files of the system' }; // prettier-ignore
  }
  if (isPlain && installs) add('/usr/local', 'it is installed there');
  if (isWhole)
    add(workingDir, beside ? 'libraries that the build makes may lie in it' : 'what is copied there is not known');
  add(program, 'it is what is started');
  for (const path of beside ?? []) add(path, 'it is no source, and may be read when the program runs');
  for (const { path, instruction } of stock.made) {
    // A folder for programs, of which one is started: the others of it nobody starts.
    if (!isAtOrBelow(program, path) && isNeeded(path, site, stock)) add(path, `line ${instruction.line} makes it`);
  }
  return withoutInner(artifacts);
}
