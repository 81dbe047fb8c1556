import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The house, top to bottom (docs/architecture.md): a file may import from its own floor and from those below. */
const FLOORS = [
  'src/cli',
  'src/report',
  'src/verify',
  'src/registry',
  'src/pipeline',
  'src/plan',
  'transforms',
  'src/transform',
  'src/analysis',
  'src/check',
  'src/trace',
  'src/context',
  'src/knowledge',
  'src/dockerfile',
  'src/shell',
  'src/image',
  'src/text',
] as const;

/** The one folder, or the few, through which a package comes into the house. */
const DOORS: Readonly<Record<string, readonly string[]>> = {
  'dockerfile-ast': ['src/dockerfile'],
  unbash: ['src/shell'],
  diff: ['src/report'],
  picocolors: ['src/report'],
  commander: ['src/cli'],
  lilconfig: ['src/cli'],
  tinyglobby: ['src/cli'],
  ignore: ['src/cli'],
  tinypool: ['src/cli'],
  picomatch: ['src/plan'],
  valibot: ['src/plan'],
  yaml: ['src/plan', 'src/verify', 'src/context'],
  prettier: ['src/dockerfile'],
  execa: ['src/verify'],
  fzstd: ['src/image'],
  'p-retry': ['src/registry'],
  'smol-toml': ['src/context'],
  '@rgrove/parse-xml': ['src/context'],
};

/** Folders, and files, whose code may touch files, processes, the network or the clock. */
const OUTSIDE = ['src/cli', 'src/verify', 'src/registry', 'src/image', 'src/context/folder.ts'];

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = ['src', 'transforms'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`),
);
const sources = new Map(files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]));
const imports: readonly Import[] = files.flatMap((from) =>
  [...sources.get(from)!.matchAll(/^(?:import|export)\b[^;'=]*\bfrom '([^']+)'|\bimport\('([^']+)'\)/gm)].map(
    ([, still, lazy]) => ({
      from,
      to: (still ?? lazy)!,
    }),
  ),
);

function floorOf(file: string): number {
  return FLOORS.findIndex((floor) => file.startsWith(`${floor}/`));
}

function targetOf({ from, to }: Import): string {
  return relative(ROOT, resolve(ROOT, dirname(from), to)).replaceAll('\\', '/');
}

const inner = imports.filter(({ to }) => to.startsWith('.'));
const outer = imports.filter(({ to }) => !to.startsWith('.'));

describe('the house', () => {
  test('has a floor for every file but the library door', () => {
    expect(files.filter((file) => floorOf(file) === -1)).toEqual(['src/index.ts']);
  });

  test('imports point down', () => {
    const upward = inner.filter((link) => link.from !== 'src/index.ts' && floorOf(targetOf(link)) < floorOf(link.from));
    // The contract and the facts of analysis speak of each other by type alone.
    expect(upward.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  test('check/ knows no transform, no analysis and no pipeline, and no transform knows check/ but its list of effects', () => {
    const forbidden = inner.filter((link) => {
      const to = targetOf(link);
      if (link.from.startsWith('src/check/'))
        return /^(?:transforms|src\/(?:transform|analysis|pipeline|plan))\//.test(to);
      return link.from.startsWith('transforms/') && to.startsWith('src/check/') && to !== 'src/check/effects.ts';
    });
    expect(forbidden).toEqual([]);
  });

  test('transforms do not import each other', () => {
    const links = inner.filter(
      (link) => link.from.startsWith('transforms/') && targetOf(link).startsWith('transforms/'),
    );
    expect(links.filter(({ from }) => from !== 'transforms/index.ts')).toEqual([]);
  });

  test.each(Object.entries(DOORS))('%s has one door', (name, doors) => {
    const users = outer.filter(({ to }) => to === name || to.startsWith(`${name}/`)).map(({ from }) => from);
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter((from) => !doors.some((door) => from.startsWith(`${door}/`)))).toEqual([]);
  });

  test('every package has a door', () => {
    const packages = outer.map(({ to }) => to).filter((to) => !to.startsWith('node:'));
    expect(
      packages.filter((to) => !Object.keys(DOORS).some((name) => to === name || to.startsWith(`${name}/`))),
    ).toEqual([]);
  });

  test('all but the outside is pure: no files, processes, network, clock or chance', () => {
    const isInside = (file: string): boolean =>
      !OUTSIDE.some((place) => file === place || file.startsWith(`${place}/`));
    expect(outer.filter(({ from, to }) => to.startsWith('node:') && isInside(from))).toEqual([]);
    const impure = /\b(?:process\.|fetch\(|Date\.now|new Date|performance\.|Math\.random|setTimeout|console\.)/;
    expect(files.filter((file) => isInside(file) && impure.test(withoutComments(sources.get(file)!)))).toEqual([]);
  });

  test('a file is one idea: at most 250 lines', () => {
    const long = files.filter((file) => sources.get(file)!.split('\n').length > 251);
    expect(long).toEqual([]);
  });

  test('names say what: no utils, helpers, managers', () => {
    expect(
      files.filter((file) => /util|helper|manager\b|handler|misc|common/.test(file.replace('package-manager', ''))),
    ).toEqual([]);
  });
});

function withoutComments(source: string): string {
  return source.replace(/\/\*[^]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}
