import { DiveCounter, type DiveFigures } from './dive.ts';
import { countBytes, type FileSystem } from './file-system.ts';
import { FileTree, type HiddenContent } from './file-tree.ts';
import { ImageError } from './image-error.ts';
import { LIMITS } from './limits.ts';
import type { Image } from './open-image.ts';

/** What one layer weighs, in bytes. */
export interface LayerFigures {
  readonly diffId: string;
  readonly createdBy: string;
  /** Of all its files, each name once; a hard link weighs nothing. */
  readonly bytes: number;
  /** Of those, what later entries deleted or replaced. */
  readonly hiddenBytes: number;
  /** Of its tar. */
  readonly tarBytes: number;
  /** As it stands in the archive; `undefined` where it is not compressed there. */
  readonly compressedBytes: number | undefined;
  /** Entries of its tar. */
  readonly entries: number;
}

/** What an image weighs. `bytes` = `finalBytes` + `hiddenBytes`. */
export interface ImageFigures extends DiveFigures {
  readonly layers: readonly LayerFigures[];
  /** Of the files of all layers: what is stored and pulled, before compression. */
  readonly bytes: number;
  /** Of the files that a container sees. */
  readonly finalBytes: number;
  /** What the layers hold and nobody sees. */
  readonly hiddenBytes: number;
}

/** All that one look at the layers tells. */
export interface Measured {
  readonly figures: ImageFigures;
  readonly fileSystem: FileSystem;
  /** Contents that are in a layer and not in the file system, as they went. Empty ones are left out. */
  readonly hidden: readonly HiddenContent[];
}

/**
 * Reads every layer to its end, once. Memory grows with the number of files, not with their size.
 * @param onLayer is told, before each layer, which one it is, counted from 0
 * @throws ImageError where a layer is damaged or is not the one that the image names
 */
export async function measureImage(
  image: Image,
  onLayer: (index: number) => void = () => undefined,
): Promise<Measured> {
  const hidden: HiddenContent[] = [];
  const tree = new FileTree((content) => {
    if (content.size > 0) hidden.push(content);
  });
  const dive = new DiveCounter();
  const layers: Omit<LayerFigures, 'hiddenBytes'>[] = [];
  let allEntries = 0;
  for (const [index, layer] of image.layers.entries()) {
    onLayer(index);
    let bytes = 0;
    let entries = 0;
    let tarBytes = 0;
    for await (const entry of layer.readEntries({ onTarBytes: (total) => (tarBytes = total) })) {
      entries += 1;
      allEntries += 1;
      if (allEntries > LIMITS.entries)
        throw new ImageError(`the image has more than ${LIMITS.entries} entries in its layers`);
      bytes += entry.size;
      tree.add(entry, index);
      dive.add(entry);
    }
    dive.endLayer();
    const { diffId, createdBy, compressedBytes } = layer;
    layers.push({ diffId, createdBy, bytes, tarBytes, compressedBytes, entries });
  }
  const hiddenIn = sumByLayer(hidden);
  const finalBytes = countBytes(tree);
  const bytes = layers.reduce((sum, layer) => sum + layer.bytes, 0);
  return {
    figures: {
      ...dive.read(),
      layers: layers.map((layer, i) => ({ ...layer, hiddenBytes: hiddenIn.get(i) ?? 0 })),
      bytes,
      finalBytes,
      hiddenBytes: bytes - finalBytes,
    },
    fileSystem: tree,
    hidden,
  };
}

function sumByLayer(hidden: readonly HiddenContent[]): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const { layer, size } of hidden) sums.set(layer, (sums.get(layer) ?? 0) + size);
  return sums;
}
