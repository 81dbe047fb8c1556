import { createHash, type Hash } from 'node:crypto';
import type { LayerEntry } from './entry.ts';
import { ImageError } from './image-error.ts';
import { LIMITS } from './limits.ts';
import type { TarHeader } from './tar-header.ts';
import { TarParser } from './tar-parser.ts';

/** What to read of the contents besides the names. */
export interface EntryOptions {
  /** Which entries get their `digest`. */
  readonly wantsDigest?: (entry: LayerEntry) => boolean;
  /** How many bytes of an entry's content to keep; an entry that is larger keeps none. 0 for none. */
  readonly keepBytes?: (entry: LayerEntry) => number;
  /** Is told at the end how many bytes the unpacked tar has. */
  readonly onTarBytes?: (bytes: number) => void;
}

/** Makes the entries of a layer from the chunks of its tar. */
export class EntryCollector {
  readonly #toEntry: (header: TarHeader, offset: number) => LayerEntry | undefined;
  readonly #options: EntryOptions;
  readonly #parser: TarParser;
  #complete: LayerEntry[] = [];
  #entry: LayerEntry | undefined;
  #hash: Hash | undefined;
  #bytes: Uint8Array | undefined;
  #filled = 0;
  #count = 0;

  constructor(toEntry: (header: TarHeader, offset: number) => LayerEntry | undefined, options: EntryOptions) {
    this.#toEntry = toEntry;
    this.#options = options;
    this.#parser = new TarParser({
      begin: (header, offset) => this.#begin(header, offset),
      content: (bytes) => this.#content(bytes),
      end: () => this.#end(),
    });
  }

  /** Gives the entries that are complete with this chunk. */
  push(chunk: Uint8Array): readonly LayerEntry[] {
    this.#complete = [];
    this.#parser.push(chunk);
    return this.#complete;
  }

  /** @throws ImageError where the tar ends too soon */
  finish(): void {
    this.#parser.finish();
  }

  #begin(header: TarHeader, offset: number): void {
    this.#count += 1;
    if (this.#count > LIMITS.entries) throw new ImageError(`it has more than ${LIMITS.entries} files and folders`);
    const entry = this.#toEntry(header, offset);
    this.#entry = entry;
    if (entry?.type !== 'file' || entry.whiteout !== undefined) return;
    if (this.#options.wantsDigest?.(entry) === true) this.#hash = createHash('sha256');
    const limit = this.#options.keepBytes?.(entry) ?? 0;
    if (entry.size <= limit && !header.isSparse) this.#bytes = new Uint8Array(entry.size);
    this.#filled = 0;
  }

  #content(bytes: Uint8Array): void {
    this.#hash?.update(bytes);
    this.#bytes?.set(bytes, this.#filled);
    this.#filled += bytes.length;
  }

  #end(): void {
    const entry = this.#entry;
    const digest = this.#hash && `sha256:${this.#hash.digest('hex')}`;
    const bytes = this.#bytes;
    this.#entry = undefined;
    this.#hash = undefined;
    this.#bytes = undefined;
    if (entry) this.#complete.push(digest === undefined && !bytes ? entry : { ...entry, digest, bytes });
  }
}
