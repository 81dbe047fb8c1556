/**
 * What a package of Debian brings besides itself, where its name does not tell: the packages of Debian 11 to 13 that have
 * the commands people install them for (`apt-cache depends`, 2026-11-21).
 */
const BRINGS: Readonly<Record<string, readonly string[]>> = {
  'build-essential': [
    'gcc',
    'g++',
    'make',
    'dpkg-dev',
    'binutils',
    'cpp',
    'libc-dev-bin',
    'patch',
    'xz-utils',
    'bzip2',
  ],
  gcc: ['cpp', 'binutils'],
  'g++': ['gcc', 'cpp', 'binutils'],
  clang: ['binutils'],
  gnupg: ['gpg', 'gpgconf', 'gnupg-utils', 'gpg-agent', 'dirmngr', 'gpgsm'],
  gnupg2: ['gnupg', 'gpg', 'gpgconf', 'gnupg-utils', 'gpg-agent', 'dirmngr', 'gpgsm'],
  git: ['perl'],
  ssh: ['openssh-client'],
  'openssh-server': ['openssh-client'],
  imagemagick: ['imagemagick-6.q16', 'imagemagick-7.q16'],
  python3: ['python3-minimal'],
  'python3-dev': ['python3', 'python3-minimal'],
  'python3-pip': ['python3', 'python3-minimal'],
  'python3-venv': ['python3', 'python3-minimal'],
  'python-is-python3': ['python3', 'python3-minimal'],
  'apt-transport-https': ['ca-certificates'],
};

/** @returns the packages that come with one, itself first */
export function packagesWith(name: string): readonly string[] {
  return [name, ...(Object.hasOwn(BRINGS, name) ? BRINGS[name]! : [])];
}

/** Packages of which a stage has need to compile something. */
export const COMPILER_PACKAGES: ReadonlySet<string> = new Set([
  'gcc', 'g++', 'cpp', 'make', 'binutils', 'autoconf', 'automake', 'libtool', 'libtool-bin', 'libc-dev-bin', 'm4', 'dpkg-dev',
  'pkgconf', 'pkgconf-bin', 'pkg-config', 'build-essential',
]); // prettier-ignore
