import type { EntryType, LayerEntry } from './entry.ts';
import { ImageError } from './image-error.ts';
import { LIMITS } from './limits.ts';

/** The content of a file, which several hard links may share. */
export interface FileContent {
  /** The path under which it was written. */
  readonly path: string;
  readonly size: number;
  /** The layer that wrote it, counted from 0. */
  readonly layer: number;
  /** Where it begins in the unpacked tar of that layer; `undefined` where it is not in one piece. */
  readonly offset: number | undefined;
}

/** A file, folder or link of a file system. */
export interface FileNode {
  readonly name: string;
  readonly type: EntryType;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Of symlinks: where it points, as it is written. */
  readonly linkTarget: string | undefined;
  /** The layer that wrote it last, counted from 0. */
  readonly layer: number;
  /** Of files. */
  readonly content: FileContent | undefined;
  /** Of folders; `undefined` where it is empty. */
  readonly children: ReadonlyMap<string, FileNode> | undefined;
}

/** A content that a later entry took out of the file system: what it weighs, nobody sees. */
export interface HiddenContent extends FileContent {
  readonly hiddenBy: number;
  readonly how: 'deleted' | 'replaced';
}

interface Content extends FileContent {
  links: number;
}

interface Node extends FileNode {
  type: EntryType;
  mode: number;
  uid: number;
  gid: number;
  linkTarget: string | undefined;
  layer: number;
  content: Content | undefined;
  children: Map<string, Node> | undefined;
}

/** The file system of an image, made by laying its layers one over the other, the lowest first. */
export class FileTree {
  readonly #root: Node = makeFolder('', 0);
  readonly #onHidden: (hidden: HiddenContent) => void;
  #nodes = 0;

  /** @param onHidden is told of every content that ends up without a name */
  constructor(onHidden: (hidden: HiddenContent) => void = () => undefined) {
    this.#onHidden = onHidden;
  }

  get root(): FileNode {
    return this.#root;
  }

  /**
   * Lays one entry over what is there.
   * @param layer counted from 0; never less than in an earlier call
   * @throws ImageError where the tree gets larger than any image
   */
  add(entry: LayerEntry, layer: number): void {
    const parts = entry.path === '/' ? [] : entry.path.slice(1).split('/');
    if (entry.whiteout !== undefined) {
      this.#removeOlder(parts, entry.whiteout === 'opaque', layer);
      return;
    }
    const name = parts.pop();
    if (name === undefined) {
      Object.assign(this.#root, { mode: entry.mode, uid: entry.uid, gid: entry.gid, layer });
      return;
    }
    this.#put(this.#openFolder(parts, layer), name, entry, layer);
  }

  #openFolder(parts: readonly string[], layer: number): Node {
    let node = this.#root;
    for (const part of parts) {
      let next = node.children?.get(part);
      if (next?.type !== 'folder') {
        // What is no folder, a link to one included, makes way: so a layer's own folder lies over it.
        if (next) this.#drop(next, layer, 'replaced');
        next = this.#link(node, makeFolder(part, layer));
      }
      node = next;
    }
    return node;
  }

  #put(parent: Node, name: string, entry: LayerEntry, layer: number): void {
    const old = parent.children?.get(name);
    const { mode, uid, gid } = entry;
    if (entry.type === 'folder' && old?.type === 'folder') {
      Object.assign(old, { mode, uid, gid, layer });
      return;
    }
    const content = this.#contentOf(entry, layer);
    if (content) content.links += 1;
    if (old) this.#drop(old, layer, 'replaced');
    const isLink = entry.type === 'link';
    this.#link(parent, {
      name,
      type: isLink ? 'file' : entry.type,
      mode,
      uid,
      gid,
      linkTarget: entry.type === 'symlink' ? entry.linkTarget : undefined,
      layer,
      content,
      children: undefined,
    });
  }

  /** A hard link to what is not there stands for an empty file. */
  #contentOf(entry: LayerEntry, layer: number): Content | undefined {
    if (entry.type === 'link') return this.#findNode(entry.linkTarget ?? '')?.content;
    if (entry.type !== 'file') return undefined;
    return { path: entry.path, size: entry.size, layer, offset: entry.offset, links: 0 };
  }

  #findNode(path: string): Node | undefined {
    let node: Node | undefined = this.#root;
    for (const part of path.split('/')) if (part !== '') node = node?.children?.get(part);
    return node;
  }

  #link(parent: Node, node: Node): Node {
    this.#nodes += 1;
    if (this.#nodes > LIMITS.nodes) throw new ImageError(`the image has more than ${LIMITS.nodes} files and folders`);
    parent.children ??= new Map();
    parent.children.set(node.name, node);
    return node;
  }

  /** A whiteout takes away what lower layers wrote. What its own layer writes stays, wherever it stands in the tar. */
  #removeOlder(parts: readonly string[], isOpaque: boolean, layer: number): void {
    const trail: Node[] = [this.#root];
    for (const part of parts) {
      const next = trail.at(-1)?.children?.get(part);
      if (!next) return;
      trail.push(next);
    }
    const node = trail.at(-1)!;
    for (const child of node.children?.values() ?? []) this.#hideOlder(node, child, layer);
    if (!isOpaque && trail.length > 1) this.#hideOlder(trail.at(-2)!, node, layer);
  }

  #hideOlder(parent: Node, node: Node, layer: number): void {
    for (const child of node.children?.values() ?? []) this.#hideOlder(node, child, layer);
    if (node.layer >= layer || (node.children?.size ?? 0) > 0) return;
    parent.children?.delete(node.name);
    this.#release(node, layer, 'deleted');
  }

  #drop(node: Node, layer: number, how: HiddenContent['how']): void {
    for (const child of node.children?.values() ?? []) this.#drop(child, layer, how);
    this.#release(node, layer, how);
  }

  #release({ content }: Node, hiddenBy: number, how: HiddenContent['how']): void {
    if (!content) return;
    content.links -= 1;
    if (content.links > 0) return;
    const { path, size, layer, offset } = content;
    this.#onHidden({ path, size, layer, offset, hiddenBy, how });
  }
}

function makeFolder(name: string, layer: number): Node {
  return {
    name,
    type: 'folder',
    mode: 0o755,
    uid: 0,
    gid: 0,
    linkTarget: undefined,
    layer,
    content: undefined,
    children: undefined,
  };
}
