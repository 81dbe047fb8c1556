import { execFileSync } from 'node:child_process';
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder } from './folder.ts';
import { discover } from '../../src/cli/discover.ts';
import { makeExclusion } from '../../src/cli/exclude.ts';

const nobody = async (): Promise<undefined> => undefined;

async function pathsIn(
  folder: string,
  paths: readonly string[] = ['.'],
  globs: readonly string[] = [],
): Promise<readonly string[]> {
  const { files } = await discover(paths, folder, await makeExclusion(globs, folder, nobody));
  return files.map(({ path }) => path);
}

function emptyFiles(...paths: readonly string[]): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [path, 'FROM a\n']));
}

describe('names', () => {
  test('finds Dockerfiles by all their names, in the order of code units', async () => {
    const names = [
      'Containerfile',
      'Containerfile.dev',
      'Dockerfile',
      'Dockerfile-dev',
      'Dockerfile.prod',
      'a/b/dockerfile',
      'web.Dockerfile',
      'x.dockerfile',
      '.devcontainer/Dockerfile',
    ];
    expect(await pathsIn(makeFolder(emptyFiles(...names)))).toEqual([...names].sort());
  });

  test.each([
    'Dockerfile.dockerignore',
    'Dockerfile.j2',
    'Dockerfile.tmpl',
    'Dockerfile.in',
    'Dockerfile.m4',
    'Dockerfile.erb',
    'Dockerfile-slim.template',
    'Dockerfile~',
    'Dockerfile.orig',
    'Dockerfile.swp',
    'Dockerfile.md',
    'MyDockerfile',
    'DOCKERFILE',
    'Dockerfile2',
    'node_modules/a/Dockerfile',
    'a/vendor/b/Dockerfile',
    'third_party/Dockerfile',
    '.git/Dockerfile',
    'a/.venv/Dockerfile',
  ])('does not find %s', async (path) => {
    expect(await pathsIn(makeFolder(emptyFiles(path)))).toEqual([]);
  });

  test('takes a named file whatever its name, and a named folder whatever it is', async () => {
    const folder = makeFolder({ ...emptyFiles('node_modules/Dockerfile', 'build.txt'), '.gitignore': '*\n' });
    expect(await pathsIn(folder, ['build.txt', 'node_modules'])).toEqual(['build.txt', 'node_modules/Dockerfile']);
  });
});

describe('paths', () => {
  test('gives each file once, however often it is reached', async () => {
    const folder = makeFolder(emptyFiles('a/Dockerfile'));
    expect(await pathsIn(folder, ['a', '.', './a/Dockerfile', join(folder, 'a')])).toEqual(['a/Dockerfile']);
  });

  test('reports what does not exist and goes on', async () => {
    const folder = makeFolder(emptyFiles('Dockerfile'));
    const { files, failures } = await discover(['nope', '.'], folder, await makeExclusion([], folder, nobody));
    expect(files.map(({ path }) => path)).toEqual(['Dockerfile']);
    expect(failures).toEqual([{ path: 'nope', because: 'it does not exist' }]);
  });

  test('shows a path outside of the current folder in full', async () => {
    const folder = makeFolder(emptyFiles('a/Dockerfile', 'b/x'));
    expect(await pathsIn(join(folder, 'b'), ['../a'])).toEqual([`${folder}/a/Dockerfile`]);
  });

  test.skipIf(process.getuid?.() === 0)('reports a folder that cannot be read', async () => {
    const folder = makeFolder(emptyFiles('a/Dockerfile'));
    chmodSync(join(folder, 'a'), 0);
    const { failures } = await discover(['.'], folder, await makeExclusion([], folder, nobody));
    chmodSync(join(folder, 'a'), 0o755);
    expect(failures).toEqual([{ path: 'a', because: 'permission was denied' }]);
  });
});

describe('links', () => {
  test('does not follow links to folders', async () => {
    const folder = makeFolder(emptyFiles('a/Dockerfile'));
    symlinkSync(folder, join(folder, 'a', 'loop'));
    symlinkSync(join(folder, 'a'), join(folder, 'Dockerfile.d'));
    expect(await pathsIn(folder)).toEqual(['a/Dockerfile']);
  });

  test('takes a found link for its target, if that lies in the folder', async () => {
    const folder = makeFolder(emptyFiles('in/images/app.docker', 'out/app.docker'));
    symlinkSync('images/app.docker', join(folder, 'in', 'Dockerfile'));
    symlinkSync('../out/app.docker', join(folder, 'in', 'Dockerfile.out'));
    symlinkSync('nowhere', join(folder, 'in', 'Dockerfile.gone'));
    expect(await pathsIn(folder, ['in'])).toEqual(['in/images/app.docker']);
  });
});

describe('--exclude', () => {
  test('leaves out files and whole folders, named ones too', async () => {
    const folder = makeFolder(emptyFiles('Dockerfile', 'test/fixtures/Dockerfile', 'a/Dockerfile.dev'));
    expect(await pathsIn(folder, ['.', 'a/Dockerfile.dev'], ['fixtures', '*.dev'])).toEqual(['Dockerfile']);
  });

  test('refuses a glob that is none', async () => {
    await expect(makeExclusion(['!a'], '/', nobody)).rejects.toThrow(/--exclude "!a" cannot be used; expected/);
  });
});

describe('.gitignore', () => {
  const trees: Readonly<Record<string, Record<string, string>>> = {
    'of the root, of folders, and taken back by a deeper one': {
      '.gitignore': 'build\n*.tmp.Dockerfile\n/only-root/\nlogs/**\n!logs/keep/\n',
      ...emptyFiles(
        'Dockerfile',
        'build/Dockerfile',
        'a/build/Dockerfile',
        'a/build/deep/Dockerfile',
        'b/build/Dockerfile',
        'x.tmp.Dockerfile',
      ),
      'a/.gitignore': '!build\n/Dockerfile.x\n',
      ...emptyFiles(
        'a/Dockerfile.x',
        'a/c/Dockerfile.x',
        'only-root/Dockerfile',
        'a/only-root/Dockerfile',
        'logs/keep/Dockerfile',
        'logs/Dockerfile',
      ),
    },
    'with stars, sets and escapes': {
      '.gitignore': 'a/*/Dockerfile\n**/gen[0-9]/\n\\!odd/\nDockerfile.[!p]*\n# Dockerfile\nname\\ \n',
      ...emptyFiles(
        'a/b/Dockerfile',
        'a/b/c/Dockerfile',
        'gen1/Dockerfile',
        'x/gen2/Dockerfile',
        'gen/Dockerfile',
        '!odd/Dockerfile',
        'Dockerfile.prod',
        'Dockerfile.dev',
        'name /Dockerfile',
        'Dockerfile',
      ),
    },
    'with a file in an ignored folder that nothing can take back': {
      '.gitignore': 'out/\n!out/Dockerfile\nDockerfile\n!b/Dockerfile\n',
      ...emptyFiles('out/Dockerfile', 'b/Dockerfile', 'c/Dockerfile'),
    },
  };

  test.each(Object.entries(trees))('%s: as git sees it', async (_, files) => {
    const folder = makeFolder(files);
    const git = (...words: string[]): string => execFileSync('git', words, { cwd: folder, encoding: 'utf8' });
    git('init', '-q');
    const wanted = git('ls-files', '-z', '-co', '--exclude-standard')
      .split('\0')
      .filter((path) => /ockerfile[^/]*$/.test(path));
    expect(await pathsIn(folder)).toEqual(wanted.sort());
    const below = wanted.filter((path) => path.startsWith('a/')).map((path) => path.slice(2));
    if (below.length > 0) expect(await pathsIn(join(folder, 'a'))).toEqual(below);
  });

  test('respects .git/info/exclude', async () => {
    const folder = makeFolder({ ...emptyFiles('Dockerfile', 'a/Dockerfile'), '.git/info/exclude': 'a\n' });
    expect(await pathsIn(folder)).toEqual(['Dockerfile']);
  });

  test('does not look above the root of the repository', async () => {
    const folder = makeFolder({ ...emptyFiles('repo/Dockerfile'), '.gitignore': '*\n', 'repo/.git/HEAD': '' });
    expect(await pathsIn(join(folder, 'repo'))).toEqual(['Dockerfile']);
  });
});
