import { describe, expect, test } from 'vitest';
import { image } from '../../../src/cli/image.ts';
import type { Output } from '../../../src/cli/output.ts';
import { withMirrors } from '../../../src/knowledge/images/mirrors.ts';
import { catalogue } from './catalogue.ts';

async function run(name: string, format: 'text' | 'json' = 'text', width = 100): Promise<string> {
  let printed = '';
  const stream = (write: (data: string | Uint8Array) => void) => ({
    write,
    isTerminal: false,
    hasColours: false,
    width,
  });
  const output: Output = {
    stdout: stream((data) => void (printed += String(data))),
    stderr: stream(() => expect.unreachable()),
  };
  const own = withMirrors(catalogue, { 'registry.example.com/node': 'node' });
  expect(await image(name, format, { output, version: '1.2.3', today: '2026-11-21', catalogue: own })).toBe(0);
  return printed;
}

describe('dockoptimize image', () => {
  test('prints what is known of an image', async () => {
    const text = await run('node:20');
    expect(text).toMatch(/^node:20\n/);
    for (const part of [
      'no longer rebuilt',
      'about 408 MB: an estimate, that of node:lts',
      'debian bookworm, glibc',
      'Node.js 20: over since 2026-04-30',
      'Debian 12: over since 2026-07-11; extended by others until 2028-06-30',
      'node (1000:1000)',
      '["docker-entrypoint.sh"]',
      '20-slim',
      '325 packages',
      '2026-08-21',
    ]) {
      // prettier-ignore
      expect(text).toContain(part);
    }
    expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  test('says that it does not know a tag', async () => {
    expect(await run('node:99')).toContain('not known');
    expect(await run(`node@sha256:${'a'.repeat(64)}`)).toContain('a digest alone does not say which variant it is');
    expect(await run(`node:20@sha256:${'a'.repeat(64)}`)).toContain('the digest decides');
  });

  test('prints distroless images and copies', async () => {
    expect(await run('gcr.io/distroless/nodejs24-debian13:nonroot')).toMatch(/no shell[^]*65532[^]*libstdc\+\+6/);
    expect(await run('registry.example.com/node:20')).toMatch(/^registry\.example\.com\/node:20\n[^]*like {10}node\n/);
  });

  test('prints every image of the catalogue, however narrow the terminal', async () => {
    for (const name of [
      'php:8.3-apache',
      'postgres',
      'ubuntu:24.04',
      'alpine',
      'centos:7',
      'openjdk:8-jdk',
      'java:8',
      'debian:stable-slim',
      'busybox',
      'azul-zulu',
      'tomcat:9',
      'composer',
    ]) {
      expect(await run(name, 'text', 1)).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  test('prints JSON', async () => {
    const json = JSON.parse(await run('python:3.11', 'json')) as Record<string, unknown>;
    expect(json).toMatchObject({
      schemaVersion: 1,
      tool: 'dockoptimize',
      version: '1.2.3',
      image: 'python',
      tag: '3.11',
      isTagKnown: true,
      isListed: true,
    });
    expect(JSON.parse(await run('gcr.io/distroless/static-debian12', 'json'))).toMatchObject({
      distroless: { libc: 'none' },
    });
  });

  test.each([
    ['Node', /is no image reference/],
    ['$BASE', /is no image reference/],
    ['acme/app', /is not in the catalogue/],
    ['x\u001b[31m', /\\x1b/],
  ])('refuses %j', async (name, message) => {
    await expect(run(name)).rejects.toThrow(message);
  });
});
