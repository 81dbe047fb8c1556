import { isAtOrBelow } from '../../context/context-path.ts';
import { withoutInner } from './needed-paths.ts';
import type { Artifact, SplitObstacle } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import { findCopied } from '../../context/copied-files.ts';
import type { BuildContext } from '../../context/build-context.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { findLostLog, isPassing, type StageWrites } from '../../trace/stage-writes.ts';

const PLAIN = /^[\w./+@-]+$/;
/** Files that are copied one by one; more is a folder that somebody has to look at. */
const MOST_FILES = 10;
/** Folders of the system: what lies in them cannot be told from what was there before. */
const CROWDED = /^\/(?:(?:usr\/)?(?:s?bin|lib\w*)|usr(?:\/(?:local(?:\/\w+)?|share|include|src))?|etc|var(?:\/\w+)?|root|home|opt|srv|mnt|media|dev|proc|sys|run|boot|tmp)?$/; // prettier-ignore
/** What a build puts there is of the system. */
const OF_SYSTEM = /^\/(?:etc|usr|var|lib\w*|s?bin|dev|proc|sys|run|boot|root)\//;
/** Among them, folders of a program's own. */
const OWN = /^\/(?:usr\/src|var\/(?:www|app|lib|opt))\/[\w.+-]+/;

/**
 * A program in a language that is not compiled: its own artifacts, all of the folder that it runs in, and what lies elsewhere.
 * @param isTool whether a COPY brings no more than a tool of the build
 */
export function findWholeArtifacts(
  file: Dockerfile,
  site: SplitSite,
  context: BuildContext,
  { made, work }: StageWrites,
  own: readonly Artifact[],
  isTool: (source: string) => boolean = () => false,
): readonly Artifact[] | SplitObstacle {
  const { workingDir, stage } = site;
  const lost = (instruction: Instruction, detail: string): SplitObstacle => ({ reason: 'outside-writes', instruction, detail }); // prettier-ignore
  const isOfSystem = (path: string): boolean => path !== '/var/www' && (CROWDED.test(path) || (OF_SYSTEM.test(path) && !OWN.test(path)));
  if (isOfSystem(workingDir))
    return { reason: 'unknown-folder', instruction: stage.from, detail: `the program lies in ${workingDir}, among the files of the system` }; // prettier-ignore
  // An image that is made for a folder to be mounted over it brings nothing there.
  const isEmpty = ![...made, ...work].some(({ path }) => isAtOrBelow(path, workingDir)) && !site.copies.some(({ imagePath }) => imagePath === undefined || isAtOrBelow(imagePath, workingDir) || isAtOrBelow(workingDir, imagePath));
  const artifacts: Artifact[] = isEmpty ? [...own] : [...own, { path: workingDir, because: 'it is the folder of the program' }];
  const isCovered = (path: string): boolean => artifacts.some((artifact) => isAtOrBelow(path, artifact.path));
  const log = findLostLog(made);
  if (log) return lost(log.instruction, `line ${log.instruction.line} makes ${log.path}, which a program may write to`);
  for (const { path, instruction } of [...made, ...work]) {
    if (isPassing(path) || isCovered(path) || isAtOrBelow(workingDir, path)) continue;
    if (path !== '/root/.bundle/config' && isOfSystem(path)) return lost(instruction, `line ${instruction.line} writes to ${path}`);
    artifacts.push({ path, because: `line ${instruction.line} makes it` });
  }
  let files = 0;
  for (const copied of findCopied(file, stage, context, { baseWorkingDir: site.base.facts.defaults?.workingDir ?? '/' })) {
    const { instruction } = copied;
    const line = `line ${instruction.line}`;
    if (copied.kind === 'unknown') return lost(instruction, `what ${line} copies is not known: ${copied.because}`);
    const { imagePath } = copied;
    if (isCovered(imagePath) || isPassing(imagePath)) continue;
    const folder = site.copies.find((copy) => copy.kind === 'context' && copy.instruction === instruction && copy.isFolder && isAtOrBelow(imagePath, copy.imagePath));
    if (folder?.imagePath !== undefined && !isOfSystem(folder.imagePath)) {
      artifacts.push({ path: folder.imagePath, because: `${line} copies it` });
      continue;
    }
    files += 1;
    const isPlain = !CROWDED.test(imagePath) && PLAIN.test(imagePath) && copied.assumes.length === 0;
    if (files > MOST_FILES || !isPlain) return lost(instruction, `${line} copies to ${imagePath}`);
    artifacts.push({ path: imagePath, because: `${line} copies it` });
  }
  const odd = site.copies.find((copy) => {
    const { kind, imagePath } = copy;
    return kind !== 'context' && !isTool(copy.instruction.content.source) && (imagePath === undefined || (!isCovered(imagePath) && !isPassing(imagePath)));
  });
  if (odd) return lost(odd.instruction, `line ${odd.instruction.line} brings something from elsewhere`);
  const strange = artifacts.find(({ path }) => !PLAIN.test(path));
  if (strange) return lost(stage.from, `${strange.path} cannot be written into a COPY as it is`);
  return withoutInner(artifacts);
} // prettier-ignore
