import { ImageError } from './image-error.ts';
import { LIMITS } from './limits.ts';

const MAGIC = 0xfd2fb528;
const FIRST_SKIPPABLE = 0x184d2a50;
const LAST_SKIPPABLE = 0x184d2a5f;

/** A frame as RFC 8878 has it: how long its header is, and what follows its last block. */
interface FrameHeader {
  readonly length: number;
  readonly windowBytes: number;
  readonly hasChecksum: boolean;
}

/** Unpacks one frame, which comes block by block. */
export type UnpackFrame = (frame: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;

/**
 * Unpacks zstd. The stream is cut into its frames and blocks here: Node ends with the first frame, and layers may have
 * many. A block gives at most 128 kB, so that a few bytes never unfold into gigabytes at once, and the window is known
 * before it is allocated.
 * @param unpackFrame Node's own, where it has one; else a package takes its place
 * @throws ImageError where the stream is damaged or asks for too large a window
 */
export async function* unpackZstd(
  source: AsyncIterable<Uint8Array>,
  unpackFrame: UnpackFrame = unpackByPackage,
): AsyncIterable<Uint8Array> {
  const input = new ByteQueue(source);
  for (;;) {
    const start = await input.peek(4);
    if (start.length === 0) return;
    const magic = littleEndian(start, 0, 4);
    if (magic >= FIRST_SKIPPABLE && magic <= LAST_SKIPPABLE) {
      await input.skip(8 + littleEndian(exactly(await input.peek(8), 8), 4, 4));
      continue;
    }
    if (start.length < 4 || magic !== MAGIC) throw damaged();
    yield* unpackFrame(takeFrame(input));
  }
}

/** The blocks of the next frame; its header comes with the first one, its checksum with the last. */
async function* takeFrame(input: ByteQueue): AsyncIterable<Uint8Array> {
  const header = readFrameHeader(await input.peek(18));
  let next = exactly(await input.take(header.length), header.length);
  for (let isLast = false; !isLast; next = new Uint8Array()) {
    const block = await takeBlock(input);
    isLast = block.isLast;
    const end = isLast && header.hasChecksum ? exactly(await input.take(4), 4) : new Uint8Array();
    yield Buffer.concat([next, block.bytes, end]);
  }
}

async function* unpackByPackage(frame: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const { Decompress } = await import('fzstd');
  const found: Uint8Array[] = [];
  const decompress = new Decompress((chunk) => void found.push(chunk));
  // The last block has to be handed over as such, which shows only when no other follows.
  let last: Uint8Array | undefined;
  for await (const block of frame) {
    if (last) push(decompress, last, false);
    yield* found.splice(0);
    last = block;
  }
  if (last) push(decompress, last, true);
  yield* found.splice(0);
}

function push(frame: { push(chunk: Uint8Array, final: boolean): unknown }, bytes: Uint8Array, isLast: boolean): void {
  try {
    frame.push(bytes, isLast);
  } catch (error) {
    throw new ImageError(`${damaged().message}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function takeBlock(input: ByteQueue): Promise<{ readonly bytes: Uint8Array; readonly isLast: boolean }> {
  const head = littleEndian(exactly(await input.peek(3), 3), 0, 3);
  const kind = (head >> 1) & 3;
  const size = head >> 3;
  if (kind === 3 || size > 128 * 1024) throw damaged();
  // A block of the kind 1 is one byte that is repeated.
  const length = 3 + (kind === 1 ? 1 : size);
  return { bytes: exactly(await input.take(length), length), isLast: (head & 1) === 1 };
}

function readFrameHeader(bytes: Uint8Array): FrameHeader {
  const descriptor = exactly(bytes, 6)[4]!;
  const isSingle = (descriptor & 0x20) !== 0;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3]!;
  const sizeFlag = descriptor >> 6;
  const sizeBytes = sizeFlag === 0 ? Number(isSingle) : [0, 2, 4, 8][sizeFlag]!;
  const start = 5 + Number(!isSingle) + dictionaryBytes;
  const length = start + sizeBytes;
  exactly(bytes, length);
  if (dictionaryBytes > 0) throw new ImageError('a layer is compressed by zstd with a dictionary, which no image has');
  const size = littleEndian(bytes, start, sizeBytes) + (sizeFlag === 1 ? 256 : 0);
  const windowBytes = isSingle ? size : windowOf(bytes[5]!);
  if (windowBytes > LIMITS.zstdWindowBytes) {
    throw new ImageError(
      `a layer is compressed by zstd with a window of ${windowBytes} bytes; those above 128 MiB are not read`,
    );
  }
  return { length, windowBytes, hasChecksum: (descriptor & 4) !== 0 };
}

function windowOf(byte: number): number {
  const base = 2 ** (10 + (byte >> 3));
  return base + (base / 8) * (byte & 7);
}

function littleEndian(bytes: Uint8Array, start: number, length: number): number {
  let number = 0;
  for (let i = length - 1; i >= 0; i -= 1) number = number * 256 + (bytes[start + i] ?? 0);
  return number;
}

function exactly(bytes: Uint8Array, length: number): Uint8Array {
  if (bytes.length < length) throw damaged();
  return bytes;
}

function damaged(): ImageError {
  return new ImageError('a layer is damaged, its zstd stream cannot be unpacked');
}

/** Bytes of a stream in portions of the reader's choice. At its end a portion is shorter. */
class ByteQueue {
  readonly #iterator: AsyncIterator<Uint8Array>;
  #bytes: Uint8Array = new Uint8Array();

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#iterator = source[Symbol.asyncIterator]();
  }

  async peek(length: number): Promise<Uint8Array> {
    const parts = [this.#bytes];
    let total = this.#bytes.length;
    while (total < length) {
      const next = await this.#iterator.next();
      if (next.done === true) break;
      parts.push(next.value);
      total += next.value.length;
    }
    if (parts.length > 1) this.#bytes = Buffer.concat(parts);
    return this.#bytes.subarray(0, length);
  }

  async take(length: number): Promise<Uint8Array> {
    const taken = await this.peek(length);
    this.#bytes = this.#bytes.subarray(taken.length);
    return taken;
  }

  async skip(length: number): Promise<void> {
    for (let left = length; left > 0;) {
      const taken = await this.take(Math.min(left, 65_536));
      if (taken.length === 0) throw damaged();
      left -= taken.length;
    }
  }
}
