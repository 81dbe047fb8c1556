import type { InstructionRule } from './instruction-rules.ts';
import type { Window } from './window.ts';
import { isPlainPath, joinFolder, readRelativeWorkdirs } from '../context/workdirs.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { readStages } from '../dockerfile/stages.ts';

/** A relative WORKDIR becomes the absolute path that it leads to, from a folder that the file itself says. */
export const WORKING_FOLDER_RULE: InstructionRule = {
  change: (old, fresh, window) => findDifference(old, fresh, window, 'file'),
};

/** The same from the folder of the base image, which the catalogue knows. */
export const FOLDER_OF_BASE_RULE: InstructionRule = {
  change: (old, fresh, window) => findDifference(old, fresh, window, 'image'),
};

function findDifference(
  old: Instruction,
  fresh: Instruction,
  { before: file, surroundings }: Window,
  by: 'file' | 'image',
): string | undefined {
  if (old.content.keyword !== 'workdir' || fresh.content.keyword !== 'workdir') return 'it is no WORKDIR';
  const stage = readStages(file).find(({ instructions }) => instructions.includes(old));
  const workdir =
    stage && readRelativeWorkdirs(file, stage, surroundings).find(({ instruction }) => instruction === old);
  if (!workdir || !isPlainPath(workdir.path)) return 'it is no relative path that can be read';
  const { before, path } = workdir;
  if (before.kind !== 'known') return 'the folder before it is not known';
  if ((before.base === undefined) !== (by === 'file'))
    return `${before.base?.image ?? 'the file'} says the folder before it`;
  const { source } = old.content;
  const at = source.lastIndexOf(path);
  const expected = source.slice(0, at) + joinFolder(before.folder, path) + source.slice(at + path.length);
  return fresh.content.source === expected ? undefined : 'it leads to another folder';
}
