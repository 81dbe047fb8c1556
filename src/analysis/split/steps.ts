import type { SplitObstacle } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import { workingDirAt } from '../bases/working-dir.ts';
import { cleanPath } from '../../context/context-path.ts';
import { isUnread } from '../../dockerfile/run-script.ts';
import { packageName } from '../../knowledge/package-managers.ts';
import { readStepWrites } from '../../trace/step-writes.ts';

/** What the RUNs of a stage have made. */
export interface StageWrites {
  /** Packages of the system that are installed by name. */
  readonly packages: readonly string[];
  /** Absolute paths of files and folders, those of caches and temporary files left out. */
  readonly paths: readonly string[];
}

/** Nobody needs them once the build is over. */
const PASSING =
  /^\/(?:tmp|var\/tmp|var\/lib\/apt|var\/cache|root\/\.(?:cache|npm|m2|gradle|cargo)|var\/log\/apt)(?:\/|$)/;

/** Takes stock of what the RUNs make, or says which step is not understood. */
export function takeStock({ runs, stage, base }: SplitSite): StageWrites | SplitObstacle {
  const packages = new Set<string>();
  const paths = new Set<string>();
  for (const { instruction, reading, isOnbuild } of runs) {
    const unknown = (detail: string): SplitObstacle => ({ reason: 'unknown-step', instruction, detail });
    if (isOnbuild || isUnread(reading)) return unknown('its script was not read');
    const place = { stage, instruction, where: '', phase: 'build' as const };
    let folder = workingDirAt(place, base.facts.defaults?.workingDir);
    if (folder === undefined) return unknown('the folder it runs in depends on a variable');
    for (const { command, within } of reading.commands) {
      const text = command.words.map((word) => word.text).join(' ');
      const writes = readStepWrites(command);
      if (writes.kind === 'unknown') return unknown(`what "${text}" makes is not known`);
      if (writes.kind === 'packages') for (const name of writes.names) packages.add(packageName(name));
      if (writes.kind === 'folder') {
        if (within.length > 0 || writes.path.includes('$')) return unknown(`where "${text}" leads is not known`);
        folder = resolve(folder, writes.path);
      }
      if (writes.kind === 'removal') {
        for (const path of writes.paths) paths.delete(resolve(folder, path));
        continue;
      }
      if (writes.kind !== 'files') continue;
      if (writes.paths.some((path) => /[$`~]/.test(path))) return unknown(`a path of "${text}" depends on a variable`);
      const own = writes.paths.map((path) => resolve(folder!, path.replace(/[*?[].*$/, '')));
      for (const path of writes.inFolder ? [folder, ...own] : own) if (!PASSING.test(`${path}/`)) paths.add(path);
    }
  }
  return { packages: [...packages], paths: [...paths] };
}

function resolve(folder: string, path: string): string {
  return cleanPath(path.startsWith('/') ? path : `${folder}/${path}`);
}
