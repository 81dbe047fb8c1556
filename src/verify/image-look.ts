import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Builder, Watch } from './builder.ts';
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

  constructor(builder: Builder) {
    this.#builder = builder;
  }

  /** @throws EngineError, ImageError, or the system's error where there is no room */
  async look({ image: id, config }: Subject, watch: Watch): Promise<ImageLook> {
    const known = this.#looks.get(id);
    if (known) return known;
    const folder = await mkdtemp(join(tmpdir(), 'dockoptimize-image-'));
    try {
      const file = join(folder, 'image.tar');
      await this.#builder.save(id, file, watch);
      const image = await openImage(file);
      const measured = await measureImage(image);
      const contents = openContents(image);
      const missing = await findMissing(measured.fileSystem, config, contents);
      const look = { ...measured, image, contents, missing, folder };
      this.#looks.set(id, look);
      return look;
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Lets go of all but some. */
  async keepOnly(subjects: readonly Subject[]): Promise<void> {
    const kept = new Set(subjects.map(({ image }) => image));
    for (const [id, { image, folder }] of this.#looks) {
      if (kept.has(id)) continue;
      this.#looks.delete(id);
      await image.close();
      await rm(folder, { recursive: true, force: true });
    }
  }

  close(): Promise<void> {
    return this.keepOnly([]);
  }
}
