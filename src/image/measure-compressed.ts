import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { ImageLayer } from './layer.ts';
import type { Image } from './open-image.ts';

/** Sizes that were measured before, by the digest of the unpacked layer. A Map is one. */
export interface SizeCache {
  get(diffId: string): number | undefined;
  set(diffId: string, bytes: number): unknown;
}

/** As many layers at once as there are threads that compress without slowing each other down. */
const AT_ONCE = 2;

/**
 * Bytes of each layer as a registry would store and send it, the lowest first: as it stands in the archive where it is
 * compressed there, else with gzip at its usual level. That takes about half a minute per gigabyte, hence the cache.
 * @param onLayer is told of each layer that has to be compressed, counted from 0
 * @throws ImageError where a layer is damaged
 */
export async function measureCompressed(
  image: Image,
  cache: SizeCache,
  onLayer: (index: number) => void = () => undefined,
): Promise<readonly number[]> {
  const sizes: number[] = [];
  const queue = image.layers.entries();
  const work = async (): Promise<void> => {
    for (const [index, layer] of queue) {
      const known = layer.compressedBytes ?? cache.get(layer.diffId);
      if (known === undefined) onLayer(index);
      sizes[index] = known ?? (await compress(layer));
      if (layer.compressedBytes === undefined && known === undefined) cache.set(layer.diffId, sizes[index]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return sizes;
}

async function compress(layer: ImageLayer): Promise<number> {
  let bytes = 0;
  const gzip = createGzip({ chunkSize: 128 * 1024 });
  const source = Readable.from(layer.readTar(), { objectMode: true, highWaterMark: 1 });
  await pipeline(source, gzip, async (packed: AsyncIterable<Uint8Array>) => {
    for await (const chunk of packed) bytes += chunk.length;
  });
  return bytes;
}
