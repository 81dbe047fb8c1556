import type { LayerEntry } from './entry.ts';
import { ImageError } from './image-error.ts';
import { LIMITS } from './limits.ts';

/** The figures of dive (github.com/wagoodman/dive), by its own definitions. */
export interface DiveFigures {
  /** 0 to 1: the least that each path ever weighed, over all that its versions weigh together. */
  readonly efficiency: number;
  /** Bytes of all versions of every path that comes more than once, the one that is still in use included. */
  readonly wastedBytes: number;
  /** Those bytes over the bytes of all layers but the lowest, 0 to 1; 0 where these are empty. */
  readonly wastedUserPercent: number;
  /** Whether a layer deletes what dive never saw: then dive leaves out the rest of that layer, and so do these figures. */
  readonly isCutShort: boolean;
}

/** A path in the tree that dive keeps. */
interface Node {
  readonly name: string;
  readonly children: Map<string, Node>;
  size: number;
  isFolder: boolean;
  /** What all its versions weigh, the least of them, and how many they are. Only in the tree of all layers. */
  total: number;
  least: number;
  versions: number;
  /** Whether it is there at this layer. Only in the tree of all layers. */
  isPresent: boolean;
}

/**
 * Follows dive through the layers, its oddities included, so that its figures come out to the last bit: only paths that
 * are leaves in their own layer count, a deleted folder counts with all that was in it and its files do not, opaque
 * whiteouts do not count, and a folder that a layer only implies is none.
 */
export class DiveCounter {
  readonly #all = makeNode('');
  #layer = makeNode('');
  #layers = 0;
  #nodes = 0;
  #layerBytes = 0;
  #userBytes = 0;
  #isCutShort = false;

  /** An entry of the layer at hand. */
  add(entry: LayerEntry): void {
    this.#layerBytes += entry.size;
    if (entry.whiteout === 'opaque' || entry.path === '/') return;
    const parts = entry.path.slice(1).split('/');
    if (entry.whiteout === 'name') parts.push(`.wh.${parts.pop() ?? ''}`);
    let node = this.#layer;
    for (const part of parts) node = this.#childOf(node, part);
    node.size = entry.size;
    node.isFolder = entry.type === 'folder';
  }

  /** Says that the layer at hand is over and the next one begins. */
  endLayer(): void {
    // The lowest layer is laid under itself, as dive does it.
    if (this.#layers === 0) this.#stack(this.#layer, this.#all);
    this.#measure(this.#layer, this.#all);
    if (this.#layers > 0) {
      this.#stack(this.#layer, this.#all);
      this.#userBytes += this.#layerBytes;
    }
    this.#layer = makeNode('');
    this.#layerBytes = 0;
    this.#layers += 1;
  }

  read(): DiveFigures {
    let least = 0;
    let total = 0;
    let wastedBytes = 0;
    visit(this.#all, (node) => {
      least += node.least;
      total += node.total;
      if (node.versions > 1) wastedBytes += node.total;
    });
    return {
      efficiency: total === 0 ? 1 : least / total,
      wastedBytes,
      wastedUserPercent: this.#userBytes === 0 ? 0 : wastedBytes / this.#userBytes,
      isCutShort: this.#isCutShort,
    };
  }

  /** Counts the leaves of a layer, in dive's order. Gives whether to go on. */
  #measure(layer: Node, all: Node): boolean {
    for (const child of sorted(layer)) {
      if (child.children.size > 0) {
        if (!this.#measure(child, this.#childOf(all, child.name))) return false;
        continue;
      }
      const name = plainName(child);
      const deleted = all.children.get(name);
      if (isWhiteout(child) && !deleted?.isPresent) {
        this.#isCutShort = true;
        return false;
      }
      const size = isWhiteout(child) ? sizeOfDeleted(deleted!) : child.size;
      const version = this.#childOf(all, name);
      version.total += size;
      version.least = version.versions === 0 ? size : Math.min(version.least, size);
      version.versions += 1;
    }
    return true;
  }

  /** Lays a layer over what is there. */
  #stack(layer: Node, all: Node): void {
    for (const child of sorted(layer)) {
      if (child.children.size > 0) this.#stack(child, this.#childOf(all, child.name));
      if (isWhiteout(child)) {
        remove(all.children.get(plainName(child)));
        continue;
      }
      const target = this.#childOf(all, child.name);
      target.size = child.size;
      target.isFolder = child.isFolder;
      target.isPresent = true;
    }
  }

  #childOf(node: Node, name: string): Node {
    const known = node.children.get(name);
    if (known) return known;
    this.#nodes += 1;
    if (this.#nodes > 2 * LIMITS.nodes)
      throw new ImageError(`the image has more than ${LIMITS.nodes} files and folders`);
    const made = makeNode(name);
    node.children.set(name, made);
    return made;
  }
}

function makeNode(name: string): Node {
  return {
    name,
    children: new Map(),
    size: 0,
    isFolder: false,
    total: 0,
    least: 0,
    versions: 0,
    isPresent: false,
  };
}

const WHITEOUT = '.wh.';

function isWhiteout({ name }: Node): boolean {
  return name.startsWith(WHITEOUT);
}

function plainName(node: Node): string {
  return isWhiteout(node) ? node.name.slice(WHITEOUT.length) : node.name;
}

function sorted({ children }: Node): readonly Node[] {
  return [...children.keys()].sort().map((name) => children.get(name)!);
}

/** Every node below the first one. */
function visit(node: Node, look: (node: Node) => void): void {
  for (const child of node.children.values()) {
    look(child);
    visit(child, look);
  }
}

/** What was in a folder that is deleted; a file counts 0. */
function sizeOfDeleted(node: Node): number {
  if (!node.isFolder) return 0;
  let bytes = node.size;
  visit(node, (below) => {
    if (below.isPresent) bytes += below.size;
  });
  return bytes;
}

function remove(node: Node | undefined): void {
  if (!node?.isPresent) return;
  node.isPresent = false;
  for (const child of node.children.values()) remove(child);
}
