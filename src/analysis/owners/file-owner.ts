import type { Tree } from './tree-owner.ts';
import type { WindowCopy } from './window-copies.ts';
import { isAtOrBelow } from '../../context/context-path.ts';
import { isRootOwner } from '../../knowledge/owner-command.ts';
import { isFolderMade, parentOf } from '../../trace/made-folders.ts';

export interface FileObjection {
  readonly reason: 'parent-folder' | 'part-of-copy';
  readonly detail: string;
}

/** The copies all of whose files a command names, and what stands against the others that it names some of. */
export interface FileOwners {
  readonly copies: readonly WindowCopy[];
  /** Absolute paths of their files. */
  readonly paths: ReadonlySet<string>;
  /** Files by their names alone. */
  readonly unseen: readonly string[];
  readonly objection: FileObjection | undefined;
}

/** @param named the paths that the command names, but for those of folders that it goes through */
export function readFileOwners(
  tree: Omit<Tree, 'path'>,
  named: ReadonlySet<string>,
  copies: readonly WindowCopy[],
): FileOwners {
  const found: WindowCopy[] = [];
  const paths = new Set<string>();
  const unseen: string[] = [];
  let objection: FileObjection | undefined;
  for (const [i, copy] of copies.entries()) {
    const { targets, instruction, destination } = copy;
    const hits = (targets ?? []).filter(({ path }) => named.has(path));
    if (!targets || hits.length === 0) continue;
    // A folder of that name takes the file in, and is what the command means.
    if (targets.some(({ path }) => path === destination && isMade(path, copy))) continue;
    if (hits.length < targets.length) {
      objection ??= {
        reason: 'part-of-copy',
        detail: `line ${instruction.line} copies other files, too`,
      };
      continue;
    }
    const parents = [...new Set(targets.map(({ path }) => parentOf(path)))];
    // What the copy makes is root's without a word.
    const unmade = isRootOwner(tree.owner) ? undefined : parents.find((parent) => !isMade(parent, copy));
    if (unmade !== undefined) {
      objection ??= {
        reason: 'parent-folder',
        detail: `${unmade} may be made by line ${instruction.line} as well`,
      };
      continue;
    }
    const later = copies
      .slice(i + 1)
      .find((other) => !other.targets && targets.some(({ path }) => isAtOrBelow(path, other.destination)));
    if (later) {
      objection ??= { reason: 'part-of-copy', detail: `line ${later.instruction.line} may copy over it` };
      continue;
    }
    found.push(copy);
    for (const { path, isSeen } of targets) {
      paths.add(path);
      if (!isSeen) unseen.push(path);
    }
  }
  return { copies: found, paths, unseen, objection };

  function isMade(path: string, { instruction }: WindowCopy): boolean {
    return isFolderMade({ ...tree, before: instruction, path });
  }
}
