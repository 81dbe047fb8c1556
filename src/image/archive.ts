import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { indexTar } from './archive-index.ts';
import { type FileRange, openRegularFile, rangeOf } from './file-range.ts';
import { ImageError } from './image-error.ts';
import { LIMITS } from './limits.ts';

/** The files of a saved image, by their names in it: `manifest.json`, `blobs/sha256/…`. */
export interface Archive {
  /** `undefined` where there is no file of that name. A name never leads out of the archive. */
  find(name: string): Promise<FileRange | undefined>;
  close(): Promise<void>;
}

/**
 * Opens an archive (a plain tar) or a folder in the OCI image layout.
 * @throws ImageError, or the system's error where the path cannot be read
 */
export async function openArchive(path: string): Promise<Archive> {
  return (await lstatOf(path)) === 'folder' ? openFolder(path) : openTar(path);
}

/**
 * All bytes of a small file of an archive.
 * @throws ImageError where it is larger than metadata ever is
 */
export async function readMetadata(range: FileRange, what: string): Promise<Uint8Array> {
  if (range.size <= LIMITS.metadataBytes) return range.read(0, range.size);
  throw new ImageError(`${what} has ${range.size} bytes; more than ${LIMITS.metadataBytes} are not read`);
}

async function lstatOf(path: string): Promise<'folder' | 'other'> {
  // With a slash at the end a link to a folder counts as the folder.
  const found = await lstat(join(path, '/')).catch(() => undefined);
  return found?.isDirectory() ? 'folder' : 'other';
}

async function openTar(path: string): Promise<Archive> {
  const { handle, size } = await openRegularFile(path);
  try {
    const whole = rangeOf(handle, 0, size);
    refuseCompressed(await whole.read(0, 4));
    const places = await indexTar(whole);
    return {
      find: (name) => {
        const place = places.get(name);
        return Promise.resolve(place && rangeOf(handle, place.offset, place.size));
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function refuseCompressed(start: Uint8Array): void {
  const isGzip = start[0] === 0x1f && start[1] === 0x8b;
  const isZstd = start[0] === 0x28 && start[1] === 0xb5 && start[2] === 0x2f && start[3] === 0xfd;
  if (!isGzip && !isZstd) return;
  const program = isGzip ? 'gunzip' : 'unzstd';
  throw new ImageError(
    `the archive is compressed as a whole, so that its parts cannot be found; unpack it with ${program}`,
  );
}

/** What a file of an OCI layout may be called. None of these leads out of the folder. */
const LAYOUT_NAME = /^(?:oci-layout|index\.json|manifest\.json|blobs\/[a-z0-9]+\/[0-9a-f]{32,128})$/;

async function openFolder(path: string): Promise<Archive> {
  const opened: (() => Promise<void>)[] = [];
  const known = new Map<string, Promise<FileRange | undefined>>();
  const openFile = async (name: string): Promise<FileRange | undefined> => {
    const file = join(path, name);
    // A link may point anywhere, and a pipe would be waited for.
    const found = await lstat(file).catch(() => undefined);
    if (!LAYOUT_NAME.test(name) || !found?.isFile()) return undefined;
    const { handle, size } = await openRegularFile(file);
    opened.push(() => handle.close());
    return rangeOf(handle, 0, size);
  };
  if (!(await isLayout(path))) {
    throw new ImageError(
      `"${path}" is a folder, but not one in the OCI image layout: it has no "oci-layout" and "index.json"`,
    );
  }
  return {
    find: (name) => {
      const range = known.get(name) ?? openFile(name);
      known.set(name, range);
      return range;
    },
    close: async () => {
      await Promise.all(opened.map((close) => close()));
    },
  };
}

async function isLayout(path: string): Promise<boolean> {
  const found = await lstat(join(path, 'index.json')).catch(() => undefined);
  if (!found?.isFile()) return false;
  const marker = await lstat(join(path, 'oci-layout')).catch(() => undefined);
  if (!marker?.isFile() || marker.size > LIMITS.metadataBytes) return false;
  return (await readFile(join(path, 'oci-layout'), 'utf8')).includes('imageLayoutVersion');
}
