import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import zlib, { createGunzip } from 'node:zlib';
import { ImageError } from './image-error.ts';
import { LIMITS } from './limits.ts';
import { unpackZstd } from './zstd.ts';

const COMPRESSIONS = ['none', 'gzip', 'zstd'] as const;
export type Compression = (typeof COMPRESSIONS)[number];

/** How a blob is compressed, by its first four bytes; what its manifest says of it is often wrong. */
export function detectCompression(start: Uint8Array): Compression {
  if (start[0] === 0x1f && start[1] === 0x8b) return 'gzip';
  const magic = ((start[3] ?? 0) * 256 + (start[2] ?? 0)) * 65_536 + (start[1] ?? 0) * 256 + (start[0] ?? 0);
  const isSkippable = magic >= 0x184d2a50 && magic <= 0x184d2a5f;
  return magic === 0xfd2fb528 || isSkippable ? 'zstd' : 'none';
}

/**
 * Unpacks a stream, in memory that does not grow with it.
 * @throws ImageError where it is damaged, or unpacks to more than any layer has
 */
export async function* unpack(source: AsyncIterable<Uint8Array>, compression: Compression): AsyncIterable<Uint8Array> {
  let bytes = 0;
  for await (const chunk of select(source, compression)) {
    bytes += chunk.length;
    if (bytes > LIMITS.layerBytes) {
      throw new ImageError(`a layer unpacks to more than ${LIMITS.layerBytes} bytes, which no real one does`);
    }
    yield chunk;
  }
}

function select(source: AsyncIterable<Uint8Array>, compression: Compression): AsyncIterable<Uint8Array> {
  if (compression === 'gzip') return through(source, createGunzip({ chunkSize: CHUNK_BYTES }), 'gzip');
  if (compression === 'none') return source;
  const make = createZstd;
  const byNode =
    make && ((frame: AsyncIterable<Uint8Array>) => through(frame, make({ chunkSize: CHUNK_BYTES }), 'zstd'));
  return unpackZstd(source, byNode);
}

const CHUNK_BYTES = 128 * 1024;

type MakeUnpacker = (options: { readonly chunkSize: number }) => ReturnType<typeof createGunzip>;

/** There since Node 22.15; before, a package takes its place. */
const createZstd = (zlib as { readonly createZstdDecompress?: MakeUnpacker }).createZstdDecompress;

async function* through(
  source: AsyncIterable<Uint8Array>,
  unpacker: ReturnType<typeof createGunzip>,
  name: string,
): AsyncIterable<Uint8Array> {
  let sourceError: unknown;
  const watched = watch(source, (error) => (sourceError = error));
  const done = pipeline(Readable.from(watched, { objectMode: true, highWaterMark: 1 }), unpacker);
  // What goes wrong is thrown by the loop as well.
  done.catch(() => undefined);
  try {
    for await (const chunk of unpacker) yield chunk as Uint8Array;
  } catch (error) {
    if (sourceError !== undefined) throw sourceError;
    const detail = error instanceof Error ? error.message : String(error);
    throw new ImageError(`a layer is damaged, its ${name} stream cannot be unpacked: ${detail}`);
  } finally {
    unpacker.destroy();
  }
  await done;
}

/** Keeps the error of a stream apart from those of what reads it. */
async function* watch(source: AsyncIterable<Uint8Array>, onError: (error: unknown) => void): AsyncIterable<Uint8Array> {
  try {
    yield* source;
  } catch (error) {
    onError(error);
    throw error;
  }
}
