import type { Window } from './window.ts';
import { baseName, cleanPath, folderOf, joinPath } from '../context/context-path.ts';
import { readLockStep } from '../context/dependencies/lock-step.ts';
import { locateNodeProject } from '../context/installs/node-project.ts';
import { argumentWords, type Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun } from '../dockerfile/run-script.ts';
import { readStages } from '../dockerfile/stages.ts';
import { isUnclear, readDependencyInstall } from '../knowledge/dependency-installs.ts';
import { baseFolderOf } from '../knowledge/images/base-folder.ts';

/** Whose lock file a name is. */
const TOOLS: Readonly<Record<string, string>> = { 'package-lock.json': 'npm', 'yarn.lock': 'yarn' };

/**
 * A COPY of package.json takes the lock file along that lies beside it: both to the same folder, from which the next
 * install of that tool in the stage reads them, and the two say the same.
 */
export function findLockCopyObjection(old: Instruction, fresh: Instruction, window: Window): string | undefined {
  const { after, surroundings } = window;
  const { context, catalogue } = surroundings;
  if (!context) return 'the files of the build context are not there to be looked at';
  const contents = [old.content, fresh.content];
  if (contents.some(({ json, heredocs, flags }) => json || heredocs.length > 0 || flags.length > 0))
    return 'the COPY has flags, or a form that is not read';
  const [manifest = '', to = '', ...rest] = argumentWords(old.content);
  const [same, lock = '', target = '', ...more] = argumentWords(fresh.content);
  if (rest.length > 0 || more.length > 0 || same !== manifest) return 'more than a source came to it';
  if (baseName(manifest) !== 'package.json' || /[*?[$"'\\]/.test(`${manifest}${lock}${to}`))
    return 'it does not copy package.json alone, by its name';
  if (target !== to && target !== `${to}/`) return 'it copies to another place';
  const tool = TOOLS[baseName(lock)];
  const path = cleanPath(`/${lock}`).slice(1);
  if (tool === undefined || folderOf(path) !== folderOf(cleanPath(`/${manifest}`).slice(1)))
    return 'what came is no lock file beside package.json';
  const step = context.has(path) ? readLockStep(context, path) : undefined;
  if (step?.kind !== 'in-step') return step?.because ?? `${path} is not in the build context`;
  const stage = readStages(after).find(({ instructions }) => instructions.some(({ start }) => start === fresh.start));
  const install = stage?.instructions.find((each) => each.start > fresh.start && installs(each, tool));
  if (!stage || !install) return `no plain install by ${tool} comes behind it`;
  const baseFolder = baseFolderOf(after, stage, catalogue());
  const project = locateNodeProject({ file: after, stage, instruction: install, context, baseFolder });
  if (!project?.locks.includes(path)) return 'the install would not find the lock file';
  // What was called package.json, or a folder of that name, is one still.
  const was = locateNodeProject({ file: window.before, stage: readStages(window.before)[stage.index]!, instruction: findTwin(window, install), context, baseFolder });
  return was?.imageFolder === project.imageFolder && joinPath(was.contextFolder, 'package.json') === joinPath(project.contextFolder, 'package.json')
    ? undefined
    : 'package.json came to another place';
} // prettier-ignore

/** The same instruction in the text of before: nothing else has changed. */
function findTwin({ before, after }: Window, install: Instruction): Instruction {
  return before.instructions[after.instructions.indexOf(install)]!;
}

function installs({ content }: Instruction, tool: string): boolean {
  const reading = content.keyword === 'run' ? readRun(content) : undefined;
  if (!reading || isUnread(reading)) return false;
  return reading.commands.some(({ command }) => {
    const install = readDependencyInstall(command);
    return install !== undefined && !isUnclear(install) && install.tool === tool;
  });
}
