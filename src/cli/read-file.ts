import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs';

/** The most that is read of a file, in bytes; far above what any Dockerfile has. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024;

/** The bytes of a file as they were when it was read. */
export interface FileBytes {
  /** The file itself, where its path is a link. */
  readonly target: string;
  readonly bytes: Uint8Array;
}

/** A path that names something else than a file: a folder, a pipe, a device. */
export class NotAFile extends Error {
  override readonly name = 'NotAFile';
}

/**
 * The bytes of a file, or its size in bytes where it is too large to be read. Does not wait for a writer where the path
 * is a named pipe.
 * @throws NotAFile, or the system's error
 */
export function readFileBytes(path: string): FileBytes | { readonly tooLarge: number } {
  const target = realpathSync(path);
  const handle = openSync(target, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const { size } = statOfFile(handle);
    if (size > MAX_FILE_BYTES) return { tooLarge: size };
    return { target, bytes: readAll(handle) };
  } finally {
    closeSync(handle);
  }
}

function statOfFile(handle: number): { readonly size: number } {
  const found = fstatSync(handle);
  if (found.isFile()) return found;
  throw new NotAFile(`it is ${found.isDirectory() ? 'a folder' : 'not a regular file'}`);
}

/** Reads to the end, since the size of a file in /proc or of one that grows says little; stops above the limit. */
function readAll(handle: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let total = 0;
  while (total <= MAX_FILE_BYTES) {
    const part = Buffer.allocUnsafe(65_536);
    const length = readSync(handle, part, 0, part.length, null);
    if (length === 0) break;
    parts.push(part.subarray(0, length));
    total += length;
  }
  if (total > MAX_FILE_BYTES) throw new NotAFile('it grew while it was read');
  return Buffer.concat(parts);
}
