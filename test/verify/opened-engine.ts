import type { Lab } from '../lab.ts';
import type { Builder } from '../../src/verify/builder.ts';
import { chooseBuilder } from '../../src/verify/choose-builder.ts';
import { type ImageInspection, inspectImages } from '../../src/verify/inspect-images.ts';

/** The builder of a lab, and what looks into the images that it builds. */
export interface OpenedEngine {
  readonly builder: Builder;
  readonly images: ImageInspection;
  /** Removes all that was built. */
  readonly close: () => Promise<void>;
}

/** @throws where there is no builder after all */
export async function openEngine({ options }: Lab): Promise<OpenedEngine> {
  const builder = await chooseBuilder(undefined, options);
  if ('outcome' in builder) throw new Error(builder.because);
  const images = await inspectImages(builder, { isFreshBuild: false, isCompressed: false });
  const close = async (): Promise<void> => {
    await images.close();
    await builder.removeAll();
  };
  return { builder, images, close };
}
