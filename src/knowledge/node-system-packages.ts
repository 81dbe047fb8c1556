import { useOfPackage, type PackageUse } from './build-packages.ts';

/** Packages of Alpine that are of use to a build alone, by their descriptions (its package index, 2026-11-21). */
const ALPINE_BUILD: ReadonlySet<string> = new Set([
  'alpine-sdk', 'autoconf', 'automake', 'build-base', 'cmake', 'g++', 'gcc', 'libc-dev', 'libtool', 'linux-headers', 'make', 'musl-dev',
  'nasm', 'pkgconf', 'pkgconfig', 'binutils', 'file-dev', 'libgcc-dev',
]); // prettier-ignore

/** The library that goes with a package of headers of Alpine (its package index, 3.20 to 3.23, 2026-11-21). */
const ALPINE_LIBRARIES: Readonly<Record<string, readonly string[]>> = {
  'cairo-dev': ['cairo'],
  'giflib-dev': ['giflib'],
  'jpeg-dev': ['libjpeg-turbo'],
  'libjpeg-turbo-dev': ['libjpeg-turbo'],
  'libpng-dev': ['libpng'],
  'libpq-dev': ['libpq'],
  'librsvg-dev': ['librsvg'],
  'pango-dev': ['pango'],
  'pixman-dev': ['pixman'],
  'postgresql-dev': ['libpq'],
  'sqlite-dev': ['sqlite-libs'],
  'vips-dev': ['vips'],
};

/** They are of use to node-gyp, and hardly ever to a program for Node.js: those tell by name that they start it. */
const PYTHON =
  /^(?:python[23]?|python-is-python3|python3-(?:dev|minimal|setuptools|distutils|pip)|py3-(?:pip|setuptools))$/;

/** What a package of the system is for in an image of Node.js. @param name without version and architecture */
export function useOfNodePackage(name: string, distribution: string): PackageUse {
  if (PYTHON.test(name)) return 'tool';
  if (distribution === 'alpine' && ALPINE_BUILD.has(name)) return 'build';
  return useOfPackage(name);
}

/** The commands by which a tool is known to be used. */
export function commandsOfTool(name: string): readonly string[] {
  if (PYTHON.test(name)) return ['python', 'python3', 'python2'];
  if (name.startsWith('gnupg')) return ['gpg', 'gpg2', name];
  if (name === 'git-core') return ['git'];
  if (name === 'subversion') return ['svn'];
  if (name === 'mercurial') return ['hg'];
  if (name === 'xz-utils') return ['xz', 'unxz'];
  return [name];
}

/** The libraries that go with a package of headers of Alpine; `undefined` where they are not known. */
export function alpineLibrariesOf(name: string): readonly string[] | undefined {
  return Object.hasOwn(ALPINE_LIBRARIES, name) ? ALPINE_LIBRARIES[name] : undefined;
}

/** Places of the system whose files are taken away to save room, and that nothing minds having. */
const SPARE = /^\/(?:usr\/(?:share\/(?:doc|man|info|locale)|include|src)|usr\/local\/(?:lib|include|share|bin)|root|home|opt|tmp|var\/(?:cache|tmp|log|lib\/apt))(?:\/|$)/; // prettier-ignore

/** Whether it makes no difference to a program for Node.js that a file of the system is there. */
export function isSpare(path: string): boolean {
  return SPARE.test(path);
}
