import { verifyStream } from './digest.ts';
import { type LayerEntry, toEntry } from './entry.ts';
import type { FileRange } from './file-range.ts';
import { ImageError } from './image-error.ts';
import { EntryCollector, type EntryOptions } from './entry-collector.ts';
import { type Compression, detectCompression, unpack } from './unpack.ts';

/** One layer of an image. Nothing of it is held in memory. */
export interface ImageLayer {
  /** `sha256:…` of its unpacked tar. */
  readonly diffId: string;
  /** What made it, from the image's history; '' where that does not say. */
  readonly createdBy: string;
  readonly compression: Compression;
  /** Bytes of it as it stands in the archive; `undefined` where it is not compressed there. */
  readonly compressedBytes: number | undefined;
  /** Bytes of its tar; `undefined` where it is compressed, since that is known only once it is unpacked. */
  readonly tarBytes: number | undefined;
  /**
   * Its entries, in order. Whoever reads them to the end knows that the layer is the one that the image names.
   * @throws ImageError where it is damaged or its digest is another
   */
  readEntries(options?: EntryOptions): AsyncIterable<LayerEntry>;
  /** Its unpacked tar, verified at the end. @throws ImageError as above */
  readTar(): AsyncIterable<Uint8Array>;
  /** Bytes of its tar at a place, where it is not compressed; `undefined` otherwise. Not verified. */
  readonly readAt: ((offset: number, length: number) => Promise<Uint8Array>) | undefined;
}

/** What is known of a layer before it is read. */
export interface LayerSource {
  readonly range: FileRange;
  readonly diffId: string;
  /** Of the blob as it stands in the archive, where the archive names it. */
  readonly digest: string | undefined;
  readonly createdBy: string;
}

export async function openLayer({ range, diffId, digest, createdBy }: LayerSource): Promise<ImageLayer> {
  const compression = detectCompression(await range.read(0, 4));
  const isPlain = compression === 'none';
  const what = `the layer ${diffId.slice(0, 'sha256:'.length + 12)}`;
  const readTar = (): AsyncIterable<Uint8Array> => {
    const packed = range.stream();
    // A plain blob is its own tar; one hash of it is enough where both digests are the same.
    const checked = digest === undefined || digest === diffId ? packed : verifyStream(packed, digest, what);
    return verifyStream(unpack(checked, compression), diffId, what);
  };
  return {
    diffId,
    createdBy,
    compression,
    compressedBytes: isPlain ? undefined : range.size,
    tarBytes: isPlain ? range.size : undefined,
    readEntries: (options) => readEntries(readTar(), what, options),
    readTar,
    readAt: isPlain ? (offset, length) => range.read(offset, length) : undefined,
  };
}

async function* readEntries(
  tar: AsyncIterable<Uint8Array>,
  what: string,
  options: EntryOptions = {},
): AsyncIterable<LayerEntry> {
  const collector = new EntryCollector(toEntry, options);
  try {
    let bytes = 0;
    for await (const chunk of tar) {
      bytes += chunk.length;
      yield* collector.push(chunk);
    }
    collector.finish();
    options.onTarBytes?.(bytes);
  } catch (error) {
    if (!(error instanceof ImageError) || error.message.includes(what)) throw error;
    throw new ImageError(`${what} cannot be read: ${error.message}`);
  }
}
