/** A change of users or groups, as either distribution's commands make it. Texts are as written, with their quotes. */
export type AccountChange = NewGroup | NewUser | NewMember;

export interface NewGroup {
  readonly kind: 'group';
  readonly name: string;
  readonly id: string | undefined;
  readonly isSystem: boolean;
}

export interface NewUser {
  readonly kind: 'user';
  readonly name: string;
  readonly id: string | undefined;
  readonly isSystem: boolean;
  /** Its first group; `undefined` for one of its own name, which is made with it. */
  readonly group: string | undefined;
  /** `undefined` for the folder of its name in `/home`. */
  readonly home: string | undefined;
  readonly makesHome: boolean;
  /** `undefined` for the shell of people, which is `/bin/sh` or better. */
  readonly shell: string | undefined;
  readonly comment: string | undefined;
}

export interface NewMember {
  readonly kind: 'member';
  readonly user: string;
  readonly group: string;
}

/** The groups of a system by number, as far as they are known. */
export type GroupNames = ReadonlyMap<string, string>;

export const NOLOGIN = '/sbin/nologin';

/**
 * Groups that Alpine's base image has, or had in one of its releases, by number: a new one may not have it. By
 * main/alpine-baselayout/group of aports, at commits 0e733c2 and bb00d0e, and lists of images of Alpine 3.12 to 3.18 that people
 * published (`man`, `at`, `readproc`; `postgres` of some).
 */
export const ALPINE_GROUPS: GroupNames = new Map([
  ['0', 'root'], ['1', 'bin'], ['2', 'daemon'], ['3', 'sys'], ['4', 'adm'], ['5', 'tty'], ['6', 'disk'], ['7', 'lp'], ['8', 'mem'],
  ['9', 'kmem'], ['10', 'wheel'], ['11', 'floppy'], ['12', 'mail'], ['13', 'news'], ['14', 'uucp'], ['15', 'man'], ['16', 'cron'],
  ['17', 'console'], ['18', 'audio'], ['19', 'cdrom'], ['20', 'dialout'], ['21', 'ftp'], ['22', 'sshd'], ['23', 'input'], ['25', 'at'],
  ['26', 'tape'], ['27', 'video'], ['28', 'netdev'], ['30', 'readproc'], ['31', 'squid'], ['33', 'xfs'], ['34', 'kvm'], ['35', 'games'],
  ['42', 'shadow'], ['70', 'postgres'], ['80', 'cdrw'], ['82', 'www-data'], ['85', 'usb'], ['89', 'vpopmail'], ['100', 'users'],
  ['123', 'ntp'], ['200', 'nofiles'], ['209', 'smmsp'], ['245', 'locate'], ['300', 'abuild'], ['406', 'utmp'], ['999', 'ping'],
  ['65533', 'nogroup'], ['65534', 'nobody'],
]); // prettier-ignore

/** Users of Alpine's base image that it has, or had in one of its releases, by number. By main/alpine-baselayout/passwd of aports, at commits 0e733c2 and 770d8ce. */
export const ALPINE_USERS: ReadonlyMap<string, string> = new Map([
  ['0', 'root'], ['1', 'bin'], ['2', 'daemon'], ['3', 'adm'], ['4', 'lp'], ['5', 'sync'], ['6', 'shutdown'], ['7', 'halt'],
  ['8', 'mail'], ['9', 'news'], ['10', 'uucp'], ['11', 'operator'], ['13', 'man'], ['14', 'postmaster'], ['16', 'cron'], ['21', 'ftp'],
  ['22', 'sshd'], ['25', 'at'], ['31', 'squid'], ['33', 'xfs'], ['35', 'games'], ['70', 'postgres'], ['85', 'cyrus'], ['89', 'vpopmail'],
  ['123', 'ntp'], ['209', 'smmsp'], ['405', 'guest'], ['65534', 'nobody'],
]); // prettier-ignore

/**
 * Users that every one of these lists has, so that each release has them by that name; the lists of images of Alpine 3.20 and
 * later that people published have no others.
 */
export const LASTING_USERS: ReadonlySet<string> = new Set([
  'root', 'bin', 'daemon', 'lp', 'sync', 'shutdown', 'halt', 'mail', 'news', 'uucp', 'cron', 'ftp', 'sshd', 'games', 'ntp', 'guest',
  'nobody',
]); // prettier-ignore

/** Groups, by number, that every one of these lists has by that name; `www-data` came after Alpine 3.8. */
export const LASTING_GROUPS: GroupNames = new Map(
  [...ALPINE_GROUPS].filter(([, name]) => {
    return !/^(?:mem|man|console|at|readproc|squid|xfs|postgres|cdrw|www-data|usb|vpopmail|nofiles|smmsp|locate)$/.test(
      name,
    );
  }),
);

/** A text without the quotes of the shell, to compare it with another. */
export function plain(text: string): string {
  return text.replace(/["']/g, '');
}

/** One change in a form in which both distributions' commands for the same thing are equal. */
export function describeAccount(change: AccountChange): string {
  const parts = Object.entries(change).map(
    ([key, value]) => `${key}=${typeof value === 'string' ? plain(value) : value}`,
  );
  return parts.filter((part) => !part.endsWith('=undefined')).join(' ');
}

/** The names of groups by number once a change was made. */
export function groupsAfter(groups: GroupNames, change: AccountChange): GroupNames {
  if (change.kind !== 'group' || change.id === undefined) return groups;
  return new Map([...groups, [plain(change.id), change.name]]);
}

/** The commands of busybox that make a change: a system user of its own group is two. */
export function writeForAlpine(change: AccountChange): string {
  if (change.kind === 'member') return `addgroup ${change.user} ${change.group}`;
  const id = change.id === undefined ? [] : [change.kind === 'group' ? '-g' : '-u', change.id];
  const system = change.isSystem ? ['-S'] : [];
  if (change.kind === 'group') return ['addgroup', ...system, ...id, change.name].join(' ');
  // Without one, busybox gives a system user none to log in with, and Debian that of people.
  const shell = change.shell ?? (change.isSystem ? '/bin/sh' : undefined);
  const isDefault = change.isSystem && shell === NOLOGIN;
  return [
    'adduser',
    ...system,
    '-D',
    ...(change.makesHome ? [] : ['-H']),
    ...(change.home === undefined ? [] : ['-h', change.home]),
    ...id,
    ...(shell === undefined || isDefault ? [] : ['-s', shell]),
    ...(change.group === undefined ? [] : ['-G', change.group]),
    ...(change.comment === undefined ? [] : ['-g', change.comment]),
    change.name,
  ].join(' ');
}
