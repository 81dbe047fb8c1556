import { type Archive, readMetadata } from './archive.ts';
import { type BlobName, blobOf, readBlobJson } from './blob.ts';
import { ImageError } from './image-error.ts';
import { findString, parseJson, readFields, readList, readStrings } from './json-fields.ts';
import { LIMITS } from './limits.ts';
import { pickImage, type TaggedBlob } from './oci-index.ts';
import type { Platform } from './platform.ts';

/** Which files of an archive are one image. */
export interface ImageFiles {
  readonly config: BlobName;
  /** The lowest first. */
  readonly layers: readonly BlobName[];
  /** `node:20`, as far as the archive says. */
  readonly tags: readonly string[];
}

/**
 * Finds the image that is asked for in an archive, in `docker save`'s format or in OCI's.
 * @param asked the platform that the user named; `undefined` for that of this machine, or the only one there is
 * @throws ImageError where there is none, or several that nothing tells apart
 */
export async function findImage(archive: Archive, asked: Platform | undefined): Promise<ImageFiles> {
  const saved = await archive.find('manifest.json');
  const index = await archive.find('index.json');
  // Docker writes both. Its own list has the tags, the index the platforms.
  if (saved && !(asked && index)) return readSaved(parseJson(await readMetadata(saved, SAVED), SAVED));
  if (index) return readManifest(archive, await pickImage(archive, index, asked));
  throw new ImageError(
    'it holds no image: there is no "manifest.json" and no "index.json" in it; give what "docker save" or an OCI exporter wrote',
  );
}

const SAVED = '"manifest.json"';

function readSaved(value: unknown): ImageFiles {
  const images = readList(value, SAVED, LIMITS.manifests).map((item) => readFields(item, SAVED));
  const [image] = images;
  if (!image) throw new ImageError('it holds no image: the list in "manifest.json" is empty');
  if (images.length > 1) {
    const tags = images.flatMap((one) => readStrings(one['RepoTags'], SAVED)).slice(0, 10);
    throw new ImageError(`it holds ${images.length} images (${tags.join(', ')}); save one of them alone`);
  }
  const config = findString(image['Config']);
  if (config === undefined) throw new ImageError(`${SAVED} is damaged: it names no configuration`);
  return {
    config: { name: config, digest: digestInName(config) },
    layers: readStrings(image['Layers'], SAVED, LIMITS.layers).map((name) => ({ name, digest: undefined })),
    tags: readStrings(image['RepoTags'], SAVED),
  };
}

/** A configuration is called by its digest, in one of several ways: `….json`, `blobs/sha256/…`, `sha256:…`. */
function digestInName(name: string): string | undefined {
  const hex = /(?:^|[/:])([0-9a-f]{64})(?:\.json)?$/.exec(name)?.[1];
  return hex === undefined ? undefined : `sha256:${hex}`;
}

async function readManifest(archive: Archive, chosen: TaggedBlob): Promise<ImageFiles> {
  const what = "the image's manifest";
  const fields = readFields(await readBlobJson(archive, chosen, what), what);
  return {
    config: blobOf(readFields(fields['config'], what), 'the configuration'),
    layers: readList(fields['layers'], what, LIMITS.layers).map((item) => blobOf(readFields(item, what), 'a layer')),
    tags: chosen.tag === undefined ? [] : [chosen.tag],
  };
}
