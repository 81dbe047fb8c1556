/**
 * Images that start what the file says, and need root for nothing: languages and distributions. Chosen by common knowledge
 * of the official images on 2026-11-21, yet to be checked against the Dockerfile of each; services are left out, each of
 * which needs a look of its own.
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
 * Images of the Red Hat family that are taken to have shadow-utils, by common knowledge, yet to be checked. Amazon's and
 * UBI's minimal images lack it (rule US-08 of the data on users, 2026-11-20); of others nothing is assumed.
 */
export const HAS_USERADD: ReadonlySet<string> = new Set(['almalinux', 'centos', 'fedora', 'rockylinux']);

/**
 * Whether a tag of `node` has the user 1000. It came with nodejs/docker-node#263 of November 2016, first in 7.2.0
 * (nodejs/docker-node#273). 6.9.2 and 4.7.0 are taken for the first of their lines, being the next releases of each: that
 * is a conclusion, not read anywhere. Of 0.10, 0.12 and 5 it is taken that they have none.
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
  return first !== undefined && (minor > first[0] || (minor === first[0] && patch >= first[1]));
}

const FIRST_WITH_USER: ReadonlyMap<number, readonly [minor: number, patch: number]> = new Map([
  [7, [2, 0]],
  [6, [9, 2]],
  [4, [7, 0]],
]);

/**
 * Names of users and groups that a distribution brings: those of Debian 12 by its own lists, looked at on 2026-11-21, and those
 * of Alpine by main/alpine-baselayout of aports.
 */
export const SYSTEM_NAMES: ReadonlySet<string> = new Set([
  '_apt', 'abuild', 'adm', 'at', 'audio', 'backup', 'bin', 'cdrom', 'cdrw', 'console', 'cron', 'cyrus', 'daemon', 'dialout', 'dip', 'disk',
  'fax', 'floppy', 'ftp', 'games', 'gnats', 'guest', 'halt', 'input', 'irc', 'kmem', 'kvm', 'list', 'locate', 'lp', 'mail', 'man', 'mem', 'netdev',
  'news', 'nobody', 'nofiles', 'nogroup', 'ntp', 'operator', 'ping', 'plugdev', 'postgres', 'postmaster', 'proxy', 'readproc', 'root', 'sasl',
  'shadow', 'shutdown', 'smmsp', 'squid', 'src', 'sshd', 'staff', 'sudo', 'sync', 'sys', 'tape', 'tty', 'usb', 'users', 'utmp', 'uucp', 'video',
  'voice', 'vpopmail', 'wheel', 'www-data', 'xfs',
]); // prettier-ignore
