import { digestOf } from '../../src/image/digest.ts';

export const INDEX = 'application/vnd.oci.image.index.v1+json';
export const LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
export const OCI = 'application/vnd.oci.image.manifest.v1+json';
export const DOCKER = 'application/vnd.docker.distribution.manifest.v2+json';

/** Something with a digest, ready to be pushed. */
export interface Blob {
  readonly bytes: Buffer;
  readonly digest: string;
  readonly size: number;
}

export function blob(content: unknown): Blob {
  const bytes = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
  return { bytes, digest: digestOf(bytes), size: bytes.length };
}

export interface Made {
  readonly config: Blob;
  readonly layers: readonly Blob[];
  readonly manifest: Blob;
  readonly mediaType: string;
  /** Of configuration and layers. */
  readonly bytes: number;
}

/** An image of some layers; each is a text, which no registry minds. */
export function image(architecture: string, layers: readonly string[], mediaType = OCI): Made {
  const config = blob({ os: 'linux', architecture, rootfs: { type: 'layers', diff_ids: [] } });
  const blobs = layers.map(blob);
  const isOci = mediaType === OCI;
  const configType = isOci
    ? 'application/vnd.oci.image.config.v1+json'
    : 'application/vnd.docker.container.image.v1+json';
  const layerType = isOci
    ? 'application/vnd.oci.image.layer.v1.tar+gzip'
    : 'application/vnd.docker.image.rootfs.diff.tar.gzip';
  const manifest = blob({
    schemaVersion: 2,
    mediaType,
    config: { mediaType: configType, digest: config.digest, size: config.size },
    layers: blobs.map(({ digest, size }) => ({ mediaType: layerType, digest, size })),
  });
  const bytes = [config, ...blobs].reduce((sum, { size }) => sum + size, 0);
  return { config, layers: blobs, manifest, mediaType, bytes };
}

interface Entry {
  readonly made: Made;
  readonly platform: object;
}

export function index(entries: readonly Entry[], mediaType = INDEX): Blob {
  return blob({
    schemaVersion: 2,
    mediaType,
    manifests: entries.map(({ made, platform }) => ({
      mediaType: made.mediaType,
      digest: made.manifest.digest,
      size: made.manifest.size,
      platform,
    })),
  });
}
