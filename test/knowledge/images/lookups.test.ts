import { describe, expect, test } from 'vitest';
import { isPast } from '../../../src/knowledge/images/end-of-life.ts';
import { catalogue, HOSTILE_NAMES, known, reference } from './catalogue.ts';

describe('findImage', () => {
  test('knows an image by any way to write its name', () => {
    for (const text of [
      'node:20',
      'library/node:20',
      'docker.io/node:20',
      'docker.io/library/node:20',
      'index.docker.io/node:20',
    ]) {
      expect(known(text)).toMatchObject({ path: 'node', name: 'node', tag: '20', digest: undefined });
    }
  });

  test('knows no image that only ends in a known name', () => {
    for (const text of [
      'bitnami/node:20',
      'registry.example.com/node:20',
      'nodes',
      'gcr.io/distroless/nodejs20-debian11',
      'example.org/distroless/static-debian12',
      'distroless/static-debian12',
    ]) {
      expect(catalogue.findImage(reference(text)), text).toBeUndefined();
    }
  });

  test('takes no tag for latest, unless there is a digest', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    expect(known('node').tag).toBe('latest');
    expect(known(`node@${digest}`)).toMatchObject({ tag: undefined, digest });
    expect(known(`node:20@${digest}`)).toMatchObject({ tag: '20', digest });
  });

  test('says who runs what', () => {
    expect(known('node').ownUser?.glibc).toEqual({ name: 'node', uid: 1000, gid: 1000, home: '/home/node' });
    expect(known('php').ownUser).toEqual({ glibc: { name: 'www-data', uid: 33 }, musl: { name: 'www-data', uid: 82 } });
    expect(known('postgres').dropsPrivileges).toBe(true);
    expect(known('nginx').dropsPrivileges).toBe(false);
    expect(known('python').ownUser).toBeUndefined();
    expect(known('openjdk').replacement).toBe('eclipse-temurin');
    expect(known('gcr.io/distroless/static-debian13').ownUser?.glibc).toMatchObject({ name: 'nonroot', uid: 65532 });
  });
});

describe('findFacts', () => {
  test('says what a tag that is still rebuilt is made of', () => {
    expect(catalogue.findFacts('node', '26-slim')).toMatchObject({
      isListed: true,
      system: { distribution: 'debian', suite: 'trixie', libc: 'glibc', sh: 'dash', packageManager: 'apt' },
      defaults: { basis: 'catalogue', user: 'root', entrypoint: ['docker-entrypoint.sh'], command: ['node'] },
    });
  });

  test('takes what a patch release brings from the name that stands for it', () => {
    const minor = catalogue.findFacts('node', '24')!;
    const patch = catalogue.findVariants('node', '24.19.0').find(({ tag }) => tag === '24.19.0');
    expect(patch?.isListed).toBe(true);
    expect(catalogue.findFacts('node', '24.19.0')?.defaults).toEqual(minor.defaults);
  });

  test('marks what it takes from the nearest', () => {
    expect(catalogue.findFacts('node', '8')).toMatchObject({
      isListed: false,
      system: { suite: 'stretch' },
      defaults: { basis: 'estimate' },
    });
    // No variant on the same distribution: nothing is taken.
    expect(catalogue.findFacts('eclipse-temurin', '8-jdk-windowsservercore')?.defaults).toBeUndefined();
  });

  test('knows the distributions themselves', () => {
    const suites = [
      'debian:12',
      'debian:9-slim',
      'debian:stable',
      'ubuntu:18.04',
      'ubuntu',
      'alpine:3.9',
      'alpine',
      'centos:7',
      'fedora:39',
      'amazonlinux:2',
    ];
    expect(suites.map((text) => catalogue.findFacts(known(text).path, known(text).tag!)?.system?.suite)).toEqual([
      'bookworm', 'stretch', 'trixie', 'bionic', 'resolute', 'alpine3.9', 'alpine3.24', 'centos7', 'fedora39', 'al2',
    ]); // prettier-ignore
  });

  test('knows the user that Ubuntu brings since 23.04', () => {
    const has = (tag: string): boolean => catalogue.findFacts('ubuntu', tag)!.users.some(({ uid }) => uid === 1000);
    expect([has('22.04'), has('23.04'), has('24.04')]).toEqual([false, true, true]);
  });
});

describe('findSibling', () => {
  test.each([
    ['node', '20', 'slim', '20-slim'],
    ['node', '20-bookworm', 'slim', '20-bookworm-slim'],
    ['node', 'latest', 'slim', 'slim'],
    ['node', '20-bookworm-slim', 'alpine', '20-alpine'],
    ['node', '20-slim', 'slim', undefined],
    ['node', '99', 'slim', undefined],
    ['python', '3.11-bookworm', 'slim', '3.11-slim-bookworm'],
    ['python', '3.6', 'slim', '3.6-slim'],
    ['eclipse-temurin', '17-jdk-jammy', 'jre', '17-jre-jammy'],
    ['eclipse-temurin', '21', 'jre', '21-jre'],
    ['eclipse-temurin', '21-jdk-alpine', 'jre', '21-jre-alpine'],
    ['openjdk', '8-jdk-alpine', 'jre', '8-jre-alpine'],
    ['openjdk', '8', 'jre', '8-jre'],
    ['php', '8.3-fpm', 'alpine', '8.3-fpm-alpine'],
    ['php', '8.3-apache', 'alpine', undefined],
    ['php', '8.3', 'slim', undefined],
    // There is a 9-jdk11-slim, of 2019 and on Debian.
    ['tomcat', '9-jdk11', 'slim', undefined],
    ['nothing', '1', 'slim', undefined],
  ] as const)('of %s:%s for %s is %s', (path, tag, kind, sibling) => {
    expect(catalogue.findSibling(path, tag, kind)).toBe(sibling);
  });
});

describe('findSize', () => {
  test('says which is measured and which is an estimate', () => {
    expect(catalogue.findSize('node', '24-trixie')).toEqual({
      bytes: 440_298_459,
      basis: 'catalogue',
      of: 'lts-trixie',
      date: '2026-09-18',
    });
    expect(catalogue.findSize('node', '20-slim')).toMatchObject({ basis: 'estimate', of: '22-slim' });
    expect(catalogue.findSize('nginx', 'alpine3.23-slim')).toMatchObject({ basis: 'catalogue', bytes: 5_751_585 });
  });

  test('knows none of what does not exist, or of a kind that nobody measured', () => {
    expect(catalogue.findSize('node', '99')).toBeUndefined();
    expect(catalogue.findSize('node', '0.12-onbuild')).toBeUndefined();
    expect(catalogue.findSize('nothing', 'latest')).toBeUndefined();
  });
});

describe('endOfLife', () => {
  test('is that of the product and that of the system', () => {
    const { product, system } = catalogue.endOfLife('node', '20')!;
    expect(product).toEqual({ product: 'Node.js', cycle: '20', ends: '2026-04-30', extended: undefined });
    expect(system).toEqual({ product: 'Debian', cycle: '12', ends: '2026-07-11', extended: '2028-06-30' });
    expect(isPast(product!, '2026-04-30')).toBe(false);
    expect(isPast(product!, '2026-05-01')).toBe(true);
  });

  test('reads the version that a floating tag stands for, and a long one by its beginning', () => {
    expect(catalogue.endOfLife('node', 'lts')?.product?.cycle).toBe('24');
    expect(catalogue.endOfLife('python', '3')?.product?.cycle).toBe('3.14');
    expect(catalogue.endOfLife('python', '3.8.5-slim')?.product).toMatchObject({ cycle: '3.8', ends: '2024-10-07' });
    expect(catalogue.endOfLife('node', '8-alpine')?.system).toMatchObject({ product: 'Alpine' });
    expect(catalogue.endOfLife('node', '99')).toBeUndefined();
  });

  test('does not take the Java of an image that is no longer made for the one that is', () => {
    expect(catalogue.endOfLife('openjdk', '8')?.product).toBeUndefined();
  });
});

describe('hostile names', () => {
  test.each(HOSTILE_NAMES)('%j is nothing, wherever it is asked for', (name) => {
    expect(catalogue.hasTag(name, name)).toBe(false);
    expect(catalogue.findVariants(name, name)).toEqual([]);
    expect(catalogue.findVariants('node', name)).toEqual([]);
    expect(catalogue.ownCommands(name)).toEqual([]);
    const answers = [
      catalogue.findFacts(name, 'latest'),
      catalogue.findFacts('node', name),
      catalogue.findSize(name, name),
      catalogue.findSibling('node', name, 'slim'),
      catalogue.endOfLife('node', name),
      catalogue.missingInSlim(name, 'bookworm'),
      catalogue.missingInSlim('node', name),
      catalogue.findCommandPackage(name, 'alpine'),
      catalogue.findCommandPackage('git', 'debian', name)?.packages.filter((found) => found !== 'git')[0],
      catalogue.mapAptToApk(name),
      catalogue.needsToBuild('python', name),
      catalogue.needsToBuild('php', name),
      catalogue.findLibrary(name, 'bookworm'),
      catalogue.findLibrary('libpq.so.5', name),
      catalogue.findDistroless(`gcr.io/distroless/${name}`),
    ];
    expect(answers).toEqual(answers.map(() => undefined));
  });
});

describe('a look-up', () => {
  /** Milliseconds of the fastest of a few rounds. */
  function fastest(ask: () => void): number {
    ask();
    const rounds = Array.from({ length: 7 }, () => {
      const start = performance.now();
      for (let i = 0; i < 3000; i += 1) ask();
      return performance.now() - start;
    });
    return Math.min(...rounds);
  }

  test('takes the same time for an image with thousands of tags as for one with two hundred', () => {
    expect(catalogue.findVariants('openjdk', '8').length).toBeGreaterThan(10);
    // openjdk has 18,192 tags, httpd 199.
    const many = fastest(() => void catalogue.hasTag('openjdk', '11.0.4-jre-slim'));
    const few = fastest(() => void catalogue.hasTag('httpd', '2.4.46-alpine-x'));
    expect(many / few).toBeLessThan(12);
  });
});
