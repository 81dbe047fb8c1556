import type { FileNode } from './file-tree.ts';

/** A file system to look things up in, as a container would see it. Paths are absolute. */
export interface FileSystem {
  readonly root: FileNode;
}

/** What a path leads to, with the path that it has once no link is left in it. */
export interface Found {
  readonly path: string;
  readonly node: FileNode;
}

/** As Linux: more links than that lead in circles. */
const MOST_LINKS = 40;

/**
 * Follows a path through all symlinks, which point within the file system. `undefined` where something is missing, no
 * folder, or the links lead in circles.
 * @param keepLast whether a symlink at the end of the path is given itself
 */
export function findPath({ root }: FileSystem, path: string, keepLast = false): Found | undefined {
  const left = path.split('/').reverse();
  const trail: FileNode[] = [root];
  let links = 0;
  while (left.length > 0) {
    const part = left.pop()!;
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (trail.length > 1) trail.pop();
      continue;
    }
    const next = trail.at(-1)!.children?.get(part);
    if (!next) return undefined;
    if (next.type !== 'symlink' || (keepLast && left.every((rest) => rest === ''))) {
      trail.push(next);
      continue;
    }
    const target = next.linkTarget ?? '';
    links += 1;
    if (links > MOST_LINKS || target === '') return undefined;
    if (target.startsWith('/')) trail.length = 1;
    left.push(...target.split('/').reverse());
  }
  return {
    path: `/${trail
      .slice(1)
      .map(({ name }) => name)
      .join('/')}`,
    node: trail.at(-1)!,
  };
}

/** All that is in a folder, however deep, with its path; parents before what they hold. Links are not followed. */
export function* walk(node: FileNode, path = ''): Iterable<Found> {
  const stack: Found[] = [{ path, node }];
  while (stack.length > 0) {
    const { path: parent, node: folder } = stack.pop()!;
    for (const child of folder.children?.values() ?? []) {
      const found = { path: `${parent}/${child.name}`, node: child };
      yield found;
      if (child.children) stack.push(found);
    }
  }
}

/** Bytes of all contents, each counted once however many names it has. */
export function countBytes({ root }: FileSystem): number {
  const seen = new Set<unknown>();
  let bytes = 0;
  for (const { node } of walk(root)) {
    if (!node.content || seen.has(node.content)) continue;
    seen.add(node.content);
    bytes += node.content.size;
  }
  return bytes;
}
