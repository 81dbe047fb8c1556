/**
 * Packages of Debian, Ubuntu and Alpine that are of use to a build alone: compilers, build systems, headers, and programs that fetch
 * or unpack what is built. By what their descriptions say they are for (Debian's package indices, 2026-11-21).
 */
const BUILD_ONLY: ReadonlySet<string> = new Set([
  'autoconf', 'automake', 'autopoint', 'bison', 'build-essential', 'ccache', 'clang', 'cmake', 'cpp', 'debhelper', 'devscripts',
  'dpkg-dev', 'fakeroot', 'flex', 'g++', 'gcc', 'gettext', 'gfortran', 'golang', 'golang-go', 'gperf', 'libtool', 'libtool-bin',
  'lld', 'llvm', 'm4', 'make', 'meson', 'nasm', 'ninja-build', 'patch', 'pkg-config', 'pkgconf', 'protobuf-compiler', 'quilt',
  'ragel', 're2c', 'rustc', 'cargo', 'scons', 'swig', 'texinfo', 'yasm', 'maven', 'gradle', 'ant', 'default-jdk',
  'default-jdk-headless', 'linux-headers-generic', 'linux-libc-dev', 'apt-utils', 'apt-transport-https', 'binutils', 'git',
  'git-core', 'mercurial', 'subversion', 'curl', 'wget', 'unzip', 'zip', 'xz-utils', 'bzip2', 'gnupg', 'gnupg2', 'dirmngr',
  'software-properties-common', 'lsb-release', 'file', 'time', 'rsync', 'upx', 'upx-ucl', 'musl-dev', 'build-base', 'alpine-sdk',
  'linux-headers', 'libc-dev', 'abuild', 'go', 'openjdk-jdk', 'musl-tools',
]); // prettier-ignore

/** Programs that a build fetches things with; a program may start them as well. */
const TOOLS: ReadonlySet<string> = new Set(['git', 'git-core', 'mercurial', 'subversion', 'curl', 'wget', 'unzip', 'zip', 'xz-utils', 'bzip2', 'gnupg', 'gnupg2', 'dirmngr', 'file', 'time', 'rsync', 'patch']); // prettier-ignore

/** What a package is for, as far as its name tells. */
export type PackageUse = 'build' | 'tool' | 'headers' | 'other';

/** @param name without version and architecture */
export function useOfPackage(name: string): PackageUse {
  if (TOOLS.has(name)) return 'tool';
  if (BUILD_ONLY.has(name) || /^(?:gcc|g\+\+|clang|llvm|cpp|openjdk)-\d+(?:-jdk(?:-headless)?)?$/.test(name))
    return 'build';
  return /-(?:dev|headers)$/.test(name) ? 'headers' : 'other';
}
