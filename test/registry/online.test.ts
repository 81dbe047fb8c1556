import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { image, INDEX, index } from './manifests.ts';
import { serve, temporaryFolder, type TestServer } from './server.ts';
import { makeFolder } from '../cli/folder.ts';
import { withProgram, type Run } from '../cli/program.ts';
import { spawn } from 'node:child_process';

/** The whole program, asking a registry of this machine that a configuration calls a copy of Docker Hub. */
let program = '';
withProgram((file) => {
  program = file;
});

const made = image('amd64', ['layer']);
const today = index([{ made, platform: { os: 'linux', architecture: 'amd64' } }]);
const before = index([{ made, platform: { os: 'linux', architecture: 'arm64' } }]);
const TAGS: Readonly<Record<string, string>> = {
  latest: today.digest,
  '26.2.0': before.digest,
  '26.1.0': today.digest,
  '26.0.0': before.digest,
  '20': before.digest,
};
const BLOBS = new Map([today, before, made.manifest].map(({ digest, bytes }) => [digest, bytes]));

async function serveNode(): Promise<TestServer> {
  return serve((request, response) => {
    const name = request.url!.split('/').at(-1)!;
    if (!request.url!.startsWith('/v2/hub/node/')) response.writeHead(404).end();
    else if (name === 'list') response.writeHead(200).end(JSON.stringify({ tags: Object.keys(TAGS) }));
    else {
      const digest = TAGS[name] ?? name;
      const body = BLOBS.get(digest);
      if (body) response.writeHead(200, { 'Content-Type': INDEX, 'Docker-Content-Digest': digest }).end(body);
      else response.writeHead(404).end();
    }
  });
}

async function run(folder: string, words: readonly string[], env: Record<string, string>, input = ''): Promise<Run> {
  const child = spawn(process.execPath, [program, '--only=pin-base', ...words], {
    cwd: folder,
    env: { ...process.env, DOCKER_CONFIG: folder, ...env },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString('utf8')));
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString('utf8')));
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number];
  return { code, stdout, stderr };
}

function project(server: TestServer, text: string, digest = false): string {
  const config = {
    mirrors: { [`${server.domain}/hub/*`]: '*' },
    transforms: { 'pin-base': { digest } },
  };
  return makeFolder({ Dockerfile: text, 'dockoptimize.config.json': JSON.stringify(config) });
}

describe('--online', () => {
  test('names the version, and asks each question once for a day', async () => {
    const server = await serveNode();
    const name = `${server.domain}/hub/node`;
    const folder = project(server, `FROM ${name} AS build\nFROM ${name}:latest\nCOPY --from=build /app /app\n`);
    const env = { XDG_CACHE_HOME: temporaryFolder() };
    const { code, stdout, stderr } = await run(folder, ['--online'], env);
    expect(stdout).toContain(`+FROM ${name}:26.1.0 AS build\n`);
    expect(stdout).toContain(`+FROM ${name}:26.1.0\n`);
    expect({ code, isTold: stderr.includes('one image for all its platforms') }).toEqual({ code: 0, isTold: true });
    expect(server.asked.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'GET /v2/hub/node/tags/list',
      ...['20', '26.0.0', '26.1.0', '26.2.0', 'latest'].map((tag) => `HEAD /v2/hub/node/manifests/${tag}`),
    ]);
    const again = await run(folder, ['--online', '--write'], env);
    expect(again.code).toBe(0);
    expect(readFileSync(join(folder, 'Dockerfile'), 'utf8')).toContain(`FROM ${name}:26.1.0\n`);
    expect(server.asked).toHaveLength(6);
  });

  test('writes digests that were held against what they are of', async () => {
    const server = await serveNode();
    const name = `${server.domain}/hub/node`;
    const folder = project(server, `FROM ${name}\nFROM ${name}:20\n`, true);
    const { stdout } = await run(folder, ['--online', '--platform=linux/arm64'], { XDG_CACHE_HOME: temporaryFolder() });
    expect(stdout).toContain(`+FROM ${name}:26.1.0@${today.digest}\n`);
    expect(stdout).toContain(`+FROM ${name}:20@${before.digest}\n`);
    expect(server.asked.filter(({ method }) => method === 'GET').map(({ path }) => path)).toContain(
      `/v2/hub/node/manifests/${today.digest}`,
    );
  });

  test('works for standard input, too', async () => {
    const server = await serveNode();
    const name = `${server.domain}/hub/node`;
    const folder = project(server, '');
    const env = { XDG_CACHE_HOME: temporaryFolder() };
    const words = ['-', '--write', '--online', '--stdin-filepath=Dockerfile'];
    expect((await run(folder, words, env, `FROM ${name}\n`)).stdout).toBe(`FROM ${name}:26.1.0\n`);
  });

  test('asks nobody without it, of other registries, or where no transform asks', async () => {
    const server = await serveNode();
    const name = `${server.domain}/hub/node`;
    const env = { XDG_CACHE_HOME: temporaryFolder() };
    const folder = project(server, `FROM ${name}\n`);
    const offline = await run(folder, ['--refused'], env);
    expect(offline.stderr).toContain('--online');
    expect(offline.stdout).toBe('');
    const unknown = project(server, `FROM ${server.domain}/team/app\nFROM ${server.domain}/hub/nobody-knows-it\n`);
    expect((await run(unknown, ['--online', '--refused'], env)).stderr).toContain('only public registries are asked');
    await run(folder, ['--online', '--only=apt-yes', '--skip=pin-base'], env);
    expect(server.asked).toEqual([]);
  });

  test('says what is wrong with the registry, and goes on', async () => {
    const server = await serve((_, response) => void response.writeHead(403).end());
    const folder = project(server, `FROM ${server.domain}/hub/node\n`);
    const { code, stdout, stderr } = await run(folder, ['--online', '--refused'], {
      XDG_CACHE_HOME: temporaryFolder(),
    });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr.replace(/\s+/g, ' ')).toContain(`log in with "docker login ${server.domain}"`);
  });

  test('and --platform are checked before anything is done', async () => {
    const folder = makeFolder({ Dockerfile: 'FROM node\n' });
    const wrong = await run(folder, ['--online', '--platform=toaster'], {});
    expect(wrong).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('is not a platform') });
    const useless = await run(folder, ['--platform=linux/arm64'], {});
    expect(useless).toMatchObject({ code: 2, stderr: expect.stringContaining('only with --verify or --online') });
  });
});
