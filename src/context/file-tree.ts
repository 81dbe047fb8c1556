/** Sockets, pipes and devices are not among them: nothing could be copied of those. */
export type EntryKind = 'file' | 'folder' | 'link';

export interface TreeEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

/**
 * Files as they lie in a folder or in memory, before any rule. Paths are relative, `''` is the root; none that it is given
 * has `..` in it or leads through a link, since `openContext` resolves both by itself.
 */
export interface FileTree {
  /** In any order; nothing for what is no folder or may not be read. */
  entriesOf(folder: string): readonly TreeEntry[];
  /** What a link says, as it stands there. */
  targetOf(link: string): string | undefined;
  /** The first bytes of a file, all of them if there are fewer; `undefined` where it may not be read. */
  readStart(file: string, bytes: number): Uint8Array | undefined;
  /** Of a file, in bytes; `undefined` where that cannot be told. */
  sizeOf(file: string): number | undefined;
  /** The twelve bits of a file's mode, setuid and the like among them; `undefined` where they cannot be told. */
  modeOf(file: string): number | undefined;
}
