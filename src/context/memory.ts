import type { BuildContext } from './build-context.ts';
import { folderOf, readContextPath } from './context-path.ts';
import type { EntryKind, FileTree } from './file-tree.ts';
import { NO_RULES, readIgnoreRules } from './ignore-rules.ts';
import { openContext } from './open-context.ts';

export interface MemoryOptions {
  /** Path of the Dockerfile in the context: its own `.dockerignore` takes the place of the common one. */
  readonly dockerfile?: string | undefined;
  /** The modes of files by their paths (0o644); those of others cannot be told. */
  readonly modes?: Readonly<Record<string, number>> | undefined;
}

/**
 * A build context of texts or bytes, for tests and for who has no folder.
 * @param files by path; a `.dockerignore` among them is heeded. What leads out of the context is left out
 * @throws ContextError for an ignore file that a builder would reject
 */
export function memoryContext(
  files: Readonly<Record<string, string | Uint8Array>>,
  { dockerfile = 'Dockerfile', modes = {} }: MemoryOptions = {},
): BuildContext {
  const contents = new Map<string, Uint8Array>();
  for (const [path, content] of Object.entries(files)) {
    const own = readContextPath(path);
    if (own) contents.set(own, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  }
  const own = `${dockerfile}.dockerignore`;
  const path = contents.has(own) ? own : '.dockerignore';
  const bytes = contents.get(path);
  const text = bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const ignoreFile = { path, text, isOwn: path === own, isLink: false };
  return openContext(
    treeOf(contents, new Map(Object.entries(modes))),
    text === undefined ? NO_RULES : readIgnoreRules(text),
    {
      ignoreFile,
      dockerfile: readContextPath(dockerfile),
    },
  );
}

function treeOf(contents: ReadonlyMap<string, Uint8Array>, modes: ReadonlyMap<string, number>): FileTree {
  const folders = new Map<string, Map<string, EntryKind>>();
  for (const path of contents.keys()) {
    let kind: EntryKind = 'file';
    for (let at = path; at !== ''; at = folderOf(at)) {
      const folder = folderOf(at);
      const name = folder === '' ? at : at.slice(folder.length + 1);
      const entries = folders.get(folder) ?? new Map<string, EntryKind>();
      folders.set(folder, entries.set(name, kind));
      kind = 'folder';
    }
  }
  return {
    entriesOf: (folder) => [...(folders.get(folder) ?? [])].map(([name, kind]) => ({ name, kind })),
    targetOf: () => undefined,
    readStart: (file, bytes) => contents.get(file)?.subarray(0, bytes),
    sizeOf: (file) => contents.get(file)?.length,
    modeOf: (file) => modes.get(file),
  };
}
