import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { afterAll } from 'vitest';

/** An entry of a tar as tests write it: a file with its content; a folder where its name ends with a slash; a link. */
export interface Item {
  readonly name: string;
  readonly content?: string | Uint8Array;
  readonly type?: 'link' | 'symlink';
  readonly linkname?: string;
  readonly mode?: number;
}

export async function makeTar(items: readonly Item[]): Promise<Buffer> {
  const tar = pack();
  for (const { content, type, ...header } of items) {
    if (type === undefined && !header.name.endsWith('/'))
      tar.entry({ ...header, type: 'file' }, Buffer.from(content ?? ''));
    else tar.entry({ ...header, type: type ?? 'directory' });
  }
  tar.finalize();
  const parts: Buffer[] = [];
  for await (const chunk of tar) parts.push(chunk as Buffer);
  return Buffer.concat(parts);
}

export function file(name: string, bytes: number, letter = 'x'): Item {
  return { name, content: letter.repeat(bytes) };
}

export function digest(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

export type Compress = (tar: Buffer) => Buffer;

export interface TestImage {
  /** Unpacked tars, the lowest first. */
  readonly layers: readonly Buffer[];
  readonly config?: Readonly<Record<string, unknown>>;
  readonly createdBy?: readonly string[];
  readonly architecture?: string;
  readonly variant?: string;
}

export function makeConfig({ layers, config = {}, createdBy, architecture = 'amd64', variant }: TestImage): Buffer {
  const history = createdBy?.map((text) => ({
    created_by: text,
    ...(text.startsWith('ENV') ? { empty_layer: true } : {}),
  }));
  const rootfs = { type: 'layers', diff_ids: layers.map(digest) };
  return Buffer.from(JSON.stringify({ architecture, variant, os: 'linux', config, rootfs, history }));
}

/** As `docker save` wrote it before version 25. */
export async function dockerArchive(image: TestImage, tags: readonly string[] = ['app:1']): Promise<Buffer> {
  const config = makeConfig(image);
  const configName = `${digest(config).slice(7)}.json`;
  const names = image.layers.map((_, i) => `layer${i}/layer.tar`);
  const manifest = [{ Config: configName, RepoTags: tags, Layers: names }];
  return makeTar([
    ...image.layers.map((layer, i) => ({ name: names[i]!, content: layer })),
    { name: configName, content: config },
    { name: 'manifest.json', content: JSON.stringify(manifest) },
  ]);
}

export type Files = Map<string, Buffer>;

const LAYER = 'application/vnd.oci.image.layer.v1.tar';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

/** Files of an OCI layout with one image per platform. */
export function ociLayout(images: readonly TestImage[], compress: Compress = (tar) => tar): Files {
  const files: Files = new Map([['oci-layout', Buffer.from('{"imageLayoutVersion":"1.0.0"}')]]);
  const add = (bytes: Buffer, mediaType: string): Record<string, unknown> => {
    files.set(`blobs/${digest(bytes).replace(':', '/')}`, bytes);
    return { mediaType, digest: digest(bytes), size: bytes.length };
  };
  const manifests = images.map((image) => {
    const layers = image.layers.map((layer) => add(compress(layer), LAYER));
    const config = add(makeConfig(image), 'application/vnd.oci.image.config.v1+json');
    const manifest = add(Buffer.from(JSON.stringify({ schemaVersion: 2, config, layers })), MANIFEST);
    return {
      ...manifest,
      platform: { os: 'linux', architecture: image.architecture ?? 'amd64', variant: image.variant },
    };
  });
  files.set('index.json', Buffer.from(JSON.stringify({ schemaVersion: 2, manifests })));
  return files;
}

export async function tarOf(files: Files): Promise<Buffer> {
  // Blobs first, as exporters write them: nothing may rest on the order.
  return makeTar([...files].reverse().map(([name, content]) => ({ name, content })));
}

export const gzip: Compress = (tar) => gzipSync(tar);

/** zstd without compression: frames of raw blocks, as any reader must take them. */
export const zstd: Compress = (tar) => {
  const parts: Buffer[] = [Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3])];
  const half = Math.floor(tar.length / 2);
  for (const piece of [tar.subarray(0, half), tar.subarray(half)]) {
    parts.push(Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58]));
    for (let start = 0; start === 0 || start < piece.length; start += 5000) {
      const block = piece.subarray(start, start + 5000);
      const head = (block.length << 3) | Number(start + 5000 >= piece.length);
      parts.push(Buffer.from([head & 255, (head >> 8) & 255, head >> 16]), block);
    }
  }
  return Buffer.concat(parts);
};

const made: string[] = [];

/** A folder that is gone after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dockoptimize-test-'));
  made.push(folder);
  return folder;
}

export function writeTemporary(bytes: Uint8Array, name = 'image.tar'): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, bytes);
  return path;
}

export function writeFiles(files: Files): string {
  const folder = temporaryFolder();
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return folder;
}

afterAll(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));
