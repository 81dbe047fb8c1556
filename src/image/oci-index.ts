import { type Archive, readMetadata } from './archive.ts';
import { type BlobName, blobOf, readBlobJson } from './blob.ts';
import type { FileRange } from './file-range.ts';
import { ImageError } from './image-error.ts';
import { type Fields, findString, parseJson, readFields, readList, readOptionalFields } from './json-fields.ts';
import { LIMITS } from './limits.ts';
import { defaultPlatform, formatPlatform, isPlatform, type Platform } from './platform.ts';

/** A manifest, with the name under which the index has it. */
export interface TaggedBlob extends BlobName {
  readonly tag: string | undefined;
}

/** One image of an index. */
interface Candidate extends TaggedBlob {
  /** `undefined` where the index does not say. */
  readonly platform: Platform | undefined;
}

/**
 * The manifest of the image for a platform, out of an `index.json` and the indexes that it leads to. Without a platform:
 * the only image, or that for Linux on this machine's architecture.
 * @throws ImageError where none fits, or several fit alike
 */
export async function pickImage(archive: Archive, index: FileRange, asked: Platform | undefined): Promise<TaggedBlob> {
  const root = parseJson(await readMetadata(index, WHAT), WHAT);
  const all = distinct(await listImages(archive, root, undefined, 0));
  if (all.length === 0) throw new ImageError('it holds no image: its index is empty');
  const only = all.length === 1 ? all[0] : undefined;
  if (only && (!asked || !only.platform)) return only;
  const wanted = asked ?? defaultPlatform();
  const fitting = all.filter(({ platform }) => platform && isPlatform(platform, wanted));
  const [first] = fitting;
  const names = [...new Set(all.map(describe))].slice(0, 20).join(', ');
  if (!first) {
    throw new ImageError(
      `it holds no image for ${formatPlatform(wanted)}, but for ${names}; name one of these with --platform`,
    );
  }
  if (fitting.some((other) => describe(other) === describe(first) && other.digest !== first.digest)) {
    throw new ImageError(`it holds several images for ${formatPlatform(wanted)}; save one of them alone`);
  }
  return first;
}

const WHAT = "the image's index";

async function listImages(
  archive: Archive,
  value: unknown,
  outerTag: string | undefined,
  depth: number,
): Promise<readonly Candidate[]> {
  if (depth > LIMITS.indexDepth) throw new ImageError('its indexes lead to further indexes, too deep for an image');
  const found: Candidate[] = [];
  for (const item of readList(readFields(value, WHAT)['manifests'], WHAT, LIMITS.manifests)) {
    const descriptor = readFields(item, WHAT);
    if (isAttestation(descriptor)) continue;
    const blob = blobOf(descriptor, 'a manifest');
    const tag = tagOf(descriptor) ?? outerTag;
    if (isIndex(descriptor)) {
      found.push(...(await listImages(archive, await readBlobJson(archive, blob, WHAT), tag, depth + 1)));
    } else if (await archive.find(blob.name)) {
      // An exporter that was asked for one platform leaves the others out, and their names in.
      found.push({ ...blob, tag, platform: platformOf(descriptor) });
    }
    if (found.length > LIMITS.manifests) throw new ImageError('its indexes hold more images than any real one');
  }
  return found;
}

function isIndex(descriptor: Fields): boolean {
  const type = findString(descriptor['mediaType']) ?? '';
  return type.includes('image.index') || type.includes('manifest.list');
}

/** What BuildKit says about a build stands beside the image, as if it were one. */
function isAttestation(descriptor: Fields): boolean {
  const annotations = readOptionalFields(descriptor['annotations'], WHAT);
  const platform = readOptionalFields(descriptor['platform'], WHAT);
  return annotations['vnd.docker.reference.type'] !== undefined || platform['architecture'] === 'unknown';
}

function platformOf(descriptor: Fields): Platform | undefined {
  const fields = readOptionalFields(descriptor['platform'], WHAT);
  const os = findString(fields['os']);
  const architecture = findString(fields['architecture']);
  if (os === undefined || architecture === undefined) return undefined;
  return { os, architecture, variant: findString(fields['variant']) };
}

function tagOf(descriptor: Fields): string | undefined {
  const annotations = readOptionalFields(descriptor['annotations'], WHAT);
  return (
    findString(annotations['io.containerd.image.name']) ?? findString(annotations['org.opencontainers.image.ref.name'])
  );
}

function describe({ platform }: Candidate): string {
  return platform ? formatPlatform(platform) : 'a platform that it does not name';
}

/** One image under two tags is one image. */
function distinct(all: readonly Candidate[]): readonly Candidate[] {
  return [...new Map(all.map((one) => [one.name, one])).values()];
}
