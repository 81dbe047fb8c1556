/** How the packings begin that ADD undoes: gzip, bzip2, xz, zstd. */
const PACKINGS: readonly (readonly number[])[] = [
  [0x1f, 0x8b, 0x08],
  [0x42, 0x5a, 0x68],
  [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
  [0x28, 0xb5, 0x2f, 0xfd],
];

/** `ustar`, which stands in the header of the first entry of all but the oldest archives. */
const TAR = [0x75, 0x73, 0x74, 0x61, 0x72];
const TAR_AT = 257;

/** The header of an entry, in bytes, and the field in it that holds the sum of its bytes. */
const HEADER_LENGTH = 512;
const SUM_AT = 148;
const SUM_LENGTH = 8;

/**
 * Whether ADD may unpack a file instead of copying it: its content decides, not its name. Of a packed file that holds no
 * archive it says so too.
 * @param start its first 512 bytes; `undefined` for what cannot be read
 */
export function isArchive(start: Uint8Array | undefined): boolean {
  if (!start) return false;
  const hasAt = (letters: readonly number[], at: number): boolean => letters.every((byte, i) => start[at + i] === byte);
  return hasAt(TAR, TAR_AT) || PACKINGS.some((packing) => hasAt(packing, 0)) || isSkippedFrame(start) || hasSum(start);
}

/** What zstd may put before its data: 0x184D2A50 to 0x184D2A5F, the lowest byte first. */
function isSkippedFrame(start: Uint8Array): boolean {
  const [first = 0, ...rest] = start.subarray(0, 4);
  return first >> 4 === 5 && rest.join() === '42,77,24';
}

/**
 * Whether it begins with a header of an archive as tar wrote them before there was a `ustar` in it: BuildKit takes it for
 * one where its sum is right (Go's archive/tar).
 */
function hasSum(start: Uint8Array): boolean {
  if (start.length < HEADER_LENGTH) return false;
  const field = String.fromCharCode(...start.subarray(SUM_AT, SUM_AT + SUM_LENGTH)).replace(/^[\0 ]+|[\0 ]+$/g, '');
  if (!/^[0-7]+$/.test(field)) return false;
  let [sum, signed] = [0, 0];
  for (let at = 0; at < HEADER_LENGTH; at += 1) {
    const byte = at >= SUM_AT && at < SUM_AT + SUM_LENGTH ? 0x20 : start[at]!;
    sum += byte;
    signed += byte > 0x7f ? byte - 0x100 : byte;
  }
  const told = Number.parseInt(field, 8);
  return told === sum || told === signed;
}
