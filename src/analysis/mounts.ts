import type { InstructionContent } from '../dockerfile/instruction.ts';
import { type Mount, readMounts } from '../dockerfile/mounts.ts';

/**
 * The first mount of a RUN that is, or may be, a cache mount and covers one of the folders that a package manager caches
 * in; a mount with a variable in its type or target may.
 * @param isCache whether a folder (no slash at its end) is one of them, or holds one
 */
export function findCacheMount(run: InstructionContent, isCache: (folder: string) => boolean): Mount | undefined {
  return readMounts(run).find(({ type, target }) => {
    if (type !== undefined && type !== 'cache') return false;
    return target === undefined || isCache(target.replace(/\/+$/, ''));
  });
}
