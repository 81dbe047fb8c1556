import { describe, expect, test } from 'vitest';
import { listFor } from '../../../src/knowledge/images/native.ts';
import { catalogue } from './catalogue.ts';

describe('missingInSlim', () => {
  test('leaves out what the slim image has by itself', () => {
    expect(catalogue.missingInSlim('python', 'bookworm')!.commands.has('openssl')).toBe(false);
    expect(catalogue.missingInSlim('node', 'bookworm')!.commands.get('openssl')).toBe('openssl');
    expect(catalogue.missingInSlim('rust', 'bookworm')!.commands.has('gcc')).toBe(false);
    expect(catalogue.missingInSlim('debian', 'bookworm')!.packages.size).toBe(0);
  });

  test('gives the package that people mean', () => {
    const { commands, packages } = catalogue.missingInSlim('node', 'bookworm')!;
    expect(['git', 'cc', 'convert', 'python3', 'pg_config'].map((name) => commands.get(name))).toEqual([
      'git',
      'gcc',
      'imagemagick',
      'python3',
      'libpq-dev',
    ]);
    expect(packages.get('libpq-dev')?.kind).toBe('headers');
    expect(packages.get('libpq5')?.kind).toBe('library');
  });

  test('knows adduser to be gone from the slim image of trixie', () => {
    expect(catalogue.missingInSlim('node', 'trixie')!.commands.get('adduser')).toBe('adduser');
    expect(catalogue.missingInSlim('node', 'bookworm')!.commands.has('adduser')).toBe(false);
  });

  test('marks lists of another suite, and has none for what has no slim variant', () => {
    expect(catalogue.missingInSlim('node', 'stretch')).toMatchObject({ suite: 'bullseye', basis: 'estimate' });
    expect(catalogue.missingInSlim('node', 'bookworm')).toMatchObject({ suite: 'bookworm', basis: 'catalogue' });
    expect(catalogue.missingInSlim('perl', 'bookworm')).toMatchObject({ isSlimKnown: false });
    expect(catalogue.missingInSlim('node', 'noble')).toBeUndefined();
    expect(catalogue.missingInSlim('php', 'bookworm')).toBeUndefined();
    expect(catalogue.missingInSlim('nginx', 'bookworm')).toBeUndefined();
  });
});

describe('packages', () => {
  test('of commands', () => {
    expect(catalogue.findCommandPackage('git', 'debian')).toEqual({
      isInBase: false,
      packages: ['git'],
      certainty: 'checked',
    });
    expect(catalogue.findCommandPackage('bash', 'alpine')).toEqual({
      isInBase: false,
      packages: ['bash'],
      certainty: 'checked',
    });
    expect(catalogue.findCommandPackage('tar', 'alpine')).toMatchObject({ isInBase: true, packages: ['tar'] });
    expect(catalogue.findCommandPackage('apt-get', 'alpine')).toMatchObject({ isInBase: false, packages: [] });
    expect(catalogue.findCommandPackage('adduser', 'debian', 'bookworm')?.isInBase).toBe(true);
    expect(catalogue.findCommandPackage('adduser', 'debian', 'trixie')?.isInBase).toBe(false);
    expect(catalogue.findCommandPackage('no-such-command', 'debian')).toBeUndefined();
  });

  test('of Alpine', () => {
    expect(catalogue.mapAptToApk('build-essential')).toMatchObject({ packages: ['build-base'], certainty: 'checked' });
    expect(catalogue.mapAptToApk('software-properties-common')).toMatchObject({ packages: [], isNeedless: false });
    expect(catalogue.mapAptToApk('apt-transport-https')).toMatchObject({ packages: [], isNeedless: true });
    expect(catalogue.mapAptToApk('no-such-package')).toBeUndefined();
  });

  test('of languages', () => {
    expect(catalogue.needsToBuild('python', 'psycopg2')).toMatchObject({
      glibc: 'never',
      debianBuild: ['gcc', 'libc6-dev', 'libpq-dev'],
      debianRuntime: ['libpq5'],
    });
    expect(catalogue.needsToBuild('python', 'Python_Magic')).toEqual(catalogue.needsToBuild('python', 'python-magic'));
    expect(listFor(catalogue.needsToBuild('python', 'python-magic')!.debianRuntime, 'trixie')).toEqual([
      'libmagic1t64',
    ]);
    expect(catalogue.needsToBuild('node', 'canvas')).toMatchObject({ glibc: 'always', musl: 'never' });
    expect(catalogue.needsToBuild('ruby', 'pg')).toMatchObject({ glibc: { since: '1.6' }, musl: 'never' });
    expect(catalogue.needsToBuild('php', 'PDO_MySQL')).toMatchObject({ debianBuild: [] });
    expect(catalogue.needsToBuild('php', 'MBString')?.isBundled).toBe(true);
    expect(catalogue.needsToBuild('php', 'gd')?.isBundled).toBeUndefined();
    expect(catalogue.needsToBuild('php', 'ctype')?.isBundled).toBe(true);
    expect(listFor(catalogue.needsToBuild('php', 'gd')!.debianRuntime, 'bullseye')).toBeUndefined();
  });

  test('of libraries', () => {
    expect(catalogue.findLibrary('libpq.so.5', 'bookworm')).toEqual({ package: 'libpq5', level: 'full' });
    expect(catalogue.findLibrary('libGL.so.1', 'bookworm')).toEqual({ package: 'libgl1', level: undefined });
    expect(catalogue.findLibrary('libpq.so.5', 'noble')).toBeUndefined();
  });

  test('of distroless images', () => {
    const node = catalogue.findDistroless('gcr.io/distroless/nodejs24-debian13')!;
    expect(node).toMatchObject({ suite: 'trixie', libc: 'glibc', entrypoint: ['/nodejs/bin/node'] });
    expect(node.packages.has('libstdc++6')).toBe(true);
    expect(node.tags['nonroot']).toEqual({ user: '65532', workingDir: '/home/nonroot' });
    expect(catalogue.hasTag('gcr.io/distroless/nodejs24-debian13', 'nonroot')).toBe(true);
    expect(catalogue.hasTag('gcr.io/distroless/nodejs24-debian13', 'constructor')).toBe(false);
  });
});
