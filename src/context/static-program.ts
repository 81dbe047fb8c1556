const PT_INTERP = 3;
const MAX_HEADERS = 64;

/** How much of a file `isStaticProgram` wants to see, in bytes. */
export const PROGRAM_START_BYTES = 64 + MAX_HEADERS * 56;

/**
 * Whether a file is a program for Linux that asks for no loader: nothing but the kernel is needed to run it. `false` where
 * that is not certain.
 * @param start the first bytes of the file
 */
export function isStaticProgram(start: Uint8Array): boolean {
  const isElf64 =
    start.length >= 64 && start[0] === 0x7f && start[1] === 0x45 && start[2] === 0x4c && start[3] === 0x46;
  // 64 bits, little-endian: all platforms that distroless is made for, but two.
  if (!isElf64 || start[4] !== 2 || start[5] !== 1) return false;
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  const table = Number(view.getBigUint64(32, true));
  const [bytes, count] = [view.getUint16(54, true), view.getUint16(56, true)];
  if (bytes !== 56 || count === 0 || count > MAX_HEADERS || table + bytes * count > start.length) return false;
  return Array.from({ length: count }, (_, i) => view.getUint32(table + i * bytes, true)).every(
    (type) => type !== PT_INTERP,
  );
}
