import type { Connection } from './connection.ts';
import {
  findForPlatform,
  type ImageIndex,
  type ImageManifest,
  MANIFEST_TYPES,
  readManifest,
  readPlatform,
} from './manifest.ts';
import { RegistryError } from './registry-error.ts';
import type { ImageReference } from '../dockerfile/reference.ts';
import { digestOf } from '../image/digest.ts';
import { ImageError } from '../image/image-error.ts';
import { parseJson, readFields } from '../image/json-fields.ts';
import { formatPlatform, isPlatform, type Platform } from '../image/platform.ts';
import type { ImageContents } from '../knowledge/registry/answers.ts';

/** Registries refuse larger manifests, and nothing in a configuration needs more. */
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_PLATFORMS = 100;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/**
 * The digest that a reference stands for today, as `docker pull` would write it down. Only the head of the answer is
 * asked for where that is enough, since registries count the whole ones.
 * @returns `undefined` where there is no such tag
 * @throws RegistryError
 */
export async function findDigest(connection: Connection, reference: ImageReference): Promise<string | undefined> {
  const path = `manifests/${reference.digest ?? reference.tag ?? 'latest'}`;
  const head = await connection.ask(reference, { method: 'HEAD', path, accept: MANIFEST_TYPES, mostBytes: 0 });
  if (head.status === 404) return undefined;
  const told = head.headers.get('docker-content-digest');
  if (told !== null && DIGEST.test(told)) return told;
  return (await fetchManifest(connection, reference, path))?.digest;
}

/**
 * What an image holds. All that is read is held against the digest that leads to it.
 * @param digest as `findDigest` gives it
 * @param platform whose bytes are counted
 * @throws RegistryError
 */
export async function readContents(
  connection: Connection,
  reference: ImageReference,
  digest: string,
  platform: Platform,
): Promise<ImageContents> {
  const manifest = await readByDigest(connection, reference, digest);
  if (manifest.kind === 'manifest') return readSingle(connection, reference, manifest, platform);
  const names = [...new Set(manifest.images.map((image) => formatPlatform(image.platform)))].slice(0, MOST_PLATFORMS);
  const own = findForPlatform(manifest, platform);
  if (own === undefined) return { bytes: undefined, platforms: names };
  const image = await readByDigest(connection, reference, own);
  return { bytes: image.kind === 'manifest' ? image.bytes : undefined, platforms: names };
}

/** Of an image without an index, the configuration alone says for which platform it is. */
async function readSingle(
  connection: Connection,
  reference: ImageReference,
  { config, configBytes, bytes }: ImageManifest,
  asked: Platform,
): Promise<ImageContents> {
  if (configBytes > MOST_BYTES) throw damaged(reference, 'its configuration is larger than any image needs');
  const inquiry = { method: 'GET', path: `blobs/${config}`, accept: '*/*', mostBytes: MOST_BYTES } as const;
  const { status, body } = await connection.ask(reference, inquiry);
  if (status === 404) throw damaged(reference, 'its configuration is missing');
  verify(reference, body, config);
  const own = believe(reference, () =>
    readPlatform(readFields(parseJson(body, 'the configuration'), 'the configuration')),
  );
  if (!own) return { bytes, platforms: [] };
  return { bytes: isPlatform(own, asked) ? bytes : undefined, platforms: [formatPlatform(own)] };
}

async function readByDigest(
  connection: Connection,
  reference: ImageReference,
  digest: string,
): Promise<ImageManifest | ImageIndex> {
  const found = await fetchManifest(connection, reference, `manifests/${digest}`);
  if (!found) throw damaged(reference, 'a part of it is missing');
  verify(reference, found.body, digest);
  return believe(reference, () => readManifest(parseJson(found.body, 'the manifest')));
}

async function fetchManifest(
  connection: Connection,
  reference: ImageReference,
  path: string,
): Promise<{ readonly body: Uint8Array; readonly digest: string } | undefined> {
  const inquiry = { method: 'GET', path, accept: MANIFEST_TYPES, mostBytes: MOST_BYTES } as const;
  const { status, headers, body } = await connection.ask(reference, inquiry);
  if (status === 404) return undefined;
  const told = headers.get('docker-content-digest');
  if (told !== null && DIGEST.test(told)) verify(reference, body, told);
  return { body, digest: digestOf(body) };
}

function verify(reference: ImageReference, bytes: Uint8Array, digest: string): void {
  if (digestOf(bytes) !== digest) throw damaged(reference, 'what it sends has another digest than it says');
}

/** What a registry sends is read by those who read archives, too; what they have to say of it is ours to tell. */
function believe<Value>(reference: ImageReference, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw error instanceof ImageError ? damaged(reference, error.message) : error;
  }
}

function damaged({ domain }: ImageReference, why: string): RegistryError {
  return new RegistryError('bad-answer', `the answer of ${domain} cannot be used: ${why}`);
}
