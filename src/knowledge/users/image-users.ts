/**
 * Images that start what the file says, and need root for nothing: languages and distributions. By their Dockerfiles in
 * docker-library/official-images, read 2026-11-21; services are left out, each of which needs a look of its own.
 */
export const PLAIN_IMAGES: ReadonlySet<string> = new Set([
  'almalinux', 'alpine', 'amazoncorretto', 'amazonlinux', 'azul-zulu', 'bash', 'buildpack-deps', 'busybox', 'centos',
  'clojure', 'composer', 'dart', 'debian', 'eclipse-temurin', 'elixir', 'erlang', 'fedora', 'gcc', 'golang', 'gradle',
  'haskell', 'ibm-semeru-runtimes', 'java', 'julia', 'maven', 'node', 'openjdk', 'oraclelinux', 'perl', 'php', 'pypy',
  'python', 'rockylinux', 'ruby', 'rust', 'sapmachine', 'swift', 'ubuntu',
]); // prettier-ignore

/** A server that is started by root and hands its work to processes of another user; it cannot write its pid file else. */
export const SERVED_BY_ROOT: ReadonlySet<string> = new Set(['nginx', 'httpd', 'drupal']);

/**
 * Images of the Red Hat family that have shadow-utils: by the package lists of their root file systems. Amazon's, UBI's
 * minimal and Oracle's images are not sure to.
 */
export const HAS_USERADD: ReadonlySet<string> = new Set(['almalinux', 'centos', 'fedora', 'rockylinux']);

/**
 * Whether a tag of `node` has the user 1000: from 7.2.0, 6.9.2 and 4.7.0 on (nodejs/docker-node#263 of November 2016, and
 * the tags of official-images); 0.12 had its last build later, 0.10 and 5 had not.
 * @param tag `20-alpine`, `lts`, `6.2.0-slim`
 */
export function bringsNodeUser(tag: string): boolean {
  const match = /^(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(tag);
  if (!match) return true;
  const [major, minor, patch] = match.slice(1).map((part) => (part === undefined ? Infinity : Number(part))) as [
    number,
    number,
    number,
  ];
  const first = major >= 8 ? [0, 0] : FIRST_WITH_USER.get(major);
  return first !== undefined && (minor > first[0]! || (minor === first[0] && patch >= first[1]!));
}

const FIRST_WITH_USER: ReadonlyMap<number, readonly [minor: number, patch: number]> = new Map([
  [7, [2, 0]],
  [6, [9, 2]],
  [4, [7, 0]],
]);
