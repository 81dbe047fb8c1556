import { type BuildContext, MAX_FILES } from '../build-context.ts';
import { baseName } from '../context-path.ts';
import { kindOfName, type NamedKind } from '../../knowledge/ignored/kinds.ts';

/** A file or folder whose name says that it is no part of what is built. */
export interface Stray extends NamedKind {
  readonly path: string;
  readonly isFolder: boolean;
}

/** What of a context is sent to a builder. */
export interface WalkedContext {
  /** Not looked into. */
  readonly strays: readonly Stray[];
  /** All other files. */
  readonly files: readonly string[];
  /** There are more files than are looked at. */
  readonly isCut: boolean;
}

/**
 * Goes through a context without looking into what does not belong to it, which may hold a hundred times as many files.
 * @param isStray whether what has the name of a kind really is of it; what is not is looked into
 */
export function walkContext(context: BuildContext, isStray: (stray: Stray) => boolean): WalkedContext {
  const found = new Map<string, Stray>();
  const look = (path: string, isFolder: boolean): boolean => {
    const named = kindOfName(baseName(path), isFolder, !path.includes('/'));
    const stray = named && { ...named, path, isFolder };
    if (!stray || !isStray(stray)) return false;
    found.set(path, stray);
    return true;
  };
  const strays: Stray[] = [];
  const files: string[] = [];
  for (const path of context.walk((folder) => look(folder, true))) {
    if (found.has(path) || look(path, false)) strays.push(found.get(path)!);
    else files.push(path);
    if (files.length + strays.length > MAX_FILES) return { strays, files, isCut: true };
  }
  return { strays, files, isCut: false };
}
