import { cleanPath } from '../context/context-path.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';

/** Folders that every image with a shell and a package manager has (Filesystem Hierarchy Standard 3.0). */
const EVERYWHERE: readonly string[] = [
  '/',
  '/home',
  '/opt',
  '/tmp',
  '/usr',
  '/usr/local',
  '/var',
  '/var/cache',
  '/var/tmp',
];

/**
 * The first folder around a mount that is not known to be there yet. BuildKit makes it for the time of the RUN, and gives it
 * to root: `uid=` and `gid=` are of the mount itself alone (moby/buildkit#2682; the same with Docker 26.1). Another user then
 * can put nothing beside the mount.
 * @param targets absolute
 * @param homes those of users that were made together with their home
 * @param before what ran before: a WORKDIR makes its folder
 */
export function findMissingParent(
  targets: readonly string[],
  homes: readonly string[],
  before: readonly Instruction[],
): string | undefined {
  const known = new Set([...EVERYWHERE, ...homes.flatMap(withParents)]);
  for (const { content } of before) {
    const path = content.keyword === 'workdir' ? argumentsText(content).trim() : '';
    if (/^\/[\w./-]+$/.test(path) && !path.includes('..')) for (const each of withParents(cleanPath(path))) known.add(each);
  }
  return targets.map(parentOf).find((parent) => !known.has(parent));
} // prettier-ignore

function withParents(path: string): readonly string[] {
  const parts = path.split('/').slice(1, MOST_PARTS);
  return parts.map((_, i) => `/${parts.slice(0, i + 1).join('/')}`);
}

/** A longer path holds no folder that is asked for. */
const MOST_PARTS = 16;

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}
