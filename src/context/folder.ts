import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { BuildContext, IgnoreFile } from './build-context.ts';
import { ContextError } from './context-error.ts';
import type { EntryKind, FileTree } from './file-tree.ts';
import { type IgnoreRules, NO_RULES, readIgnoreRules } from './ignore-rules.ts';
import { openContext } from './open-context.ts';

export interface FolderOptions {
  /** Path of the Dockerfile: an ignore file beside it, `<its name>.dockerignore`, takes the place of `.dockerignore`. */
  readonly dockerfile?: string | undefined;
  /** In the place of any ignore file; `NO_RULES` shows the whole folder. */
  readonly rules?: IgnoreRules | undefined;
}

/**
 * The build context in a folder. Only its ignore file is read at once, all else when it is asked for; nothing outside is.
 * @param root path of the folder; it may itself be a link
 * @throws ContextError where the ignore file cannot be read, or a builder would reject it
 */
export function openFolder(root: string, options: FolderOptions = {}): BuildContext {
  const { dockerfile, rules } = options;
  const inside = dockerfile === undefined ? undefined : pathInside(root, dockerfile);
  if (rules) return openContext(readTree(root), rules, { dockerfile: inside });
  const ignoreFile = findIgnoreFile(root, dockerfile);
  const { text } = ignoreFile;
  return openContext(readTree(root), text === undefined ? NO_RULES : readIgnoreRules(text), {
    ignoreFile,
    dockerfile: inside,
  });
}

/** BuildKit looks beside the Dockerfile first, whether that is inside of the context or not (trap H7). */
function findIgnoreFile(root: string, dockerfile: string | undefined): IgnoreFile {
  const ownName = dockerfile === undefined ? undefined : `${basename(dockerfile)}.dockerignore`;
  const own = ownName === undefined ? undefined : readIgnoreFile(dirname(dockerfile!), ownName);
  if (own) return { ...own, path: pathInside(root, join(dirname(dockerfile!), ownName!)), isOwn: true };
  const shared = readIgnoreFile(root, '.dockerignore') ?? { text: undefined, isLink: false };
  return { ...shared, path: '.dockerignore', isOwn: false };
}

/** The path of a file relative to a folder, with `/`; `undefined` for one that is not in it. */
function pathInside(root: string, file: string): string | undefined {
  const path = relative(resolve(root), resolve(file)).replaceAll(sep, '/');
  return path === '' || path === '..' || path.startsWith('../') || resolve(path) === path ? undefined : path;
}

/** By way of a context, so that a link in the place of the ignore file shows nothing of what it leads to outside. */
function readIgnoreFile(folder: string, name: string): Pick<IgnoreFile, 'text' | 'isLink'> | undefined {
  const tree = readTree(folder);
  const entry = tree.entriesOf('').find((each) => each.name === name);
  if (!entry) return undefined;
  const text = openContext(tree, NO_RULES).readText(name);
  if (text === undefined) {
    throw new ContextError(
      `${name} cannot be read: it is no file, no UTF-8, too large, or a link that leads elsewhere`,
    );
  }
  return { text, isLink: entry.kind === 'link' };
}

function readTree(root: string): FileTree {
  return {
    entriesOf: (folder) => readEntries(join(root, folder)),
    targetOf: (link) => readTarget(join(root, link)),
    readStart: (file, bytes) => readBytes(join(root, file), bytes),
    sizeOf: (file) => findStats(join(root, file))?.size,
    // Windows keeps no such rights, and a builder gives what it sends from there 755.
    modeOf: (file) => (sep === '/' ? findStats(join(root, file)) : undefined)?.mode,
  };
}

function readEntries(path: string): readonly { readonly name: string; readonly kind: EntryKind }[] {
  let entries: readonly Dirent[];
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch (error) {
    return nothingIfUnreadable(error, []);
  }
  return entries.flatMap((entry) => {
    const kind = kindOf(entry);
    // A name that is no UTF-8 cannot be written in a Dockerfile either.
    return kind && !entry.name.includes('\uFFFD') ? [{ name: entry.name, kind }] : [];
  });
}

function kindOf(entry: Dirent): EntryKind | undefined {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : undefined;
}

function readTarget(path: string): string | undefined {
  try {
    return readlinkSync(path).replaceAll(sep, '/');
  } catch (error) {
    return nothingIfUnreadable(error, undefined);
  }
}

function findStats(path: string): { readonly size: number; readonly mode: number } | undefined {
  try {
    const stats = lstatSync(path);
    return stats.isFile() ? { size: stats.size, mode: stats.mode & 0o7777 } : undefined;
  } catch (error) {
    return nothingIfUnreadable(error, undefined);
  }
}

/** Does not follow a link that has taken the file's place since it was listed, nor wait for the writer of a pipe. */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

function readBytes(path: string, most: number): Uint8Array | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, OPEN_FLAGS);
    const stats = fstatSync(file);
    if (!stats.isFile()) return undefined;
    const bytes = new Uint8Array(Math.min(stats.size, most));
    let length = 0;
    while (length < bytes.length) {
      const read = readSync(file, bytes, length, bytes.length - length, null);
      if (read === 0) break;
      length += read;
    }
    return bytes.subarray(0, length);
  } catch (error) {
    return nothingIfUnreadable(error, undefined);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** What may not be read, or is gone by now, is as good as not there; anything but a system's error is a bug of ours. */
function nothingIfUnreadable<Nothing>(error: unknown, nothing: Nothing): Nothing {
  if (error instanceof Error && 'syscall' in error) return nothing;
  throw error;
}
