import { describe, expect, test } from 'vitest';
import { withImages, withMirrors } from '../../../src/knowledge/images/mirrors.ts';
import { catalogue, HOSTILE_NAMES, known, reference } from './catalogue.ts';

describe('withMirrors', () => {
  const mirrored = withMirrors(catalogue, {
    'registry.example.com/node': 'node',
    'registry.example.com/hub/*': '*',
    'registry.example.com:5000/official/*': 'library/*',
    'registry.example.com/hub/special/python': 'python',
    'registry.example.com/lost': 'no-such-image',
    'docker.io/acme/go': 'docker.io/library/golang',
  });

  test('makes a copy behave as the original', () => {
    expect(known('registry.example.com/node:20-slim', mirrored)).toMatchObject({
      path: 'node',
      name: 'registry.example.com/node',
      tag: '20-slim',
      ownUser: { glibc: { name: 'node' } },
    });
    expect(known('acme/go:1.21', mirrored).path).toBe('golang');
  });

  test('finds what lies below a folder', () => {
    expect(known('registry.example.com/hub/library/ruby:3.2', mirrored).path).toBe('ruby');
    expect(known('registry.example.com/hub/ruby', mirrored)).toMatchObject({ path: 'ruby', tag: 'latest' });
    expect(known('registry.example.com:5000/official/php:8.3', mirrored).path).toBe('php');
    expect(known('registry.example.com/hub/special/python', mirrored).path).toBe('python');
  });

  test('leaves what is unknown unknown, and what was known as it was', () => {
    for (const text of [
      'registry.example.com/hub/acme/node',
      'registry.example.com/lost:1',
      'registry.example.org/node',
      'registry.example.com/hub',
    ]) {
      expect(mirrored.findImage(reference(text)), text).toBeUndefined();
    }
    expect(known('node:20', mirrored)).toEqual(known('node:20'));
    expect(catalogue.findImage(reference('registry.example.com/node'))).toBeUndefined();
  });

  test('keeps a digest', () => {
    const digest = `sha256:${'0'.repeat(64)}`;
    expect(known(`registry.example.com/node:20@${digest}`, mirrored)).toMatchObject({ tag: '20', digest });
    expect(known(`registry.example.com/node@${digest}`, mirrored)).toMatchObject({ tag: undefined, digest });
  });

  test('can be done again, the later first', () => {
    const twice = withMirrors(mirrored, {
      'registry.example.com/node': 'python',
      'other.example.com/n': 'registry.example.com/node',
    });
    expect(known('registry.example.com/node', twice).path).toBe('python');
    expect(known('other.example.com/n', twice).path).toBe('node');
  });

  test('takes hostile names for names', () => {
    const hostile = withMirrors(
      catalogue,
      Object.fromEntries(
        HOSTILE_NAMES.flatMap((name) => [
          [name, 'node'],
          [`${name}/*`, '*'],
          [`r.example.com/${name}`, name],
        ]),
      ),
    );
    expect(known('python:3', hostile).path).toBe('python');
    expect(hostile.findImage(reference('r.example.com/constructor'))).toBeUndefined();
  });
});

describe('withImages', () => {
  const own = withImages(catalogue, {
    'registry.example.com/base/node': {
      like: 'node',
      tags: ['20', '20-slim', '20-acme'],
      ownUser: { name: 'app', uid: 2000, gid: 2000 },
    },
    'registry.example.com/base/python': { like: 'python' },
    nginx: { like: 'nginx', dropsPrivileges: true, replacement: 'registry.example.com/nginx' },
    'registry.example.com/nothing': { like: 'no-such-image' },
  });
  const path = 'registry.example.com/base/node';

  test('knows an image by its own name, with its own user and tags', () => {
    expect(known(`${path}:20`, own)).toMatchObject({ path, ownUser: { glibc: { name: 'app', uid: 2000 } } });
    expect([
      own.hasTag(path, '20'),
      own.hasTag(path, '20-acme'),
      own.hasTag(path, '22'),
      own.hasTag(path, 'constructor'),
    ]).toEqual([true, true, false, false]);
    expect(
      own
        .findVariants(path, '20')
        .map(({ tag }) => tag)
        .sort(),
    ).toEqual(['20', '20-slim']);
    expect(own.findSibling(path, '20', 'slim')).toBe('20-slim');
    expect(own.findSibling(path, '20', 'alpine')).toBeUndefined();
  });

  test('takes the rest from the image that it is like', () => {
    expect(own.findFacts(path, '20')).toMatchObject({ path, system: { suite: 'bookworm' } });
    expect(own.findFacts(path, '22')).toBeUndefined();
    expect(own.findSize(path, '20')?.basis).toBe('estimate');
    expect(own.missingInSlim(path, 'bookworm')?.commands.has('git')).toBe(true);
    expect(own.endOfLife(path, '20')?.product?.cycle).toBe('20');
    expect(own.ownCommands('registry.example.com/base/python')).toContain('pip');
    expect(own.hasTag('registry.example.com/base/python', '3.11-slim')).toBe(true);
  });

  test('overrides what is known, and nothing else', () => {
    expect(known('nginx', own)).toMatchObject({ dropsPrivileges: true, replacement: 'registry.example.com/nginx' });
    expect(known('nginx').dropsPrivileges).toBe(false);
    expect(own.findImage(reference('registry.example.com/nothing'))).toBeUndefined();
    expect(own.findFacts('node', '20')).toEqual(catalogue.findFacts('node', '20'));
    expect(own.findSize('node', '24-trixie')).toEqual(catalogue.findSize('node', '24-trixie'));
  });
});
