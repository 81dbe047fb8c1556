import type { FileContent, FileNode } from './file-tree.ts';
import type { Image } from './open-image.ts';

/** Reads what files of an image hold. */
export interface Contents {
  /**
   * Fetches what cannot be read at once: files in compressed layers, in one pass over each. To be called with all files
   * that are needed next; what earlier calls fetched is forgotten.
   */
  prepare(nodes: readonly FileNode[]): Promise<void>;
  /** Bytes of a file at a place, fewer at its end. `undefined` where it is no file, was not prepared, or is too large. */
  read(node: FileNode, offset: number, length: number): Promise<Uint8Array | undefined>;
}

/** Of one file in a compressed layer; a larger one is not looked into. */
const MOST_KEPT_BYTES = 256 * 1024 * 1024;
/** Of all files in compressed layers that are held at a time. */
const MOST_HELD_BYTES = 512 * 1024 * 1024;

/** @param image open, and read to its end before, since what is read here is not verified again */
export function openContents(image: Image): Contents {
  let held = new Map<FileContent, Uint8Array>();

  async function fetchLayer(index: number, wanted: ReadonlyMap<number, FileContent>): Promise<void> {
    let room = MOST_HELD_BYTES - [...held.values()].reduce((sum, bytes) => sum + bytes.length, 0);
    const keepBytes = ({ offset, size }: { readonly offset: number | undefined; readonly size: number }): number => {
      if (offset === undefined || !wanted.has(offset) || size > room) return -1;
      room -= size;
      return MOST_KEPT_BYTES;
    };
    for await (const { offset, bytes } of image.layers[index]!.readEntries({ keepBytes })) {
      const content = bytes && offset !== undefined ? wanted.get(offset) : undefined;
      if (content && bytes) held.set(content, bytes);
    }
  }

  return {
    async prepare(nodes) {
      const byLayer = new Map<number, Map<number, FileContent>>();
      const kept = new Map<FileContent, Uint8Array>();
      for (const { content } of nodes) {
        if (content?.offset === undefined || image.layers[content.layer]?.readAt) continue;
        const known = held.get(content);
        if (known) kept.set(content, known);
        const wanted = byLayer.get(content.layer) ?? new Map<number, FileContent>();
        if (!known) byLayer.set(content.layer, wanted.set(content.offset, content));
      }
      held = kept;
      for (const [index, wanted] of byLayer) await fetchLayer(index, wanted);
    },
    async read({ content }, offset, length) {
      if (content?.offset === undefined) return undefined;
      const end = Math.min(offset + length, content.size);
      if (offset < 0 || end <= offset) return new Uint8Array();
      const kept = held.get(content);
      if (kept) return kept.subarray(offset, end);
      return image.layers[content.layer]?.readAt?.(content.offset + offset, end - offset);
    },
  };
}

/** The text of a small file; `undefined` where it is larger than `limit` bytes or cannot be read. */
export async function readText(contents: Contents, node: FileNode, limit: number): Promise<string | undefined> {
  if (!node.content || node.content.size > limit) return undefined;
  const bytes = await contents.read(node, 0, node.content.size);
  return bytes && new TextDecoder().decode(bytes);
}
