import { ImageError } from './image-error.ts';
import { LIMITS } from './limits.ts';
import {
  ATTRIBUTE_TYPES,
  BLOCK_BYTES,
  hasMoreSparse,
  isZeroBlock,
  readAttributes,
  readHeader,
  type TarAttributes,
  type TarHeader,
} from './tar-header.ts';

/** Is told what a tar holds, as it comes. */
export interface TarSink {
  /** @param offset of its content from the start of the tar, in bytes */
  begin(header: TarHeader, offset: number): void;
  /** A part of the content. The bytes are the parser's own only during the call. */
  content(bytes: Uint8Array): void;
  end(): void;
}

type State = 'header' | 'attributes' | 'sparse' | 'content' | 'padding' | 'over';

/** Reads a tar that comes in pieces of any size, in memory that does not grow with it. */
export class TarParser {
  readonly #sink: TarSink;
  readonly #block = new Uint8Array(BLOCK_BYTES);
  #filled = 0;
  #state: State = 'header';
  #position = 0;
  #left = 0;
  #padding = 0;
  #type = '';
  #parts: Uint8Array[] = [];
  #attributes: TarAttributes = {};
  #header: TarHeader | undefined;

  constructor(sink: TarSink) {
    this.#sink = sink;
  }

  /** @throws ImageError where the tar is damaged */
  push(chunk: Uint8Array): void {
    let rest = chunk;
    while (rest.length > 0 && this.#state !== 'over') rest = rest.subarray(this.#take(rest));
  }

  /**
   * Says that nothing more comes.
   * @throws ImageError where the tar ends in the middle of an entry
   */
  finish(): void {
    if (this.#state === 'over' || (this.#state === 'header' && this.#filled === 0)) return;
    throw new ImageError('a tar of the image ends too soon; save or pull the image again');
  }

  /** Gives how many of the bytes it took, at least one. */
  #take(bytes: Uint8Array): number {
    if (this.#state === 'header' || this.#state === 'sparse') return this.#takeBlock(bytes);
    const taken = Math.min(bytes.length, this.#left);
    this.#left -= taken;
    this.#position += taken;
    if (this.#state === 'content') this.#sink.content(bytes.subarray(0, taken));
    if (this.#state === 'attributes') this.#parts.push(bytes.slice(0, taken));
    if (this.#left === 0) this.#endPart();
    return taken;
  }

  #takeBlock(bytes: Uint8Array): number {
    const taken = Math.min(bytes.length, BLOCK_BYTES - this.#filled);
    this.#block.set(bytes.subarray(0, taken), this.#filled);
    this.#filled += taken;
    this.#position += taken;
    if (this.#filled < BLOCK_BYTES) return taken;
    this.#filled = 0;
    if (this.#state === 'sparse') this.#beginContent(!hasMoreSparse(this.#block, false));
    else this.#beginEntry();
    return taken;
  }

  #beginEntry(): void {
    if (isZeroBlock(this.#block)) {
      // The second block of zeros, and what stands after it, says nothing.
      this.#state = 'over';
      return;
    }
    const header = readHeader(this.#block, this.#attributes);
    this.#type = header.type;
    this.#padding = (BLOCK_BYTES - (header.storedBytes % BLOCK_BYTES)) % BLOCK_BYTES;
    this.#left = header.storedBytes;
    if (ATTRIBUTE_TYPES.has(header.type)) {
      this.#beginAttributes(header.storedBytes);
      return;
    }
    this.#attributes = {};
    this.#header = header;
    this.#beginContent(header.type !== 'S' || !hasMoreSparse(this.#block, true));
  }

  #beginAttributes(bytes: number): void {
    if (bytes > LIMITS.tarAttributeBytes) {
      throw new ImageError(
        `a tar of the image has a header with ${bytes} bytes of attributes, which no builder writes`,
      );
    }
    this.#parts = [];
    this.#state = 'attributes';
    if (bytes === 0) this.#endPart();
  }

  #beginContent(isReady: boolean): void {
    this.#state = isReady ? 'content' : 'sparse';
    if (!isReady) return;
    this.#sink.begin(this.#header!, this.#position);
    if (this.#left === 0) this.#endPart();
  }

  #endPart(): void {
    if (this.#state === 'content') this.#sink.end();
    if (this.#state === 'attributes') {
      this.#attributes = { ...this.#attributes, ...readAttributes(this.#type, Buffer.concat(this.#parts)) };
      this.#parts = [];
    }
    const hasPadding = this.#state !== 'padding' && this.#padding > 0;
    this.#left = hasPadding ? this.#padding : 0;
    this.#state = hasPadding ? 'padding' : 'header';
  }
}
