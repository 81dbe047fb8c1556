import type { InstructionRule } from './instruction-rules.ts';
import { isMoved, readMoves } from './moves.ts';
import type { Window } from './window.ts';
import type { BuildContext } from '../context/build-context.ts';
import { folderOf, isAtOrBelow } from '../context/context-path.ts';
import { findContextPath } from '../context/copied-files.ts';
import { readCopies } from '../context/copies.ts';
import { findToolSettings, readFetchableLibraries } from '../context/fetchable-libraries.ts';
import { locateInstall } from '../context/installs/install-site.ts';
import { workingDirBefore } from '../context/working-dir.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import { readMounts } from '../dockerfile/mounts.ts';
import { shellAt } from '../dockerfile/shells.ts';
import { lineageOf, readStages, type Stage } from '../dockerfile/stages.ts';
import { isUnclear, readDependencyInstall } from '../knowledge/dependency-installs.ts';
import { baseFolderOf } from '../knowledge/images/base-folder.ts';
import { findFetchTrouble, readLibraryBuild } from '../knowledge/library-fetching.ts';
import { isProjectOrHome } from '../knowledge/project-folders.ts';
import { traceRun } from '../trace/run-trace.ts';

/**
 * `fetches-libraries-first`: what a build of Maven or Gradle reads to know its libraries is copied, as the COPYs of the sources
 * bring it anyway, and the same program fetches them right before those; the next RUN is that build, and nothing before it has
 * fetched anything or gives it other places.
 */
export const FETCHED_LIBRARIES_RULE: InstructionRule = {
  addition: (fresh, window) => {
    const { content } = fresh;
    if (isMoved(fresh, window)) return bringsPlainly(fresh) ? undefined : 'it is no plain COPY';
    if (content.innerComments.length > 0 || content.heredocs.length > 0) return 'it has a comment, or a text of its own'; // prettier-ignore
    if (content.keyword === 'run') return content.flags.length === 0 && !content.json ? undefined : 'it is no plain RUN'; // prettier-ignore
    return content.keyword === 'copy' && bringsPlainly(fresh) ? undefined : 'it is no plain COPY';
  },
  removal: (old, window) => (bringsPlainly(old) && isMoved(old, window) ? undefined : 'it is no COPY that moved'),
  whole: findObjection,
};

/** From the context, with no flag but those on owner, mode and link. */
function bringsPlainly({ content }: Instruction): boolean {
  const isCopy = content.keyword === 'copy' || content.keyword === 'add';
  return isCopy && content.heredocs.length === 0 && content.flags.every(({ name }) => /^(?:chown|chmod|link)$/.test(name)); // prettier-ignore
}

/** The new instructions, and what stands behind them. */
interface Place {
  readonly stage: Stage;
  /** Those that are new, and those that stood behind other COPYs before. */
  readonly early: readonly Instruction[];
  readonly moved: readonly Instruction[];
  readonly fetch: Instruction;
  /** The COPYs of the sources. */
  readonly sources: readonly Instruction[];
  readonly build: Instruction;
}

function findObjection(window: Window): string | undefined {
  const { surroundings } = window;
  const { context } = surroundings;
  if (!context) return 'the files of the build context are not there to be looked at';
  const place = readPlace(window);
  if (typeof place === 'string') return place;
  if (place.stage.isShipped) return 'what is fetched would be in the image';
  return findTrouble(place) ?? findFileObjection(place, window, context);
}

function readPlace(window: Window): Place | string {
  const { after } = window;
  const moves = readMoves(window);
  if (typeof moves === 'string') return moves;
  const fetch = moves.added.at(-1);
  if (fetch?.content.keyword !== 'run') return 'more changed than that libraries are fetched first';
  const cameForward = (copy: Instruction): boolean =>
    moves.swaps.some(({ earlier }) => moves.origins.get(copy) === earlier);
  const moved = after.instructions.filter((one) => one.start < fetch.start && cameForward(one));
  const early = [...moved, ...moves.added.slice(0, -1)];
  const stage = readStages(after).findLast(({ from }) => from.start < fetch.start);
  const at = after.instructions.indexOf(fetch);
  const isInRow = after.instructions.slice(at - early.length, at).every((copy) => early.includes(copy));
  if (!stage || !isInRow || !early.every(bringsPlainly))
    return 'the manifests are not copied right before the libraries are fetched';
  const behind = after.instructions.slice(at + 1);
  const end = behind.findIndex(({ content }) => !/^(?:copy|add)$/.test(content.keyword ?? ''));
  const sources = behind.slice(0, end);
  const build = behind.slice(end).find(({ content }) => !/^(?:arg|env|label|maintainer)$/.test(content.keyword ?? ''));
  const isPassed = (old: Instruction): boolean => sources.some((copy) => moves.origins.get(copy) === old);
  if (!moves.swaps.every(({ later, earlier }) => isPassed(later) && moved.some((copy) => moves.origins.get(copy) === earlier))) return 'something else changed its place'; // prettier-ignore
  if (sources.length === 0) return 'no COPY of the sources follows it';
  if (build?.content.keyword !== 'run' || !stage.instructions.includes(build)) return 'nothing builds the project right behind its sources'; // prettier-ignore
  return { stage, early, moved, fetch, sources, build };
}

/** The command is the one that goes with the build, and nothing has fetched, or says where from. */
function findTrouble({ stage, fetch, build }: Place): string | undefined {
  const wanted = firstBuild(build)?.fetch;
  if (wanted === undefined) return `line ${build.line} does not begin with a build of Maven or Gradle`;
  if (argumentsText(fetch.content) !== wanted) return 'it is another command than the one that goes with the build';
  for (const other of lineageOf(stage).flatMap(({ instructions }) => instructions)) {
    if (other.content.keyword !== 'run') continue;
    if (readMounts(other.content).length > 0) return `line ${other.line} has a mount, which may hold what is fetched`;
    const word = other.start < fetch.start ? findFetchTrouble(other.content.source) : undefined;
    if (word !== undefined) return `"${word}" in line ${other.line} may fetch it, or change what is fetched`;
  }
  return undefined;
}

function firstBuild(run: Instruction) {
  const event = traceRun(run.content, false)?.events[0];
  const command = event?.kind === 'command' && !event.leavesState ? event.commands[0] : undefined;
  return command && readLibraryBuild(command);
}

/** All that the step reads of the project lies there, the same as the sources bring it to the same place, and nothing else is new. */
function findFileObjection(
  { stage, early, moved, fetch, sources, build }: Place,
  { after, surroundings }: Window,
  context: BuildContext,
): string | undefined {
  if (shellAt(after, fetch) === 'foreign') return 'another shell runs it';
  const command = traceRun(fetch.content, false)?.events[0];
  const install = command?.kind === 'command' ? readDependencyInstall(command.commands[0]!) : undefined;
  if (!install || isUnclear(install)) return 'what the step reads is not known';
  const baseFolder = baseFolderOf(after, stage, surroundings.catalogue());
  const folder = workingDirBefore(after, stage, fetch, baseFolder);
  if (folder.kind === 'unknown') return 'it is not known in which folder it runs';
  const known = locateInstall({ file: after, stage, instruction: build, context, baseFolder }, install);
  if (known.kind !== 'placed') return known.because;
  const root = folderOf(known.files[0]!.imagePath);
  if (!isProjectOrHome(root)) return `the project lies in ${root}, among other files`;
  const { tool } = firstBuild(build)!;
  const libraries = readFetchableLibraries(context, known.files[0]!.contextPath, tool);
  if (typeof libraries === 'string') return libraries;
  const all = readCopies(after, stage, context, { baseWorkingDir: baseFolder });
  const before = all.filter(({ instruction }) => instruction.start < fetch.start);
  for (const { contextPath, imagePath, by } of known.files) {
    const found = findContextPath(before, context, imagePath);
    if (found?.kind !== 'found' || found.contextPath !== contextPath) return `${contextPath} is not there when the step runs`; // prettier-ignore
    if (!early.includes(found.instruction)) continue;
    if (flagsOf(found.instruction) !== flagsOf(by)) return `${contextPath} is copied as another user, or with other rights`; // prettier-ignore
  }
  const isNeeded = (path: string | undefined): boolean => known.files.some((file) => file.contextPath === path);
  const more = all.find((copy) => early.includes(copy.instruction) && !(copy.kind === 'context' && isNeeded(copy.contextPath))); // prettier-ignore
  if (more) return 'more is copied than the step reads';
  const later = all.filter(({ instruction }) => sources.includes(instruction));
  for (const copy of all) {
    if (!early.includes(copy.instruction) || copy.kind !== 'context') continue;
    const again = findContextPath(later, context, copy.imagePath);
    if (moved.includes(copy.instruction)) {
      const isApart = !again && !later.some(({ imagePath }) => imagePath === undefined || isAtOrBelow(imagePath, copy.imagePath)); // prettier-ignore
      if (!isApart) return `${copy.contextPath} and the sources are copied to one place`;
      continue;
    }
    if (again?.kind !== 'found' || again.contextPath !== copy.contextPath) return `the sources do not bring ${copy.contextPath} to the same place`; // prettier-ignore
  }
  const settings = findToolSettings(later, context, root);
  if (settings)
    return `line ${settings.instruction.line} may bring settings of ${tool}, which the step would do without`;
  const filled = known.fills.find((path) => findContextPath(later, context, path) !== undefined);
  return filled && `the sources are copied over ${filled}`;
}

function flagsOf({ content }: Instruction): string {
  return content.flags.map(({ text }) => text).join(' ');
}
