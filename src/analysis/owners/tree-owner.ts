import type { WindowCopy } from './window-copies.ts';
import { isAtOrBelow } from '../../context/context-path.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import type { Scan } from '../../dockerfile/scan.ts';
import type { Stage } from '../../dockerfile/stages.ts';
import { findBaseFiles } from '../../knowledge/base-files.ts';
import { findFolderOrigin } from '../../trace/folder-origin.ts';
import { isFolderMade, parentOf } from '../../trace/made-folders.ts';

/** A folder whose owner is changed with all that is in it. */
export interface Tree {
  readonly scan: Scan;
  readonly stage: Stage;
  readonly run: Instruction;
  /** Absolute and cleaned. */
  readonly path: string;
  readonly owner: string;
  readonly base: string | undefined;
  /** The catalogue knows the base image. */
  readonly isBaseKnown: boolean;
}

export interface TreeObjection {
  readonly reason: 'older-files' | 'parent-folder' | 'part-of-copy';
  readonly detail: string;
}

/** What is to be done with a folder of a `chown -R`. */
export interface TreeOwner {
  /** The copies that get the owner; none where nothing of the folder is copied right before. */
  readonly inside: readonly WindowCopy[];
  /** The folder was there before, and needs the owner by itself. */
  readonly isAlone: boolean;
  /** The base image has no say in it. */
  readonly isSure: boolean;
  /** Who made the folder, for messages; `undefined` where the copies do. */
  readonly by: Instruction | undefined;
  /** A folder above it that is taken to be there. */
  readonly assumedParent: string | undefined;
}

/** Whether all that lies in a folder when a RUN begins came by the copies right before it. */
export function readTreeOwner(tree: Tree, copies: readonly WindowCopy[]): TreeOwner | TreeObjection {
  const { path, owner } = tree;
  const inside = copies.filter(({ destination }) => isAtOrBelow(destination, path));
  const first = inside[0]?.instruction;
  if (!first) return { inside, isAlone: false, isSure: true, by: undefined, assumedParent: undefined };
  const above = copies.find((copy) => !inside.includes(copy) && reaches(copy, path));
  if (above)
    return { reason: 'part-of-copy', detail: `line ${above.instruction.line} may copy to ${path}, and to more` };
  const origin = findFolderOrigin({
    ...tree,
    before: tree.run,
    copies: copies.map(({ instruction }) => instruction),
    filledBy: first,
  });
  if (origin.kind === 'older') return { reason: 'older-files', detail: origin.because };
  const { isSure } = origin;
  if (origin.kind === 'home') {
    if (origin.owner !== owner)
      return { reason: 'older-files', detail: `it is the home of ${origin.owner}, made in line ${origin.by.line}` };
    return { inside, isAlone: false, isSure, by: origin.by, assumedParent: undefined };
  }
  const because = isSure ? undefined : findBaseFiles(path, tree.isBaseKnown || origin.kind === 'empty');
  if (because !== undefined) return { reason: 'older-files', detail: because };
  if (origin.kind === 'empty') return { inside, isAlone: true, isSure, by: origin.by, assumedParent: undefined };
  const parent = parentOf(path);
  const isMade = isFolderMade({ ...tree, before: first, path: parent });
  const isHome = parent === `/home/${owner.replace(/:.*/, '')}`;
  if (!isMade && !isHome)
    return { reason: 'parent-folder', detail: `${parent} may be made by line ${first.line}, with the same owner` };
  return {
    inside,
    isAlone: false,
    isSure: isSure && isMade,
    by: undefined,
    assumedParent: isMade ? undefined : parent,
  };
}

/** It may write at a path, or above it so that some of it comes to lie there. */
function reaches({ destination, targets }: WindowCopy, path: string): boolean {
  if (targets) return targets.some((target) => isAtOrBelow(target.path, path));
  return isAtOrBelow(path, destination);
}
