import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Blob, type Made } from './manifests.ts';

/** Where `.ci/run` unpacks Debian's package where it is not installed. */
const UNPACKED = fileURLToPath(
  new URL('../../node_modules/.cache/docker-registry/usr/bin/docker-registry', import.meta.url),
);

/** The program of the registry; `undefined` where there is none. */
export function findRegistry(): string | undefined {
  if (existsSync(UNPACKED)) return UNPACKED;
  const { status } = spawnSync('docker-registry', ['--version'], { stdio: 'ignore' });
  return status === 0 ? 'docker-registry' : undefined;
}

export interface RealRegistry {
  readonly domain: string;
  pushBlob(path: string, blob: Blob): Promise<void>;
  pushManifest(path: string, name: string, manifest: Blob, mediaType: string): Promise<void>;
  /** With all that belongs to it. */
  pushImage(path: string, tag: string, made: Made): Promise<void>;
  stop(): void;
}

/** Starts the registry on a free port, with a folder of its own that is gone afterwards. */
export async function startRegistry(program: string): Promise<RealRegistry> {
  const folder = mkdtempSync(join(tmpdir(), 'dockoptimize-registry-'));
  const config = join(folder, 'config.json');
  writeFileSync(
    config,
    JSON.stringify({
      version: '0.1',
      log: { level: 'info', formatter: 'json' },
      storage: { filesystem: { rootdirectory: join(folder, 'data') } },
      http: { addr: '127.0.0.1:0', secret: 'only for this test' },
    }),
  );
  const child = spawn(program, ['serve', config], { stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = (): void => {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  const port = await new Promise<string>((resolve, reject) => {
    let log = '';
    const read = (text: Buffer): void => {
      log += text.toString('utf8');
      const found = /listening on 127\.0\.0\.1:(\d+)/.exec(log)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`the registry ended: ${log.slice(-2000)}`)));
  });
  const domain = `127.0.0.1:${port}`;
  const put = async (url: URL, body: Uint8Array, type: string): Promise<void> => {
    const response = await fetch(url, { method: 'PUT', body, headers: { 'Content-Type': type } });
    if (response.status !== 201) throw new Error(`PUT ${url.pathname}: ${response.status} ${await response.text()}`);
  };
  const pushBlob = async (path: string, { bytes, digest }: Blob): Promise<void> => {
    const start = await fetch(`http://${domain}/v2/${path}/blobs/uploads/`, { method: 'POST' });
    const url = new URL(start.headers.get('location')!, `http://${domain}`);
    url.searchParams.set('digest', digest);
    await put(url, bytes, 'application/octet-stream');
  };
  const pushManifest = (path: string, name: string, manifest: Blob, mediaType: string): Promise<void> =>
    put(new URL(`http://${domain}/v2/${path}/manifests/${name}`), manifest.bytes, mediaType);
  return {
    domain,
    pushBlob,
    pushManifest,
    async pushImage(path, tag, { config, layers, manifest, mediaType }) {
      for (const part of [config, ...layers]) await pushBlob(path, part);
      await pushManifest(path, tag, manifest, mediaType);
    },
    stop,
  };
}
