import { type Archive, openArchive } from './archive.ts';
import { readBlobJson } from './blob.ts';
import type { ImageConfig } from './image.ts';
import { ImageError } from './image-error.ts';
import { type ImageLayer, openLayer } from './layer.ts';
import { findImage, type ImageFiles } from './manifest.ts';
import { layerOrigins, parseConfig, type ParsedConfig } from './parse-config.ts';
import { formatPlatform, isPlatform, parsePlatform, type Platform } from './platform.ts';

/** A saved image, open for reading. */
export interface Image {
  readonly config: ImageConfig;
  /** `linux/amd64`. */
  readonly platform: string;
  /** As far as the archive says. */
  readonly tags: readonly string[];
  /** The lowest first. */
  readonly layers: readonly ImageLayer[];
  close(): Promise<void>;
}

/**
 * Opens a saved image: what `docker save` wrote, an OCI archive, or a folder in the OCI layout. Reads the configuration
 * and where the layers are, not the layers themselves. Whoever opens it closes it.
 * @param options.platform `linux/arm64`, where the archive holds several; the default is Linux on this machine's
 * architecture, or the only one that there is
 * @throws ImageError where it is no image, damaged, or not for the platform; or the system's error
 */
export async function openImage(
  path: string,
  options: { readonly platform?: string | undefined } = {},
): Promise<Image> {
  const asked = options.platform === undefined ? undefined : parsePlatform(options.platform);
  const archive = await openArchive(path);
  try {
    return await readImage(archive, asked);
  } catch (error) {
    await archive.close();
    throw error;
  }
}

async function readImage(archive: Archive, asked: Platform | undefined): Promise<Image> {
  const files = await findImage(archive, asked);
  const parsed = parseConfig(await readBlobJson(archive, files.config, "the image's configuration"));
  const { config, variant } = parsed;
  const platform = { os: config.os, architecture: config.architecture, variant };
  if (asked && !isPlatform(platform, asked)) {
    throw new ImageError(`the image is for ${formatPlatform(platform)}, not for ${formatPlatform(asked)}`);
  }
  return {
    config,
    platform: formatPlatform(platform),
    tags: files.tags,
    layers: await openLayers(archive, files, parsed),
    close: () => archive.close(),
  };
}

async function openLayers(archive: Archive, files: ImageFiles, parsed: ParsedConfig): Promise<readonly ImageLayer[]> {
  const { diffIds } = parsed;
  if (diffIds.length !== files.layers.length) {
    throw new ImageError(
      `the image is damaged: its configuration names ${diffIds.length} layers, its manifest ${files.layers.length}`,
    );
  }
  const origins = layerOrigins(parsed);
  const layers: ImageLayer[] = [];
  for (const [i, { name, digest }] of files.layers.entries()) {
    const range = await archive.find(name);
    if (!range) throw new ImageError(`layer ${i + 1} is missing: there is no "${name.slice(0, 200)}" in the archive`);
    layers.push(await openLayer({ range, diffId: diffIds[i]!, digest, createdBy: origins[i] ?? '' }));
  }
  return layers;
}
