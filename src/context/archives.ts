/** How the packings begin that ADD undoes: gzip, bzip2, xz, zstd. */
const PACKINGS: readonly (readonly number[])[] = [
  [0x1f, 0x8b, 0x08],
  [0x42, 0x5a, 0x68],
  [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
  [0x28, 0xb5, 0x2f, 0xfd],
];

/** `ustar`, which stands in the header of the first entry. */
const TAR = [0x75, 0x73, 0x74, 0x61, 0x72];
const TAR_AT = 257;

/**
 * Whether ADD may unpack a file instead of copying it: its content decides, not its name. Of a packed file that holds no
 * archive it says so too.
 * @param start its first 512 bytes; `undefined` for what cannot be read
 */
export function isArchive(start: Uint8Array | undefined): boolean {
  if (!start) return false;
  const hasAt = (letters: readonly number[], at: number): boolean => letters.every((byte, i) => start[at + i] === byte);
  return hasAt(TAR, TAR_AT) || PACKINGS.some((packing) => hasAt(packing, 0));
}
