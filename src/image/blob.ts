import { type Archive, readMetadata } from './archive.ts';
import { readDigest, verifyBytes } from './digest.ts';
import { ImageError } from './image-error.ts';
import { type Fields, parseJson } from './json-fields.ts';

/** A file of an archive, with the digest that it must have; `undefined` where the archive names none. */
export interface BlobName {
  readonly name: string;
  readonly digest: string | undefined;
}

/** @throws ImageError where it is missing, too large, no JSON, or not what its digest says */
export async function readBlobJson(archive: Archive, { name, digest }: BlobName, what: string): Promise<unknown> {
  const range = await archive.find(name);
  if (!range) throw new ImageError(`${what} is missing: there is no "${name.slice(0, 200)}" in it`);
  const bytes = await readMetadata(range, what);
  if (digest !== undefined) verifyBytes(bytes, digest, what);
  return parseJson(bytes, what);
}

/** The file of a descriptor, in the folder that the OCI layout gives it. */
export function blobOf(descriptor: Fields, what: string): BlobName {
  const digest = readDigest(descriptor['digest'], what);
  return { name: `blobs/${digest.replace(':', '/')}`, digest };
}
