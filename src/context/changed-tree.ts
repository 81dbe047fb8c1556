import { baseName, folderOf } from './context-path.ts';
import type { EntryKind, FileTree, TreeEntry } from './file-tree.ts';

/** The same files with another text in the place of one, or with one more. @param path of the file: relative, cleaned */
export function changeTree(tree: FileTree, path: string, text: string): FileTree {
  const bytes = new TextEncoder().encode(text);
  const names = namesTo(path);
  return {
    entriesOf: (folder) => {
      const added = names.get(folder);
      return added ? withEntry(tree.entriesOf(folder), added) : tree.entriesOf(folder);
    },
    targetOf: (link) => tree.targetOf(link),
    readStart: (file, most) => (file === path ? bytes.subarray(0, most) : tree.readStart(file, most)),
    sizeOf: (file) => (file === path ? bytes.length : tree.sizeOf(file)),
    modeOf: (file) => tree.modeOf(file),
  };
}

/** What the folders above a file must hold for it to be there. */
function namesTo(path: string): ReadonlyMap<string, TreeEntry> {
  const names = new Map<string, TreeEntry>();
  let kind: EntryKind = 'file';
  for (let at = path; at !== ''; at = folderOf(at)) {
    names.set(folderOf(at), { name: baseName(at), kind });
    kind = 'folder';
  }
  return names;
}

function withEntry(entries: readonly TreeEntry[], added: TreeEntry): readonly TreeEntry[] {
  return [...entries.filter(({ name }) => name !== added.name), added];
}
