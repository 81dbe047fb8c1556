import { attributeBytes } from './attribute.ts';
import type { Watch } from './builder.ts';
import type { ImageLook, ImageLooks } from './image-look.ts';
import type { Subject } from './trial.ts';
import type { ImageMeasures } from './verification.ts';
import type { Measured } from './verify.ts';
import { takeCensus } from '../image/census.ts';
import { measureCompressed } from '../image/measure-compressed.ts';
import type { StoredSizeCache } from '../image/size-cache.ts';
import type { Step } from '../pipeline/rewrite-result.ts';

/** How images are measured. */
export interface MeasureOptions {
  /** Whether the times of the builds are those of builds without a cache. */
  readonly isFreshBuild: boolean;
  /** Whether to compress layers, to know how large they are in a registry: about 40 s per GB, once for each layer. */
  readonly isCompressed: boolean;
}

/**
 * Measures two images that were compared, and what each step took from the layers.
 * @param cache sizes of compressed layers; compressing takes most of the time
 */
export async function measureImages(
  looks: ImageLooks,
  before: Subject,
  after: Subject,
  steps: readonly Step[],
  options: MeasureOptions,
  cache: StoredSizeCache,
  watch: Watch,
): Promise<Measured> {
  const [was, is] = [await looks.look(before, watch), await looks.look(after, watch)];
  const measured = {
    before: await measure(before, was, options, cache),
    after: await measure(after, is, options, cache),
    bytes: attributeBytes(steps, sizedHistory(before, was), sizedHistory(after, is)),
  };
  await cache.save();
  return measured;
}

function sizedHistory({ config }: Subject, { figures }: ImageLook): Parameters<typeof attributeBytes>[1] {
  return { history: config.history, layers: figures.layers.map(({ bytes }) => bytes) };
}

async function measure(
  { config, exercise, buildTime }: Subject,
  { image, figures, fileSystem, contents }: ImageLook,
  { isFreshBuild, isCompressed }: MeasureOptions,
  cache: StoredSizeCache,
): Promise<ImageMeasures> {
  const compressed = isCompressed ? await measureCompressed(image, cache) : undefined;
  const census = await takeCensus(fileSystem, contents);
  return {
    size: figures.bytes,
    compressedSize: compressed?.reduce((sum, bytes) => sum + bytes, 0),
    layers: figures.layers.length,
    layerSizes: figures.layers.map(({ bytes }) => bytes),
    compressedLayerSizes: compressed,
    hiddenSize: figures.hiddenBytes,
    efficiency: figures.efficiency,
    wastedSize: figures.wastedBytes,
    buildTime,
    isFreshBuild,
    user: config.user,
    userId: exercise?.userId,
    stopTime: exercise?.stop?.milliseconds,
    census: {
      packages: census.packages.reduce((sum, { names }) => sum + names.length, 0),
      setuidFiles: census.setuid.length,
      shells: census.shells.length,
      packageManagers: census.packageManagers.length,
    },
  };
}
