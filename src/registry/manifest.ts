import { type Fields, findString, readFields, readList, readOptionalFields } from '../image/json-fields.ts';
import { readDigest } from '../image/digest.ts';
import { ImageError } from '../image/image-error.ts';
import { LIMITS } from '../image/limits.ts';
import { formatPlatform, isPlatform, parsePlatform, type Platform } from '../image/platform.ts';

/** The types of manifests and indexes that are read, Docker's and OCI's, as the header `Accept` lists them. */
export const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** One image: its configuration, and what all of it weighs. */
export interface ImageManifest {
  readonly kind: 'manifest';
  /** Digest of the configuration. */
  readonly config: string;
  readonly configBytes: number;
  /** Configuration and layers, as they are sent. */
  readonly bytes: number;
}

/** One name for images of several platforms. */
export interface ImageIndex {
  readonly kind: 'index';
  readonly images: readonly { readonly platform: Platform; readonly digest: string }[];
}

const WHAT = 'the manifest';

/**
 * Reads a manifest or an index in Docker's format (version 2, schema 2) or in OCI's.
 * @throws ImageError where it is neither, or could be taken for both (CVE-2021-41190)
 */
export function readManifest(value: unknown): ImageManifest | ImageIndex {
  const fields = readFields(value, WHAT);
  const type = findString(fields['mediaType']);
  const isIndex = fields['manifests'] !== undefined;
  if (isIndex === (fields['layers'] !== undefined)) {
    const why = fields['schemaVersion'] === 1 ? 'in a format that Docker has given up' : 'no image and no index';
    throw new ImageError(`it is ${why}; push the image again`);
  }
  if (type !== undefined && isIndex !== /index|manifest\.list/.test(type)) {
    throw new ImageError('its type is not that of what it holds; push the image again');
  }
  return isIndex ? readIndex(fields) : readImage(fields);
}

function readImage(fields: Fields): ImageManifest {
  const config = readFields(fields['config'], WHAT);
  const layers = readList(fields['layers'], WHAT, LIMITS.layers).map((layer) => readFields(layer, WHAT));
  const bytes = [config, ...layers].reduce((sum, part) => sum + readSize(part), 0);
  if (!Number.isSafeInteger(bytes)) throw new ImageError(`${WHAT} is damaged: it weighs more than there can be`);
  return {
    kind: 'manifest',
    config: readDigest(config['digest'], 'the configuration'),
    configBytes: readSize(config),
    bytes,
  };
}

function readSize({ size }: Fields): number {
  if (typeof size === 'number' && Number.isSafeInteger(size) && size >= 0) return size;
  throw new ImageError(`${WHAT} is damaged: a size is no number of bytes`);
}

function readIndex(fields: Fields): ImageIndex {
  const images = readList(fields['manifests'], WHAT, LIMITS.manifests).flatMap((item) => {
    const descriptor = readFields(item, WHAT);
    const platform = readPlatform(readOptionalFields(descriptor['platform'], WHAT));
    return platform ? [{ platform, digest: readDigest(descriptor['digest'], 'an image') }] : [];
  });
  return { kind: 'index', images };
}

/** The platform that a descriptor or a configuration names. What BuildKit says about a build is for `unknown/unknown`: none. */
export function readPlatform(fields: Fields): Platform | undefined {
  const os = findString(fields['os']);
  const architecture = findString(fields['architecture']);
  if (os === undefined || architecture === undefined || architecture === 'unknown') return undefined;
  const variant = findString(fields['variant']);
  try {
    return parsePlatform(formatPlatform({ os, architecture, variant }));
  } catch {
    return undefined;
  }
}

/** The image for a platform: of several that fit, the one that asks for no special variant of it. */
export function findForPlatform({ images }: ImageIndex, asked: Platform): string | undefined {
  const fitting = images.filter(({ platform }) => isPlatform(platform, asked));
  const plain = fitting.find(({ platform }) => platform.variant === asked.variant);
  return (plain ?? fitting[0])?.digest;
}
