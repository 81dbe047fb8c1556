import { resolvePath, type StageWrites } from './stage-writes.ts';
import { readUnpackedJar, type UnpackedJar } from './unpacked-jar.ts';
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
    // A pattern stands for names of one folder.
    const pattern = new RegExp(`^${jar.split('*').map((part) => part.replace(/[^\w/]/g, '\\$&')).join('[^/]*')}$`);
    return [{ ...unpacked, folder: resolvePath(folder, unpacked.folder), instruction, isWhole: (path) => pattern.test(path) }];
  });
} // prettier-ignore
