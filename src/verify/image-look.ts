import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Builder, Watch } from './builder.ts';
import { EngineError } from './engine-error.ts';
import type { Subject } from './trial.ts';
import { type Contents, openContents } from '../image/contents.ts';
import { findMissing, type MissingReport } from '../image/find-missing.ts';
import { measureImage, type Measured } from '../image/measure.ts';
import { type Image, openImage } from '../image/open-image.ts';

/** An image that was saved and read through once. */
export interface ImageLook extends Measured {
  readonly image: Image;
  readonly contents: Contents;
  /** What its command needs and it lacks. */
  readonly missing: MissingReport;
}

/**
 * Saves images and reads them, each once. The last ones stay open on the disk until `close`, since comparing two means
 * to look into both.
 */
export class ImageLooks {
  readonly #builder: Builder;
  readonly #looks = new Map<string, ImageLook & { readonly folder: string }>();
  /** Those of images that are just being saved or read. */
  readonly #folders = new Set<string>();

  constructor(builder: Builder) {
    this.#builder = builder;
  }

  /** @throws EngineError, also where there is no room for the image; ImageError */
  async look({ image: id, config }: Subject, watch: Watch): Promise<ImageLook> {
    const known = this.#looks.get(id);
    if (known) return known;
    watch.signal.throwIfAborted();
    // At one go, so that `close` knows of it whenever it is called.
    const folder = mkdtempSync(join(tmpdir(), 'dockoptimize-image-'));
    this.#folders.add(folder);
    try {
      const file = join(folder, 'image.tar');
      await this.#builder.save(id, file, watch);
      const image = await openImage(file);
      watch.signal.throwIfAborted();
      const measured = await measureImage(image);
      watch.signal.throwIfAborted();
      const contents = openContents(image);
      const missing = await findMissing(measured.fileSystem, config, contents);
      const look = { ...measured, image, contents, missing, folder };
      this.#looks.set(id, look);
      return look;
    } catch (error) {
      await removeFolder(folder);
      throw describeRoom(error);
    } finally {
      this.#folders.delete(folder);
    }
  }

  /** Lets go of all but some. */
  async keepOnly(subjects: readonly Subject[]): Promise<void> {
    const kept = new Set(subjects.map(({ image }) => image));
    for (const [id, { image, folder }] of this.#looks) {
      if (kept.has(id)) continue;
      this.#looks.delete(id);
      await image.close();
      await removeFolder(folder);
    }
  }

  /** Lets go of all, also of one that is just being looked at: whoever waits for that gets an error. */
  async close(): Promise<void> {
    await this.keepOnly([]);
    for (const folder of this.#folders) await removeFolder(folder);
  }
}

/** Tries again where a program that is being ended has just put a file there. */
function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Says what to do where the disk is full; whoever noticed that first may be the engine's program. */
function describeRoom(error: unknown): unknown {
  if (!(error instanceof Error) || !/no space left on device|ENOSPC|quota exceeded|EDQUOT/i.test(error.message))
    return error;
  const advice =
    'there is no room for a copy of the image; make some in the temporary folder, or set TMPDIR to another';
  return new EngineError('engine', `${advice} (${error.message})`);
}
