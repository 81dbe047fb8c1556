import { readFileSync } from 'node:fs';
import { listProcesses } from './process-list.ts';

/**
 * Podman and Buildah leave the container that a step ran in when a build is ended early. Nothing in such a container
 * says who made it: those that came since, while nobody else was building, are that build's.
 * @param list ids of all such containers, in full
 * @returns what removes those that a build left. Neither throws
 */
export async function watchLeftWork(
  list: () => Promise<readonly string[]>,
  remove: (id: string) => Promise<unknown>,
): Promise<() => Promise<void>> {
  const before = new Set(await listOrNothing(list));
  return async () => {
    if (isAnybodyBuilding()) return;
    for (const id of await listOrNothing(list)) if (!before.has(id)) await remove(id);
  };
}

async function listOrNothing(list: () => Promise<readonly string[]>): Promise<readonly string[]> {
  try {
    return await list();
  } catch {
    return [];
  }
}

function isAnybodyBuilding(): boolean {
  return listProcesses().some(
    ({ id, name }) => /^(?:podman|buildah)/.test(name) && /^(?:build|bud|from|run)$/m.test(readWords(id)),
  );
}

function readWords(id: number): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', '\n');
  } catch {
    return '';
  }
}
