import { posix } from 'node:path';
import type { FileRange } from './file-range.ts';
import { ImageError } from './image-error.ts';
import { LIMITS } from './limits.ts';
import {
  ATTRIBUTE_TYPES,
  BLOCK_BYTES,
  isZeroBlock,
  readAttributes,
  readHeader,
  type TarAttributes,
  type TarHeader,
} from './tar-header.ts';

/** Where the content of a file stands in a tar, in bytes. */
export interface Place {
  readonly offset: number;
  readonly size: number;
}

/**
 * Where each file of a tar is, by its name without `./`. Reads the headers and steps over the contents, so that an
 * archive of many gigabytes takes no longer than a small one. Links between its files, by which old versions of
 * `docker save` wrote a layer that comes twice, lead to the same place.
 * @throws ImageError where it is no tar, or holds more entries than an image ever has
 */
export async function indexTar(tar: FileRange): Promise<ReadonlyMap<string, Place>> {
  const places = new Map<string, Place>();
  const links = new Map<string, string>();
  let position = 0;
  let attributes: TarAttributes = {};
  for (let entries = 0; position + BLOCK_BYTES <= tar.size; entries += 1) {
    if (entries > LIMITS.archiveEntries) {
      throw new ImageError(`the archive holds more than ${LIMITS.archiveEntries} files, which no saved image does`);
    }
    const block = await tar.read(position, BLOCK_BYTES);
    if (isZeroBlock(block)) break;
    const header = readFirstHeader(block, attributes, entries === 0);
    const { storedBytes, type } = header;
    position += BLOCK_BYTES;
    if (storedBytes > tar.size - position)
      throw new ImageError('the archive ends too soon; save or pull the image again');
    if (ATTRIBUTE_TYPES.has(type)) {
      attributes = { ...attributes, ...(await readNext(tar, position, header)) };
    } else {
      note(header, position, places, links);
      attributes = {};
    }
    position += Math.ceil(storedBytes / BLOCK_BYTES) * BLOCK_BYTES;
  }
  for (const [name, target] of links) {
    const place = follow(target, places, links);
    if (place && !places.has(name)) places.set(name, place);
  }
  return places;
}

function readFirstHeader(block: Uint8Array, attributes: TarAttributes, isFirst: boolean): TarHeader {
  try {
    return readHeader(block, attributes);
  } catch (error) {
    if (!isFirst || !(error instanceof ImageError)) throw error;
    throw new ImageError('it is neither a tar nor a folder; give what "docker save" or an OCI exporter wrote');
  }
}

async function readNext(tar: FileRange, position: number, { storedBytes, type }: TarHeader): Promise<TarAttributes> {
  if (storedBytes > LIMITS.tarAttributeBytes) {
    throw new ImageError(`the archive has a header with ${storedBytes} bytes of attributes, which no builder writes`);
  }
  return readAttributes(type, await tar.read(position, storedBytes));
}

function note(header: TarHeader, offset: number, places: Map<string, Place>, links: Map<string, string>): void {
  const { name, type, storedBytes, linkName, isSparse } = header;
  const key = posix.normalize(name);
  if (type === '2') links.set(key, posix.join(posix.dirname(key), linkName));
  if (type === '1') links.set(key, posix.normalize(linkName));
  if ((type === '0' || type === '7') && !isSparse) places.set(key, { offset, size: storedBytes });
}

const MOST_LINKS = 8;

function follow(
  name: string,
  places: ReadonlyMap<string, Place>,
  links: ReadonlyMap<string, string>,
): Place | undefined {
  let target: string | undefined = name;
  for (let i = 0; i < MOST_LINKS && target !== undefined; i += 1) {
    const place = places.get(target);
    if (place) return place;
    target = links.get(target);
  }
  return undefined;
}
