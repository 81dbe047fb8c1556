import type { InstructionRule } from './instruction-rules.ts';
import { readMoves } from './moves.ts';
import type { Window } from './window.ts';
import type { BuildContext } from '../context/build-context.ts';
import { folderOf, joinPath } from '../context/context-path.ts';
import { findContextPath } from '../context/copied-files.ts';
import { readCopies } from '../context/copies.ts';
import { readGoModule } from '../context/dependencies/go-module.ts';
import { findAbove } from '../context/installs/install-files.ts';
import { workingDirBefore } from '../context/working-dir.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { readMounts } from '../dockerfile/mounts.ts';
import { shellAt } from '../dockerfile/shells.ts';
import { lineageOf, readStages, type Stage } from '../dockerfile/stages.ts';
import { readVariables } from '../dockerfile/variables.ts';
import { buildsModule, changesModules, findModuleTrouble, mayBeInGopath } from '../knowledge/go-fetching.ts';
import { baseFolderOf } from '../knowledge/images/base-folder.ts';
import { isProjectPath } from '../knowledge/project-folders.ts';
import { traceRun } from '../trace/run-trace.ts';

/**
 * `fetches-modules-first`: `go.mod` and `go.sum` are copied, and `go mod download` runs, right before the COPY that brings
 * both anyway; what builds the module follows it, and nothing gives that other modules, places or credentials.
 */
export const FETCHED_MODULES_RULE: InstructionRule = {
  addition: ({ content }) => {
    if (content.innerComments.length > 0 || content.heredocs.length > 0)
      return 'it has a comment, or a text of its own';
    if (content.keyword === 'run') return /^run\s+go mod download$/i.test(content.source) ? undefined : 'it is another command'; // prettier-ignore
    const isPlain =
      content.keyword === 'copy' && content.flags.every(({ name }) => /^(?:chown|chmod|link)$/.test(name));
    return isPlain ? undefined : 'it is no plain COPY';
  },
  whole: findObjection,
};

function findObjection(window: Window): string | undefined {
  const { before, after, surroundings } = window;
  const { context } = surroundings;
  if (!context) return 'the files of the build context are not there to be looked at';
  const moves = readMoves(window);
  if (typeof moves === 'string') return moves;
  const [copy, download, more] = moves.added;
  if (moves.swaps.length > 0 || !copy || !download || more) return 'more changed than that modules are fetched first';
  if (copy.content.keyword !== 'copy' || download.content.keyword !== 'run') return 'the manifests are not copied before the download'; // prettier-ignore
  const at = after.instructions.indexOf(copy);
  const stage = readStages(after).findLast(({ from }) => from.start < copy.start);
  const [, second, sources, ...rest] = after.instructions.slice(at);
  if (!stage || second !== download || !sources) return 'the download does not stand between the manifests and the sources'; // prettier-ignore
  const known = moves.origins.get(sources) ?? before.instructions.find(({ content }) => content.source === sources.content.source); // prettier-ignore
  if (!known || !/^(?:copy|add)$/.test(sources.content.keyword ?? '')) return 'no COPY of the sources follows it';
  if (stage.isShipped) return 'what is fetched would be in the image';
  if (shellAt(after, download) === 'foreign') return 'another shell runs it';
  return (
    findCopyObjection(window, context, stage, [copy, download, sources]) ??
    findSettings(stage, download) ??
    findBuildObjection(stage, rest)
  );
}

/** It brings nothing but both files, to the folder in which the download runs, as the copy of the sources brings them. */
function findCopyObjection(
  { after, surroundings }: Window,
  context: BuildContext,
  stage: Stage,
  [copy, download, sources]: readonly [Instruction, Instruction, Instruction],
): string | undefined {
  const baseWorkingDir = baseFolderOf(after, stage, surroundings.catalogue());
  const folder = workingDirBefore(after, stage, download, baseWorkingDir);
  if (folder.kind === 'unknown' || folder.assumes.length > 0) return 'it is not known in which folder it runs';
  if (!isProjectPath(folder.text)) return `it runs in ${folder.text}`;
  if (mayBeInGopath(folder.text)) return `${folder.text} may be a package without modules`;
  const all = readCopies(after, stage, context, { baseWorkingDir });
  const early = all.filter(({ instruction }) => instruction === copy);
  if (early.length !== 2) return 'it copies something else than go.mod and go.sum';
  const flags = [copy, sources].map(({ content }) => content.flags.map(({ text }) => text).join(' '));
  if (flags[0] !== flags[1]) return 'it copies as another user, or with other rights';
  for (const name of ['go.mod', 'go.sum']) {
    const imagePath = `${folder.text}/${name}`;
    const own = early.find((each) => each.imagePath === imagePath);
    if (own?.kind !== 'context' || own.assumes.length > 0) return `it does not copy ${name} to ${folder.text}`;
    const later = findContextPath(all.filter(({ instruction }) => instruction === sources), context, imagePath);
    if (later?.kind !== 'found' || later.contextPath !== own.contextPath || later.assumes.length > 0)
      return `the sources do not bring the same ${name}`;
    if (name === 'go.mod') {
      const objection = findModuleObjection(context, own.contextPath);
      if (objection !== undefined) return objection;
    }
  }
  return undefined;
} // prettier-ignore

function findModuleObjection(context: BuildContext, path: string): string | undefined {
  const folder = folderOf(path);
  const module = readGoModule(context.readText(path) ?? '');
  if (!module) return `${path} cannot be read`;
  if (module.required.length === 0) return `${path} requires nothing`;
  if (module.replacedBy !== undefined) return `${path} takes a module out of ${module.replacedBy}`;
  if (context.has(joinPath(folder, 'vendor'))) return 'the modules are in a vendor folder';
  const isWorkspace = context.has(joinPath(folder, 'go.work')) || findAbove(context, folder, ['go.work']) !== undefined;
  return isWorkspace ? `${path} is a part of a workspace` : undefined;
}

/** What has modules fetched otherwise: by variables, mounts, or what a command has set up or fetched. */
function findSettings(stage: Stage, download: Instruction): string | undefined {
  for (const { content, start, line } of lineageOf(stage).flatMap(({ instructions }) => instructions)) {
    if (start === download.start) continue;
    const variable = readVariables(content).find(({ name }) => changesModules(name));
    if (variable) return `${variable.name} in line ${line} may change what is fetched`;
    if (content.keyword !== 'run') continue;
    const word = findModuleTrouble(content.source);
    if (word !== undefined) return `"${word}" in line ${line} may change what is fetched, or fetches it`;
    if (readMounts(content).length > 0) return `line ${line} has a mount, which may hold what is fetched`;
  }
  return undefined;
}

/** The first RUN behind the sources builds the module, by the same user, with the same settings. */
function findBuildObjection(stage: Stage, rest: readonly Instruction[]): string | undefined {
  for (const instruction of rest) {
    const { content, line } = instruction;
    if (!stage.instructions.includes(instruction)) break;
    if (/^(?:arg|env|label|maintainer)$/.test(content.keyword ?? '')) continue;
    if (content.keyword !== 'run')
      return `${content.keywordText} in line ${line} stands before the build of the module`;
    const event = traceRun(content, false)?.events[0];
    const command = event?.kind === 'command' && !event.leavesState ? event.commands[0] : undefined;
    if (!command || !buildsModule(command)) return `line ${line} does not begin with the build of the module`;
    const assigned = command.assignments.find(({ name }) => changesModules(name));
    return assigned && `${assigned.name} in line ${line} may change what is fetched`;
  }
  return 'nothing builds the module';
}
