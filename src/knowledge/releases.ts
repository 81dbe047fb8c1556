import type { ImageReference } from '../dockerfile/reference.ts';

/** What a base image's distribution release is known to ship. */
export interface Release {
  readonly distribution: 'debian' | 'ubuntu' | 'alpine' | 'red hat';
  readonly name: string;
  /** Its own pip package: since 6.0 pip knows `--no-cache-dir`. `undefined` where it has none. */
  readonly pip: string;
  readonly isPipOld: boolean;
  /** apk-tools before 2.6.4 do not know `--no-cache`. */
  readonly isApkOld: boolean;
}

/**
 * pip versions of the releases' own archives, from memory and yet to be checked against snapshot.debian.org and old-releases.ubuntu.com
 * package lists (python-pip, python3-pip), Alpine's aports (main/py-pip, main/python).
 */
const PIP_VERSIONS: Readonly<Record<string, readonly [Release['distribution'], string]>> = {
  squeeze: ['debian', '0.7.2'],
  wheezy: ['debian', '1.1'],
  jessie: ['debian', '1.5.6'],
  stretch: ['debian', '9.0.1'],
  buster: ['debian', '18.1'],
  bullseye: ['debian', '20.3.4'],
  bookworm: ['debian', '23.0.1'],
  trixie: ['debian', '25.1.1'],
  lucid: ['ubuntu', '0.3.1'],
  precise: ['ubuntu', '1.0'],
  trusty: ['ubuntu', '1.5.4'],
  utopic: ['ubuntu', '1.5.6'],
  vivid: ['ubuntu', '1.5.6'],
  wily: ['ubuntu', '1.5.6'],
  xenial: ['ubuntu', '8.1.1'],
  bionic: ['ubuntu', '9.0.1'],
  focal: ['ubuntu', '20.0.2'],
  jammy: ['ubuntu', '22.0.2'],
  noble: ['ubuntu', '24.0'],
};

const DEBIAN_NUMBERS: Readonly<Record<string, string>> = {
  6: 'squeeze',
  7: 'wheezy',
  8: 'jessie',
  9: 'stretch',
  10: 'buster',
  11: 'bullseye',
  12: 'bookworm',
  13: 'trixie',
};
const UBUNTU_NUMBERS: Readonly<Record<string, string>> = {
  '10.04': 'lucid',
  '12.04': 'precise',
  '14.04': 'trusty',
  '14.10': 'utopic',
  '15.04': 'vivid',
  '15.10': 'wily',
  '16.04': 'xenial',
  '18.04': 'bionic',
  '20.04': 'focal',
  '22.04': 'jammy',
  '24.04': 'noble',
};

/** The newest release that an untagged or `latest` base may stand for: new enough for everything asked here. */
const CURRENT: Readonly<Record<string, string>> = { debian: 'trixie', ubuntu: 'noble' };

/**
 * The release that a base image's name and tag tell: `ubuntu:14.04`, `node:8-stretch`, `python:3.7-alpine3.9`.
 * `undefined` where they do not tell it.
 */
export function findRelease({ path, tag = 'latest' }: ImageReference): Release | undefined {
  const image = path.replace(/^library\//, '');
  const family = redHatRelease(image, tag);
  if (family) return family;
  const codename = tag.split(/[-_.]/).find((part) => Object.hasOwn(PIP_VERSIONS, part));
  if (codename) return debianRelease(codename);
  const alpine =
    /(?:^|-)alpine-?v?(\d+)\.(\d+)/.exec(tag) ?? (/(?:^|\/)alpine$/.test(image) ? /^v?(\d+)\.(\d+)/.exec(tag) : null);
  if (alpine) return alpineRelease(Number(alpine[1]), Number(alpine[2]));
  if (/(?:^|\/)alpine$/.test(image))
    return tag === 'latest' || tag === 'edge' || tag === '3' ? alpineRelease(3, 20) : undefined;
  if (image === 'debian') return debianRelease(DEBIAN_NUMBERS[tag.split('.')[0]!] ?? currentOf(image, tag));
  // Every later release has a later pip than xenial's.
  const year = image === 'ubuntu' ? /^(\d\d)\.\d\d/.exec(tag)?.[1] : undefined;
  if (year !== undefined && !Object.hasOwn(UBUNTU_NUMBERS, tag.slice(0, 5)) && Number(year) >= 16)
    return debianRelease('xenial', tag.slice(0, 5));
  if (image === 'ubuntu') return debianRelease(UBUNTU_NUMBERS[tag.split('-')[0]!.slice(0, 5)] ?? currentOf(image, tag));
  const ubuntu = /ubuntu-?(\d\d\.\d\d)/.exec(tag);
  return ubuntu ? debianRelease(UBUNTU_NUMBERS[ubuntu[1]!]) : undefined;
}

function currentOf(image: string, tag: string): string | undefined {
  const isMoving = /^(?:latest|rolling|devel|stable|oldstable|testing|unstable|sid)(?:-slim)?$/.test(tag);
  return isMoving ? CURRENT[image] : undefined;
}

function debianRelease(codename: string | undefined, name = codename): Release | undefined {
  if (codename === undefined || name === undefined) return undefined;
  const [distribution, pip] = PIP_VERSIONS[codename]!;
  return { distribution, name, pip, isPipOld: Number(pip.split('.')[0]) < 6, isApkOld: false };
}

/** Images of Red Hat's family: pip comes from EPEL, 7.1.0 for release 6, 8.1.2 for 7, or from Fedora itself, 6.0.8 since 22. */
function redHatRelease(image: string, tag: string): Release | undefined {
  const isFamily =
    /^(?:centos(?:\/centos)?|fedora|rockylinux(?:\/rockylinux)?|almalinux|oraclelinux|amazonlinux)$/.test(image);
  if (!isFamily) return undefined;
  const number = Number(/\d+/.exec(tag)?.[0] ?? Infinity);
  const isPipOld = image === 'fedora' ? number < 22 : image.startsWith('centos') && number < 6;
  return {
    distribution: 'red hat',
    name: `${image}:${tag}`,
    pip: isPipOld ? 'before 6.0' : '6.0.8 or later',
    isPipOld,
    isApkOld: false,
  };
}

/** Alpine 3.2 was the first with a pip that knows the option, 3.3 (December 2015) with an apk that knows its own. */
function alpineRelease(major: number, minor: number): Release {
  const isBefore = (than: number): boolean => major < 3 || (major === 3 && minor < than);
  return {
    distribution: 'alpine',
    name: `${major}.${minor}`,
    pip: isBefore(2) ? '1.5.6' : '6.1.1 or later',
    isPipOld: isBefore(2),
    isApkOld: isBefore(3),
  };
}
