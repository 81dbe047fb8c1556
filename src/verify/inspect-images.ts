import type { Builder, Watch } from './builder.ts';
import { compareContents } from './compare-contents.ts';
import { type ImageLook, ImageLooks } from './image-look.ts';
import { measureImages, type MeasureOptions } from './measure.ts';
import type { Subject } from './trial.ts';
import type { VerifyPorts } from './verify.ts';
import { cacheFolder } from '../image/row-file.ts';
import { openSizeCache } from '../image/size-cache.ts';

/** The parts of a verification that read saved images. Whoever asks for them closes them. */
export interface ImageInspection extends Pick<VerifyPorts, 'compareContents' | 'measure'> {
  /** All that an image holds. It stays open until two others are compared. @throws as ImageLooks.look */
  look(subject: Subject, watch: Watch): Promise<ImageLook>;
  /** Removes the images that were saved to the disk. */
  close(): Promise<void>;
}

export async function inspectImages(builder: Builder, options: MeasureOptions): Promise<ImageInspection> {
  const looks = new ImageLooks(builder);
  const cache = await openSizeCache(cacheFolder(process.env));
  return {
    compareContents: async (before, after, watch) => {
      // One candidate at a time: an image can have gigabytes.
      await looks.keepOnly([before, after]);
      return compareContents(before, after, {
        before: await looks.look(before, watch),
        after: await looks.look(after, watch),
      });
    },
    measure: (before, after, steps, watch) => measureImages(looks, before, after, steps, options, cache, watch),
    look: (subject, watch) => looks.look(subject, watch),
    close: () => looks.close(),
  };
}
