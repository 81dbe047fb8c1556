import { resolvePath, type StageWrites } from './stage-writes.ts';
import { readUnpackedJar, type UnpackedJar } from './unpacked-jar.ts';
import { matchesGoPattern } from '../context/go-pattern.ts';
import type { Instruction } from '../dockerfile/instruction.ts';

/** A step of a stage in which a jar takes itself apart. */
export interface UnpackingStep extends UnpackedJar {
  /** Absolute. */
  readonly folder: string;
  readonly instruction: Instruction;
  /** Whether a path is that of the jar that was unpacked, whole as it was. @param path absolute */
  isWhole(path: string): boolean;
}

/** All of them, in the order of the stage. */
export function findUnpackings({ commands }: StageWrites): readonly UnpackingStep[] {
  return commands.flatMap(({ command, folder, instruction }) => {
    const unpacked = readUnpackedJar(command);
    if (unpacked === undefined || unpacked === 'prints' || unpacked.folder === undefined) return [];
    const jar = resolvePath(folder, unpacked.jar);
    return [{ ...unpacked, folder: resolvePath(folder, unpacked.folder), instruction, isWhole: (path) => mayName(jar, path) }];
  });
} // prettier-ignore

/** Whether a path is one of those that a word of a shell names, whose stars stand for names of one folder. Both absolute. */
function mayName(word: string, path: string): boolean {
  const names = path.split('/');
  const patterns = word.split('/').map((part) => part.replace(/[?[\\]/g, '\\$&'));
  return patterns.length === names.length && patterns.every((pattern, at) => matchesGoPattern(pattern, names[at]!));
}
