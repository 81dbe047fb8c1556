import { cleanPath, folderOf } from '../context-path.ts';
import { findContextPath } from '../copied-files.ts';
import { copiesBefore, type InstallPlace } from './install-site.ts';
import { workingDirBefore } from '../working-dir.ts';

/** A project of Node.js in the image, where an install of it runs. */
export interface NodeProject {
  /** Absolute. */
  readonly imageFolder: string;
  /** `''` for the root of the context. */
  readonly contextFolder: string;
  /** Paths in the context of the lock files that were copied beside it, npm's shrinkwrap first. */
  readonly locks: readonly string[];
  /** Whether `node_modules` may be there already, as a clause that says why. */
  readonly modules: string | undefined;
  /** The build arguments whose defaults were taken. */
  readonly assumes: readonly string[];
}

const LOCKS = ['npm-shrinkwrap.json', 'package-lock.json', 'yarn.lock', 'pnpm-lock.yaml'];

/** @returns `undefined` where no `package.json` of the context lies there */
export function locateNodeProject(place: InstallPlace): NodeProject | undefined {
  const folder = workingDirBefore(place.file, place.stage, place.instruction, place.baseFolder);
  if (folder.kind === 'unknown') return undefined;
  const copies = copiesBefore(place);
  const find = (name: string) => findContextPath(copies, place.context, cleanPath(`${folder.text}/${name}`));
  const manifest = find('package.json');
  if (manifest?.kind !== 'found') return undefined;
  const contextFolder = folderOf(manifest.contextPath);
  const locks = LOCKS.flatMap((name) => {
    const found = find(name);
    return found?.kind === 'found' && folderOf(found.contextPath) === contextFolder ? [found.contextPath] : [];
  });
  const brought = find('node_modules');
  return {
    imageFolder: folder.text,
    contextFolder,
    locks,
    modules: brought && `line ${brought.instruction.line} may copy it`,
    assumes: [...new Set([...folder.assumes, ...manifest.assumes])],
  };
}

/** A file of the context where an install runs; `undefined` where that is not certain. @param name of the file */
export function locateManifest(
  place: InstallPlace,
  name: string,
): { readonly contextPath: string; readonly assumes: readonly string[] } | undefined {
  const folder = workingDirBefore(place.file, place.stage, place.instruction, place.baseFolder);
  if (folder.kind === 'unknown') return undefined;
  const found = findContextPath(copiesBefore(place), place.context, cleanPath(`${folder.text}/${name}`));
  if (found?.kind !== 'found') return undefined;
  return { contextPath: found.contextPath, assumes: [...new Set([...folder.assumes, ...found.assumes])] };
}
