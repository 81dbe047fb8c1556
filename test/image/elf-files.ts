/** An ELF file with nothing but what a loader reads, put together byte by byte. */
export interface ElfParts {
  readonly bits?: 32 | 64;
  readonly isBig?: boolean;
  readonly machine?: number;
  readonly interpreter?: string;
  readonly needed?: readonly string[];
  readonly rpath?: string;
  readonly runpath?: string;
}

const BASE = 0x400000;

export function makeElf(parts: ElfParts = {}): Buffer {
  const { bits = 64, isBig = false, machine = 62, interpreter, needed = [], rpath, runpath } = parts;
  const wide = bits === 64;
  const word = wide ? 8 : 4;
  const headBytes = wide ? 64 : 52;
  const segmentBytes = wide ? 56 : 32;
  const put = (bytes: Buffer, offset: number, width: number, value: number): void => {
    if (width === 8) bytes[isBig ? 'writeBigUInt64BE' : 'writeBigUInt64LE'](BigInt(value), offset);
    else bytes[isBig ? 'writeUIntBE' : 'writeUIntLE'](value, offset, width);
  };

  let strings = '\0';
  const add = (text: string): number => {
    strings += `${text}\0`;
    return strings.length - text.length - 1;
  };
  const tags: [number, number][] = needed.map((name) => [1, add(name)]);
  if (rpath !== undefined) tags.push([15, add(rpath)]);
  if (runpath !== undefined) tags.push([29, add(runpath)]);
  const isDynamic = tags.length > 0;
  const segments = 1 + Number(interpreter !== undefined) + Number(isDynamic);
  const interpreterAt = headBytes + segments * segmentBytes;
  const interpreterText = Buffer.from(interpreter === undefined ? '' : `${interpreter}\0`);
  const stringsAt = interpreterAt + interpreterText.length;
  const dynamicAt = stringsAt + strings.length;
  tags.push([5, BASE + stringsAt], [10, strings.length], [0, 0]);
  const dynamic = Buffer.alloc(isDynamic ? tags.length * 2 * word : 0);
  if (isDynamic) {
    tags.forEach(([tag, value], i) => {
      put(dynamic, i * 2 * word, word, tag);
      put(dynamic, i * 2 * word + word, word, value);
    });
  }
  const size = dynamicAt + dynamic.length;

  const head = Buffer.alloc(interpreterAt);
  head.set([0x7f, 0x45, 0x4c, 0x46, wide ? 2 : 1, isBig ? 2 : 1, 1]);
  put(head, 16, 2, 3);
  put(head, 18, 2, machine);
  put(head, wide ? 32 : 28, word, headBytes);
  put(head, wide ? 54 : 42, 2, segmentBytes);
  put(head, wide ? 56 : 44, 2, segments);
  let next = headBytes;
  const segment = (type: number, offset: number, length: number): void => {
    put(head, next, 4, type);
    put(head, next + (wide ? 8 : 4), word, offset);
    put(head, next + (wide ? 16 : 8), word, BASE + offset);
    put(head, next + (wide ? 32 : 16), word, length);
    next += segmentBytes;
  };
  segment(1, 0, size);
  if (interpreter !== undefined) segment(3, interpreterAt, interpreterText.length);
  if (isDynamic) segment(2, dynamicAt, dynamic.length);
  return Buffer.concat([head, interpreterText, Buffer.from(strings), dynamic]);
}
