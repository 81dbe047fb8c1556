import { isUtf8 } from 'node:buffer';
import { ImageError } from './image-error.ts';
import { LIMITS } from './limits.ts';

export const BLOCK_BYTES = 512;

/** What one header of a tar says, with the attributes that came before it. */
export interface TarHeader {
  readonly name: string;
  /** The letter of its kind, `0` for a file. */
  readonly type: string;
  /** Bytes of the file that it stands for. */
  readonly size: number;
  /** Bytes that follow it in the tar, without the padding; less than `size` only for a sparse file. */
  readonly storedBytes: number;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly linkName: string;
  readonly isSparse: boolean;
}

/** Attributes that pax headers and GNU's long names set for the next entry. */
export interface TarAttributes {
  readonly path?: string;
  readonly linkpath?: string;
  readonly size?: string;
  readonly uid?: string;
  readonly gid?: string;
  readonly sparseName?: string;
  readonly sparseSize?: string;
}

/** Whether the block is one of the two that end a tar. */
export function isZeroBlock(block: Uint8Array): boolean {
  return block.every((byte) => byte === 0);
}

/**
 * Reads a header of 512 bytes: POSIX, GNU or the old format.
 * @throws ImageError where its checksum or a number in it is wrong
 */
export function readHeader(block: Uint8Array, given: TarAttributes): TarHeader {
  checkSum(block);
  const plainType = String.fromCharCode(block[156]!);
  // One that describes the next entry is not described itself.
  const attributes = ATTRIBUTE_TYPES.has(plainType) ? {} : given;
  const isGnu = text(block, 257, 8) === 'ustar  ';
  const prefix = text(block, 257, 5) === 'ustar' && !isGnu ? text(block, 345, 155) : '';
  const shortName = text(block, 0, 100);
  const name = attributes.sparseName ?? attributes.path ?? (prefix === '' ? shortName : `${prefix}/${shortName}`);
  const type = typeOf(plainType, name);
  const written = attributes.size === undefined ? readSize(block, 124) : decimal(attributes.size, 'size');
  const realSize = type === 'S' ? readSize(block, 483) : undefined;
  const sparse = attributes.sparseSize === undefined ? realSize : decimal(attributes.sparseSize, 'size');
  const storedBytes = HEADER_ONLY.has(type) ? 0 : written;
  return {
    name: checkLength(name),
    type,
    size: sparse ?? storedBytes,
    storedBytes,
    mode: readNumber(block, 100, 8),
    uid: attributes.uid === undefined ? readNumber(block, 108, 8) : decimal(attributes.uid, 'owner'),
    gid: attributes.gid === undefined ? readNumber(block, 116, 8) : decimal(attributes.gid, 'group'),
    linkName: checkLength(attributes.linkpath ?? text(block, 157, 100)),
    isSparse: sparse !== undefined,
  };
}

/** Whether more blocks that describe a sparse file follow: of GNU's first header, and of each further one. */
export function hasMoreSparse(block: Uint8Array, isFirst: boolean): boolean {
  return block[isFirst ? 482 : 504] !== 0;
}

/** Kinds that describe the entry after them. */
export const ATTRIBUTE_TYPES: ReadonlySet<string> = new Set(['x', 'g', 'L', 'K']);

/** Kinds without content, whatever their header says. */
const HEADER_ONLY: ReadonlySet<string> = new Set(['1', '2', '3', '4', '5', '6']);

function typeOf(letter: string, name: string): string {
  if (letter !== '\0' && letter !== '0') return letter;
  // Before there was a kind for folders, a slash at the end made one.
  return name.endsWith('/') ? '5' : '0';
}

/** The attributes of a pax header (`x`), or of GNU's long name or link (`L`, `K`). What is not needed is left out. */
export function readAttributes(type: string, bytes: Uint8Array): TarAttributes {
  if (type === 'L') return { path: text(bytes, 0, bytes.length) };
  if (type === 'K') return { linkpath: text(bytes, 0, bytes.length) };
  // What a global header (`g`) sets, such as the commit of an archive made by git, is of no use here.
  return type === 'x' ? readPax(bytes) : {};
}

function readPax(bytes: Uint8Array): TarAttributes {
  const found: Record<string, string> = {};
  let start = 0;
  while (start < bytes.length) {
    const blank = bytes.indexOf(0x20, start);
    const length = blank === -1 || blank - start > 8 ? Number.NaN : Number(text(bytes, start, blank - start));
    const end = start + length;
    if (!Number.isInteger(length) || end <= blank + 1 || end > bytes.length) throw damaged('an attribute');
    const equals = bytes.indexOf(0x3d, blank + 1);
    if (equals === -1 || equals >= end) throw damaged('an attribute');
    const key = PAX_KEYS.get(text(bytes, blank + 1, equals - blank - 1));
    if (key !== undefined) found[key] = text(bytes, equals + 1, end - equals - 2);
    start = end;
  }
  return found;
}

const PAX_KEYS: ReadonlyMap<string, keyof TarAttributes> = new Map([
  ['path', 'path'],
  ['linkpath', 'linkpath'],
  ['size', 'size'],
  ['uid', 'uid'],
  ['gid', 'gid'],
  ['GNU.sparse.name', 'sparseName'],
  ['GNU.sparse.realsize', 'sparseSize'],
  ['GNU.sparse.size', 'sparseSize'],
]);

function text(bytes: Uint8Array, start: number, length: number): string {
  const field = bytes.subarray(start, start + length);
  const nul = field.indexOf(0);
  const used = nul === -1 ? field : field.subarray(0, nul);
  // A name that is not UTF-8 stays one of its own when each byte is taken for a character.
  return Buffer.from(used.buffer, used.byteOffset, used.length).toString(isUtf8(used) ? 'utf8' : 'latin1');
}

function readSize(block: Uint8Array, start: number): number {
  const size = readNumber(block, start, 12);
  if (size < 0 || !Number.isSafeInteger(size)) throw damaged('a size');
  return size;
}

/** Octal digits, or GNU's base 256 where the first bit is set. */
function readNumber(block: Uint8Array, start: number, length: number): number {
  const first = block[start]!;
  if (first >= 0x80) {
    // Negative ones, of clocks before 1970 and owner -1, begin with 255; nothing that is read here may be one.
    if (first === 0xff) return 0;
    let number = first & 0x7f;
    for (let i = start + 1; i < start + length; i += 1) number = number * 256 + block[i]!;
    return number;
  }
  const digits = text(block, start, length).trim();
  if (digits === '') return 0;
  if (!/^[0-7]+$/.test(digits)) throw damaged('a number');
  return Number.parseInt(digits, 8);
}

function decimal(digits: string, what: string): number {
  const number = /^\d{1,16}$/.test(digits) ? Number(digits) : Number.NaN;
  if (!Number.isSafeInteger(number)) throw damaged(`a ${what}`);
  return number;
}

function checkSum(block: Uint8Array): void {
  let sum = 0;
  for (let i = 0; i < BLOCK_BYTES; i += 1) sum += i >= 148 && i < 156 ? 0x20 : block[i]!;
  if (sum !== readNumber(block, 148, 8)) throw damaged('the checksum of a header');
}

function checkLength(path: string): string {
  if (path.length <= LIMITS.pathLength) return path;
  throw new ImageError(`a tar of the image has a path of ${path.length} characters; Linux allows ${LIMITS.pathLength}`);
}

function damaged(what: string): ImageError {
  return new ImageError(`a tar of the image is damaged: ${what} in it cannot be read; save or pull the image again`);
}
