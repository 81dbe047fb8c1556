import type { System } from '../images/system.ts';

/** Names of packages of the releases whose names the catalogue has were looked up; others have had these for long. */
const CHECKED_FROM = 19;
const LASTING_FROM = 3;
/** Each release has other versions of these. */
const VERSIONED = /^(?:php|postgresql|clang|llvm|lld)\d/;
const VERSIONED_FROM = 24;

/**
 * Packages that have had their name since Alpine 3.3: files of the corpus install each by it on releases between 3.3 and 3.11
 * (counted 2026-11-21), and Alpine's edge of 2026-08 has them all.
 */
const LASTING: ReadonlySet<string> = new Set([
  'autoconf', 'automake', 'bash', 'build-base', 'bzip2', 'bzip2-dev', 'ca-certificates', 'cmake', 'coreutils', 'curl', 'curl-dev',
  'diffutils', 'file', 'findutils', 'freetype-dev', 'g++', 'gawk', 'gcc', 'gettext', 'git', 'gmp-dev', 'gnupg', 'grep', 'gzip',
  'icu-dev', 'imagemagick', 'jq', 'less', 'libc-dev', 'libffi-dev', 'libjpeg-turbo-dev', 'libpng-dev', 'libtool', 'libxml2-dev',
  'libxslt-dev', 'linux-headers', 'make', 'mariadb-client', 'musl-dev', 'nano', 'ncurses-dev', 'nginx', 'openssh', 'openssh-client',
  'openssl', 'openssl-dev', 'patch', 'pcre-dev', 'perl', 'postgresql-client', 'procps', 'python3', 'python3-dev', 'readline-dev',
  'rsync', 'sed', 'shadow', 'sqlite', 'sqlite-dev', 'sudo', 'supervisor', 'tar', 'tzdata', 'unzip', 'util-linux', 'vim', 'wget',
  'xz', 'xz-dev', 'yaml-dev', 'zip', 'zlib-dev',
]); // prettier-ignore

/** Which of some packages a release of Alpine may have under another name, or not at all. */
export function findUncertainNames(system: System | undefined, names: Iterable<string>): readonly string[] {
  const release = Number(
    /^alpine3\.(\d+)$/.exec(system?.suite ?? '')?.[1] ?? (system?.suite === 'alpine' ? VERSIONED_FROM : 0),
  );
  const isVersioned = (name: string): boolean => release < VERSIONED_FROM && VERSIONED.test(name);
  if (release >= CHECKED_FROM) return [...names].filter(isVersioned);
  return [...names].filter((name) => release < LASTING_FROM || !LASTING.has(name));
}
