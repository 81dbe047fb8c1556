/** What a program or library asks of the loader. */
export interface Elf {
  /** Class, byte order and machine: the loader takes only libraries with the same. */
  readonly kind: string;
  /** 32 or 64. */
  readonly bits: number;
  /** The loader itself; `undefined` for libraries and static programs. */
  readonly interpreter: string | undefined;
  /** Names of libraries, in order. */
  readonly needed: readonly string[];
  readonly rpath: readonly string[];
  readonly runpath: readonly string[];
}

/** Bytes at a place of a file, fewer at its end; `undefined` where it cannot be read. */
export type ReadAt = (offset: number, length: number) => Promise<Uint8Array | undefined>;

/** `not-elf` for anything else; `damaged` where it is cut off or its tables lead out of it. */
export type ElfResult = Elf | 'not-elf' | 'damaged';

const MOST_HEADERS = 512;
const MOST_DYNAMIC_BYTES = 1024 * 1024;
const MOST_STRINGS_BYTES = 32 * 1024 * 1024;
const MOST_NEEDED = 2000;
const MOST_PATH_BYTES = 4096;

const PT_LOAD = 1;
const PT_DYNAMIC = 2;
const PT_INTERP = 3;
const DT_NEEDED = 1;
const DT_STRTAB = 5;
const DT_STRSZ = 10;
const DT_RPATH = 15;
const DT_RUNPATH = 29;

interface Segment {
  readonly type: number;
  readonly offset: number;
  readonly address: number;
  readonly size: number;
}

/** Reads the headers of an ELF file. Nothing is run, and no number in it is trusted. */
export async function readElf(readAt: ReadAt): Promise<ElfResult> {
  const head = (await readAt(0, 64)) ?? new Uint8Array();
  if (head.length < 4 || head[0] !== 0x7f || head[1] !== 0x45 || head[2] !== 0x4c || head[3] !== 0x46) return 'not-elf';
  if (head.length < 52 || (head[4] !== 1 && head[4] !== 2) || (head[5] !== 1 && head[5] !== 2)) return 'damaged';
  const isWide = head[4] === 2;
  if (isWide && head.length < 64) return 'damaged';
  const file = new Reader(isWide, head[5] === 1);
  const segments = await readSegments(file, head, readAt);
  if (!segments) return 'damaged';
  const kind = `${isWide ? 64 : 32}-${head[5]}-${file.half(head, 18)}`;
  const interp = segments.find(({ type }) => type === PT_INTERP);
  const interpreter = interp && (await readInterpreter(interp, readAt));
  if (interp && interpreter === undefined) return 'damaged';
  const found = await readDynamic(file, segments, readAt);
  if (found === 'damaged') return found;
  return { kind, bits: isWide ? 64 : 32, interpreter, ...found };
}

/** Numbers of either width and byte order. */
class Reader {
  readonly isWide: boolean;
  readonly #isLittle: boolean;

  constructor(isWide: boolean, isLittle: boolean) {
    this.isWide = isWide;
    this.#isLittle = isLittle;
  }

  half(bytes: Uint8Array, offset: number): number {
    return view(bytes).getUint16(offset, this.#isLittle);
  }

  word(bytes: Uint8Array, offset: number): number {
    return view(bytes).getUint32(offset, this.#isLittle);
  }

  /** Of the file's own width. One above 2^53 loses its last digits, and leads out of any file in any case. */
  address(bytes: Uint8Array, offset: number): number {
    if (!this.isWide) return this.word(bytes, offset);
    return Number(view(bytes).getBigUint64(offset, this.#isLittle));
  }
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

async function readSegments(file: Reader, head: Uint8Array, readAt: ReadAt): Promise<readonly Segment[] | undefined> {
  const { isWide } = file;
  const start = file.address(head, isWide ? 32 : 28);
  const entryBytes = file.half(head, isWide ? 54 : 42);
  const count = file.half(head, isWide ? 56 : 44);
  if (count === 0) return [];
  if (entryBytes !== (isWide ? 56 : 32) || count > MOST_HEADERS) return undefined;
  const table = await readExactly(readAt, start, entryBytes * count);
  if (!table) return undefined;
  return Array.from({ length: count }, (_, i) => {
    const entry = table.subarray(i * entryBytes, (i + 1) * entryBytes);
    return {
      type: file.word(entry, 0),
      offset: file.address(entry, isWide ? 8 : 4),
      address: file.address(entry, isWide ? 16 : 8),
      size: file.address(entry, isWide ? 32 : 16),
    };
  });
}

async function readInterpreter({ offset, size }: Segment, readAt: ReadAt): Promise<string | undefined> {
  const bytes = size > MOST_PATH_BYTES ? undefined : await readExactly(readAt, offset, size);
  return bytes && stringAt(bytes, 0);
}

type Dynamic = Pick<Elf, 'needed' | 'rpath' | 'runpath'>;

async function readDynamic(file: Reader, segments: readonly Segment[], readAt: ReadAt): Promise<Dynamic | 'damaged'> {
  const dynamic = segments.find(({ type }) => type === PT_DYNAMIC);
  if (!dynamic) return { needed: [], rpath: [], runpath: [] };
  const table = dynamic.size > MOST_DYNAMIC_BYTES ? undefined : await readExactly(readAt, dynamic.offset, dynamic.size);
  if (!table) return 'damaged';
  const tags = readTags(file, table);
  const valuesOf = (tag: number): readonly number[] => tags.filter((one) => one.tag === tag).map(({ value }) => value);
  const needed = valuesOf(DT_NEEDED);
  const [address] = valuesOf(DT_STRTAB);
  const [size] = valuesOf(DT_STRSZ);
  const named = [...needed, ...valuesOf(DT_RPATH), ...valuesOf(DT_RUNPATH)];
  if (named.length === 0) return { needed: [], rpath: [], runpath: [] };
  if (address === undefined || size === undefined || size > MOST_STRINGS_BYTES || named.length > MOST_NEEDED)
    return 'damaged';
  const home = segments.find(
    (one) => one.type === PT_LOAD && address >= one.address && address < one.address + one.size,
  );
  if (!home) return 'damaged';
  const strings = await readExactly(readAt, home.offset + address - home.address, size);
  if (!strings) return 'damaged';
  const textsOf = (values: readonly number[]): readonly string[] => values.map((value) => stringAt(strings, value));
  const pathsOf = (tag: number): readonly string[] => textsOf(valuesOf(tag)).flatMap((text) => text.split(':'));
  return { needed: textsOf(needed), rpath: pathsOf(DT_RPATH), runpath: pathsOf(DT_RUNPATH) };
}

function readTags(file: Reader, table: Uint8Array): readonly { readonly tag: number; readonly value: number }[] {
  const width = file.isWide ? 8 : 4;
  const tags: { tag: number; value: number }[] = [];
  for (let i = 0; i + 2 * width <= table.length; i += 2 * width) {
    const tag = file.address(table, i);
    if (tag === 0) break;
    tags.push({ tag, value: file.address(table, i + width) });
  }
  return tags;
}

async function readExactly(readAt: ReadAt, offset: number, length: number): Promise<Uint8Array | undefined> {
  if (!Number.isSafeInteger(offset + length)) return undefined;
  const bytes = await readAt(offset, length);
  return bytes?.length === length ? bytes : undefined;
}

/** '' where it begins outside. */
function stringAt(bytes: Uint8Array, start: number): string {
  const field = bytes.subarray(start, start + MOST_PATH_BYTES);
  const nul = field.indexOf(0);
  return new TextDecoder().decode(nul === -1 ? field : field.subarray(0, nul));
}
