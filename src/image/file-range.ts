import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { ImageError } from './image-error.ts';

/** So many bytes are asked of the file at a time. */
const CHUNK_BYTES = 256 * 1024;

/** A part of a file: all of a blob that stands by itself, or its place in an archive. */
export interface FileRange {
  readonly size: number;
  /** All bytes of it in their order. Each chunk is a buffer of its own. */
  stream(): AsyncIterable<Uint8Array>;
  /** Bytes at a place in it, fewer where it ends before. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** A part of an open file, from `start` on. The handle stays the caller's. */
export function rangeOf(handle: FileHandle, start: number, size: number): FileRange {
  const read = async (offset: number, length: number): Promise<Uint8Array> => {
    const wanted = Math.max(0, Math.min(length, size - offset));
    const bytes = new Uint8Array(wanted);
    let filled = 0;
    while (filled < wanted) {
      const { bytesRead } = await handle.read(bytes, filled, wanted - filled, start + offset + filled);
      if (bytesRead === 0) throw new ImageError('the archive ends too soon; save or pull the image again');
      filled += bytesRead;
    }
    return bytes;
  };
  async function* stream(): AsyncIterable<Uint8Array> {
    for (let offset = 0; offset < size; offset += CHUNK_BYTES) yield await read(offset, CHUNK_BYTES);
  }
  return { size, stream, read };
}

/** Opens a regular file; anything else is refused, a pipe without waiting for its writer. */
export async function openRegularFile(path: string): Promise<{ readonly handle: FileHandle; readonly size: number }> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  const found = await handle.stat();
  if (found.isFile()) return { handle, size: found.size };
  await handle.close();
  throw new ImageError(`"${path}" is not a regular file`);
}
