/**
 * Images that start what the file says, and need root for nothing: languages and distributions. By the data on images
 * (2026-11-20), those that it has variants of start as root with no entrypoint, or with one that hands on what it is given (of
 * composer, eclipse-temurin, gradle, maven, node and php); `azul-zulu`, `centos` and `java` are taken to be like their kind.
 * Services are left out, each of which needs a look of its own.
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
 * Images of the Red Hat family that have useradd: 31 files of the corpus call it on `centos` and 10 on `fedora` without
 * installing anything before, and so do public files on `rockylinux:8` and `:9` (looked at on 2026-11-21). Amazon's and UBI's
 * minimal images lack it (rule US-08 of the data on users, 2026-11-20); of others nothing is assumed.
 */
export const HAS_USERADD: ReadonlySet<string> = new Set(['centos', 'fedora', 'rockylinux']);

/**
 * Whether a tag of `node` has the user 1000. It came with nodejs/docker-node#263 of November 2016, which the Dockerfiles of 4.6.2,
 * 6.9.1 and 7.2.1 have (read in that repository, as are those of 4.7.1 and 6.9.4); what was released before is not built anew.
 * So 7.2.0 has it (nodejs/docker-node#273), and the next releases of the older lines; 5 had none, and of 0.10 and 0.12, which had
 * one more, none is assumed.
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
