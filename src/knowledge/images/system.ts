/** The operating system that an image is made of. */
export interface System {
  readonly distribution: Distribution;
  /** `bookworm`, `noble`, `alpine3.20`, `al2023`; as the tags of images write it, but `alpine-3.20` is `alpine3.20`. */
  readonly suite: string;
  readonly libc: 'glibc' | 'musl' | undefined;
  /** What `/bin/sh` is, as far as it is known. */
  readonly sh: 'dash' | 'busybox ash' | 'bash' | undefined;
  readonly hasBash: boolean | undefined;
  readonly packageManager: 'apt' | 'apk' | 'dnf' | 'microdnf' | 'yum' | undefined;
}

export const DISTRIBUTIONS = ['debian', 'ubuntu', 'alpine', 'red hat', 'windows'] as const;
export type Distribution = (typeof DISTRIBUTIONS)[number];

/** Of which distribution each codename is: those of Debian and Ubuntu have nothing in common to know them by. */
export type Codenames = Readonly<Record<string, readonly [product: string, cycle: string]>>;

const APT = { libc: 'glibc', sh: 'dash', hasBash: true, packageManager: 'apt' } as const;

/**
 * Reads a suite. `undefined` where it is none that is known.
 * @param codenames those of Debian and Ubuntu with their products
 */
export function readSystem(suite: string, codenames: Codenames): System | undefined {
  const alpine = /^alpine-?(3\.\d+)?$/.exec(suite);
  if (alpine) {
    const name = `alpine${alpine[1] ?? ''}`;
    return {
      distribution: 'alpine',
      suite: name,
      libc: 'musl',
      sh: 'busybox ash',
      hasBash: false,
      packageManager: 'apk',
    };
  }
  if (suite === 'sid') return { distribution: 'debian', suite, ...APT };
  const product = Object.hasOwn(codenames, suite) ? codenames[suite]![0] : undefined;
  if (product === 'debian' || product === 'ubuntu') return { distribution: product, suite, ...APT };
  if (/^(?:windowsservercore|nanoserver)/.test(suite)) {
    return {
      distribution: 'windows',
      suite,
      libc: undefined,
      sh: undefined,
      hasBash: undefined,
      packageManager: undefined,
    };
  }
  return /^(?:al\d+|amazonlinux|almalinux|centos|fedora|oracle|rockylinux|ubi\d|rhel)/.test(suite)
    ? readRedHat(suite)
    : undefined;
}

/** By images.json: Amazon's have yum or dnf, UBI has microdnf, Oracle's slim image has microdnf. */
function readRedHat(suite: string): System {
  const manager = /^(?:al2$|amazonlinux2$|centos[567]|oraclelinux[567])/.test(suite)
    ? 'yum'
    : /^(?:ubi|rhel|oracle)/.test(suite)
      ? 'microdnf'
      : 'dnf';
  return { distribution: 'red hat', suite, libc: 'glibc', sh: 'bash', hasBash: true, packageManager: manager };
}
