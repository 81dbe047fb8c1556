import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { EndOfLifeData } from '../../../src/knowledge/images/end-of-life.ts';
import type { ImageData } from '../../../src/knowledge/images/image-data.ts';
import { listFor, type NativeData } from '../../../src/knowledge/images/native.ts';
import type { AlpineData, CommandData } from '../../../src/knowledge/images/packages.ts';
import { DISTRIBUTIONS } from '../../../src/knowledge/images/system.ts';
import { catalogue } from './catalogue.ts';

interface Dated {
  readonly source: string;
  readonly date: string;
}

const FOLDER = fileURLToPath(new URL('../../../src/knowledge/images/', import.meta.url));
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
function read<Content extends Dated>(name: string): Content {
  return JSON.parse(readFileSync(FOLDER + name, 'utf8')) as Content;
}

const images: ImageData = read('images.json');
const MOST_BYTES = 1_500_000;
const rows = Object.entries(images.images);
const variants = rows.flatMap(([path, row]) => row.variants.map((variant) => ({ path, row, variant })));

describe('the files of the catalogue', () => {
  test('say where they are from, and of when they are', () => {
    expect(FILES).toHaveLength(9);
    for (const name of FILES) {
      const { source, date } = read(name);
      expect(source, name).toMatch(/\w{4}/);
      expect(date, name).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
    expect(
      catalogue
        .sources()
        .map(({ date }) => date)
        .sort(),
    ).toEqual(FILES.map((name) => read(name).date).sort());
  });

  test(`are together smaller than ${MOST_BYTES} bytes`, () => {
    expect(FILES.reduce((sum, name) => sum + statSync(FOLDER + name).size, 0)).toBeLessThan(MOST_BYTES);
  });

  test('have no sign of another file in them', () => {
    for (const name of FILES)
      expect(readFileSync(FOLDER + name, 'utf8'), name).not.toMatch(/<GCR>|<MCR>|undefined|NaN/);
  });
});

describe('an ordinary run', () => {
  const SOURCE = fileURLToPath(new URL('../../../src/', import.meta.url));
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

  test('does not load the data: nothing imports them, they are read when they are asked for', () => {
    const pattern =
      /knowledge\/images\/\w+\.json|\.\/(?:tags|images|contents|commands|alpine|libraries|native|eol|distroless)\.json/;
    expect(files.filter((name) => pattern.test(readFileSync(SOURCE + name, 'utf8')))).toEqual([]);
  });
});

describe('each variant', () => {
  test('is there', () => {
    expect(rows.length).toBeGreaterThan(60);
    expect(variants.length).toBeGreaterThan(1000);
  });

  test('has tags that exist, and are still listed', () => {
    for (const { path, variant } of variants) {
      for (const tag of variant.tags.split(' '))
        expect(catalogue.findFacts(path, tag)?.isListed, `${path}:${tag}`).toBe(true);
    }
  });

  test('has a suite that can be read, the same as its tags have', () => {
    for (const { path, variant } of variants) {
      const { system } = catalogue.findFacts(path, variant.tags.split(' ')[0]!)!;
      if (variant.suite === undefined) continue;
      expect(DISTRIBUTIONS, `${path}:${variant.tags}`).toContain(system?.distribution);
      // Where the tag says but "alpine", the release is known from the Dockerfile, or the other way round.
      const own = variant.suite.replace('alpine-', 'alpine');
      expect(system!.suite === own || own === 'alpine' || system!.suite === 'alpine', `${path}:${variant.tags}`).toBe(
        true,
      );
    }
  });

  test('has platforms, amd64 among them', () => {
    for (const { path, variant } of variants) {
      const platforms = images.platforms[variant.platforms]!.split(' ');
      expect(platforms, `${path}:${variant.tags}`).toContain('linux/amd64');
      expect(platforms.filter((platform) => !/^linux\/\w+(?:\/v\d)?$/.test(platform))).toEqual([]);
    }
  });

  test('has a size of a megabyte to a few gigabytes, where it has one', () => {
    const sizes = variants.flatMap(({ path, variant }) =>
      variant.size ? [{ path, variant, size: variant.size }] : [],
    );
    expect(sizes.length).toBeGreaterThan(40);
    for (const { path, variant, size } of sizes) {
      const [bytes, date, tag] = size;
      expect(bytes, `${path}:${tag}`).toBeGreaterThan(1e6);
      expect(bytes, `${path}:${tag}`).toBeLessThan(3e9);
      expect(date).toMatch(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/);
      expect(variant.tags.split(' '), path).toContain(tag);
    }
  });
});

describe('what images bring', () => {
  const defaults = rows.flatMap(([path, row]) => (row.defaults ?? []).map((own) => ({ path, own })));

  test('is a user, lists of words, ports, absolute folders', () => {
    expect(defaults.length).toBeGreaterThan(90);
    for (const { path, own } of defaults) {
      expect(own.user, path).toMatch(/^[\w-]+(?::[\w-]+)?$/);
      for (const list of [own.entrypoint ?? ['x'], own.command ?? ['x']]) {
        expect(list.length, path).toBeGreaterThan(0);
        expect(
          list.every((word) => typeof word === 'string' && word !== ''),
          path,
        ).toBe(true);
      }
      expect(
        (own.ports ?? []).filter((port) => !/^\d{1,5}(?:\/(?:tcp|udp))?$/.test(port)),
        path,
      ).toEqual([]);
      expect(
        (own.volumes ?? []).filter((folder) => !folder.startsWith('/')),
        path,
      ).toEqual([]);
      expect(own.workingDir ?? '/', path).toMatch(/^\//);
    }
  });

  test('names users with an id that can be one', () => {
    const users = defaults.flatMap(({ own }) => own.users ?? []);
    expect(users.length).toBeGreaterThan(15);
    for (const { name, uid, gid, home } of users) {
      expect(name).toMatch(/^[a-z_][\w-]*$/);
      for (const id of [uid, gid])
        expect(id === undefined || (Number.isInteger(id) && id > 0 && id < 65536), name).toBe(true);
      expect(home ?? '/').toMatch(/^\//);
    }
  });

  test('has a USER that exists in the image', () => {
    for (const { path, row, variant } of variants) {
      const own = variant.defaults === undefined ? undefined : row.defaults?.[variant.defaults];
      if (own?.user === undefined || own.user === 'root') continue;
      const names = catalogue.findFacts(path, variant.tags.split(' ')[0]!)!.users.map(({ name }) => name);
      expect(names, `${path}:${variant.tags}`).toContain(own.user);
    }
  });
});

describe('the other tables', () => {
  test('name packages as the distributions do', () => {
    const named: (readonly [by: string, name: string])[] = [];
    for (const [command, { debian = [], alpine = [] }] of Object.entries(read<CommandData>('commands.json').commands)) {
      const names = typeof debian === 'string' ? [debian] : Object.values(debian);
      named.push(...[...names, ...alpine].map((name) => [command, name] as const));
    }
    for (const [apt, { to }] of Object.entries(read<AlpineData>('alpine.json').packages)) {
      named.push(...to.map((name) => [apt, name] as const));
    }
    for (const needs of Object.values(read<NativeData>('native.json').needs)) {
      for (const [by, row] of Object.entries(needs)) {
        const debian = [row.debianBuild, row.debianRuntime].map((list) => listFor(list, 'bookworm') ?? []);
        named.push(...[...debian, row.alpineBuild, row.alpineRuntime].flat().map((name) => [by, name] as const));
      }
    }
    expect(named.length).toBeGreaterThan(4000);
    expect(named.filter(([, name]) => !/^[a-z0-9][\w.+-]*$/i.test(name))).toEqual([]);
  });

  test('give days as days', () => {
    const { cycles } = read<EndOfLifeData>('eol.json');
    const days = Object.values(cycles).flatMap((ends) => Object.values(ends));
    expect(days.filter((day) => !/^(?:-|past|\d{4}-\d\d-\d\d)(?: \d{4}-\d\d-\d\d)?$/.test(day))).toEqual([]);
  });

  test('have what every image of the full kind lacks when it gets slim', () => {
    for (const suite of ['bullseye', 'bookworm', 'trixie']) {
      const missing = catalogue.missingInSlim('node', suite)!;
      expect([...missing.commands.values()].filter((name) => !missing.packages.has(name))).toEqual([]);
      for (const command of ['git', 'curl', 'gcc', 'g++', 'cc', 'make', 'python3', 'wget']) {
        expect(missing.commands.has(command), `${command} in ${suite}`).toBe(true);
      }
    }
  });
});
