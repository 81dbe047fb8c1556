import type { Distribution } from './system.ts';

/** Changes that our own builds have tried on some bases, and on others not. */
export const BUILT_CHANGES = ['slim-base', 'alpine-base', 'distroless-base', 'jre-base', 'nonroot-user'] as const;
export type BuiltChange = (typeof BUILT_CHANGES)[number];

/** On what a change was built, before and after, and run by our tests (test/verify/bases). */
interface BuiltOn {
  /** Paths of images, as Docker Hub has them. */
  readonly images: readonly string[];
  /** What was looked at, as a clause. */
  readonly tried: string;
  /** What was not, as a clause. */
  readonly missing: string;
}

/**
 * By test/verify/bases.engine.test.ts on 2026-11-21. What it builds on are images of our own under the names of the official
 * ones: Debian 12 with the same packages, users, paths and defaults, on linux/amd64.
 */
export const BUILT_ON: Readonly<Record<BuiltChange, BuiltOn>> = {
  'slim-base': {
    images: ['debian', 'node', 'python'],
    tried:
      '`debian`, `node` and `python`, with nothing missing, with a package that joins others or gets a RUN of its own, for a start script and for a health check',
    missing: 'every other image',
  },
  'alpine-base': { images: [], tried: 'nothing', missing: 'all of it: there was no image of Alpine' },
  'distroless-base': {
    images: [],
    tried:
      '`node`, a jar, Go without and with C, on images of Debian 12 under the names of those of Debian 13 that are written',
    missing: 'the images of Debian 13 themselves',
  },
  'jre-base': {
    images: ['eclipse-temurin'],
    tried: '`eclipse-temurin` on Debian, also under the name of `openjdk`',
    missing:
      'both of them on Ubuntu, Alpine and the Red Hat family, where the official images are; the own layout of `openjdk`; `amazoncorretto` and all others; `nvidia/cuda`',
  },
  'nonroot-user': {
    images: ['debian', 'node', 'python'],
    tried:
      'the user that `node` brings; a user that is made, or that the file makes, on `debian`, `python` and `eclipse-temurin` on Debian; a number on distroless and on `scratch`; programs that write to the working folder, volumes, logs, caches and beside their code; a port below 1024',
    missing:
      'a user who is made on Alpine, Ubuntu or the Red Hat family; the users that `php` and other images bring; distroless on Debian 13',
  },
};

/** The base of a fix, or what it is changed into. */
export interface ChangedBase {
  /** `node`, `gcr.io/distroless/static-debian13`; as Docker Hub has it. */
  readonly path: string;
  readonly distribution: Distribution | undefined;
  /** Whether nothing but the distribution matters: a user is made in all of its images in the same way. */
  readonly isAnyImage?: boolean | undefined;
}

/**
 * Evidence of a fix, a clause, where no build of ours has tried the like of it; none where one has.
 */
export function describeNotBuilt(change: BuiltChange, base: ChangedBase): readonly string[] {
  const why = findGap(change, base);
  return why === undefined ? [] : [`the tests of dockoptimize have not built such a change: ${why}`];
}

function findGap(change: BuiltChange, { path, distribution, isAnyImage }: ChangedBase): string | undefined {
  if (change === 'alpine-base' || distribution === 'alpine') return 'they have no image of Alpine';
  if (distribution === 'ubuntu') return 'they have no image of Ubuntu';
  if (distribution === 'red hat') return 'they have no image of the Red Hat family';
  if (path.startsWith('gcr.io/distroless/'))
    return path.endsWith('-debian13') ? 'their images of distroless are those of Debian 12' : undefined;
  if (path === 'scratch' || (isAnyImage === true && distribution === 'debian')) return undefined;
  return BUILT_ON[change].images.includes(path) ? undefined : `none was tried on ${path}`;
}
