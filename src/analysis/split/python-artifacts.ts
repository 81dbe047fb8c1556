import { withoutInner } from './needed-paths.ts';
import type { Artifact, SplitObstacle } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import { findCopied } from '../../context/copied-files.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { isAtOrBelow } from '../../context/context-path.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { isInstaller, SCRIPTS, sitePackagesOf } from '../../knowledge/python.ts';
import type { PythonPlaces } from '../../trace/python-place.ts';
import { isPassing, type StageWrites } from '../../trace/stage-writes.ts';

/** Files that are copied one by one; more is a folder that somebody has to look at. */
const MOST_FILES = 10;
/** Folders of the system: what lies in them cannot be told from what was there before. */
const SYSTEM_FOLDER =
  /^\/(?:(?:usr\/)?(?:s?bin|lib\w*)|usr(?:\/(?:local(?:\/\w+)?|share|include|src|games))?|etc|var(?:\/\w+)?|root|home|opt|srv|mnt|media|dev|proc|sys|run|boot|tmp)?$/;
/** What a build puts there is of the system. */
const OF_SYSTEM = /^\/(?:etc|usr|var|lib\w*|s?bin|dev|proc|sys|run|boot|root)\//;

/** All that the builder has and the program may need: packages where they were put, the folder of the project, files elsewhere. */
export function findPythonArtifacts(
  file: Dockerfile,
  site: SplitSite,
  context: BuildContext,
  writes: StageWrites,
  places: PythonPlaces,
  minor: string,
  inLists: readonly string[],
): readonly Artifact[] | SplitObstacle {
  const { workingDir, stage } = site;
  const artifacts: Artifact[] = [];
  const isCovered = (path: string): boolean => artifacts.some((artifact) => isAtOrBelow(path, artifact.path));
  const isProject = !SYSTEM_FOLDER.test(workingDir);
  if (usesOwnPython(site, places)) {
    artifacts.push({ path: sitePackagesOf(minor), because: 'packages are installed there' });
    artifacts.push({ path: SCRIPTS, because: `programs of packages are there, beside the same Python ${minor}` });
  }
  if (isProject) artifacts.push({ path: workingDir, because: 'it is the folder of the program' });
  for (const [path, { line }] of places.environments)
    if (!isCovered(path)) artifacts.push({ path, because: `packages are installed there (line ${line})` });
  const lost = (instruction: SplitObstacle['instruction'], detail: string): SplitObstacle => ({ reason: 'outside-writes', instruction, detail }); // prettier-ignore
  for (const { path, isEditable, instruction } of places.locals)
    if (isEditable && !isCovered(path))
      return lost(instruction, `${path} is used where it lies, outside of ${workingDir}`);
  const unreached = inLists.find((path) => !isCovered(path) && (isPassing(path) || !isCopied(site, path)));
  if (unreached !== undefined) return lost(stage.from, `${unreached} is used where it lies, outside of ${workingDir}`);
  const made = [
    ...places.builds,
    ...writes.made.map(({ path, isFolder, instruction }) => ({ path, isFolder, instruction })),
    ...writes.work,
  ];
  for (const { path, instruction } of made) {
    if (isPassing(path) || isCovered(path) || isAtOrBelow(workingDir, path)) continue;
    if (SYSTEM_FOLDER.test(path) || OF_SYSTEM.test(path))
      return lost(instruction, `line ${instruction.line} writes to ${path}`);
    artifacts.push({ path, because: `line ${instruction.line} makes it` });
  }
  let files = 0;
  for (const copied of findCopied(file, stage, context, {
    baseWorkingDir: site.base.facts.defaults?.workingDir ?? '/',
  })) {
    if (copied.kind === 'unknown')
      return lost(copied.instruction, `what line ${copied.instruction.line} copies is not known: ${copied.because}`);
    const { imagePath, instruction } = copied;
    if (isCovered(imagePath) || isPassing(imagePath)) continue;
    const folder = site.copies.find(
      (copy) =>
        copy.kind === 'context' &&
        copy.instruction === instruction &&
        copy.isFolder &&
        isAtOrBelow(imagePath, copy.imagePath),
    );
    if (folder?.imagePath !== undefined && !SYSTEM_FOLDER.test(folder.imagePath) && !OF_SYSTEM.test(folder.imagePath)) {
      artifacts.push({ path: folder.imagePath, because: `line ${instruction.line} copies it` });
      continue;
    }
    files += 1;
    if (files > MOST_FILES || SYSTEM_FOLDER.test(imagePath) || !/^[\w./+@-]+$/.test(imagePath))
      return lost(instruction, `line ${instruction.line} copies to ${imagePath}`);
    artifacts.push({ path: imagePath, because: `line ${instruction.line} copies it` });
  }
  const odd = site.copies.find(({ kind }) => kind === 'other');
  const isLost =
    odd &&
    (odd.imagePath === undefined || !isCovered(odd.imagePath)) &&
    !isToolOnly(site, odd.instruction.content.source);
  if (isLost) return lost(odd.instruction, `line ${odd.instruction.line} brings something from elsewhere`);
  return withoutInner(artifacts);
}

function isCopied({ copies }: SplitSite, path: string): boolean {
  return copies.some(({ kind, imagePath }) => kind === 'context' && imagePath !== undefined && imagePath !== '/' && isAtOrBelow(path, imagePath)); // prettier-ignore
}

/** uv, out of its own image, where nothing starts it. */
function isToolOnly({ commands }: SplitSite, source: string): boolean {
  const isUv =
    /^\s*COPY\s+--from=(?:ghcr\.io\/astral-sh|docker\.io\/astral|astral)\/uv(?::[\w.-]+)?(?:@sha256:[0-9a-f]{64})?\s+\/uv(?:\s+\/uvx)?\s+\/(?:usr\/local\/)?bin\/(?:uv)?\s*$/i;
  return isUv.test(source) && !commands.commands.some(({ phase, name }) => phase === 'start' && /^uvx?$/.test(name));
}

/** Whether the program may use packages of the image's own Python: more than tools is among them, or nothing else is there. */
function usesOwnPython({ commands }: SplitSite, { hasMore, names, environments }: PythonPlaces): boolean {
  if (hasMore) return true;
  const tools = names.map((name) => name.replace(/==.*$/, ''));
  if (tools.length === 0) return false;
  if (!tools.every(isInstaller) || environments.size === 0) return true;
  return commands.commands.some(({ phase, name, words }) => {
    if (phase !== 'start') return false;
    return tools.includes(name) || name === 'uvx' || (words[0] ?? '').startsWith('/usr/local/bin/python');
  });
}
