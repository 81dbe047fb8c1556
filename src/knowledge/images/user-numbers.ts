import type { ImageUser } from './image-data.ts';

/** Users and groups of every image of distroless, by its own /etc/passwd and /etc/group (see distroless.json). */
const DISTROLESS_USERS: Readonly<Record<string, number>> = { root: 0, nobody: 65534, nonroot: 65532 };
const DISTROLESS_GROUPS: Readonly<Record<string, number>> = {
  root: 0,
  tty: 5,
  staff: 50,
  nobody: 65534,
  nonroot: 65532,
};

/**
 * A user, with or without a group, as it has to be written where its name is not known: `node` is `1000:1000`. What
 * distroless knows by the same number stays as it is. `undefined` where a number is not known.
 * @param users of the image that had the name
 * @param isRunning of a USER: who runs gets the group that the image has for the number, where none is written
 */
export function numbersOfUser(text: string, users: readonly ImageUser[], isRunning: boolean): string | undefined {
  const [user = '', group, ...others] = text.split(':');
  if (others.length > 0 || /[^\w.-]/.test(user) || /[^\w.-]/.test(group ?? '')) return undefined;
  if (isRunning && /^\d+$/.test(text)) return numberOfGroup(text, users);
  const known = users.find(({ name }) => name === user);
  const isSameUser = isKept(user, known?.uid, DISTROLESS_USERS);
  if (isSameUser && (group === undefined || isKept(group, groupNumber(group, users), DISTROLESS_GROUPS))) return text;
  const uid = /^\d+$/.test(user) ? user : (known?.uid ?? (isSameUser ? DISTROLESS_USERS[user] : undefined));
  const gid = group === undefined ? known?.gid : /^\d+$/.test(group) ? group : groupNumber(group, users);
  return uid === undefined || gid === undefined ? undefined : `${uid}:${gid}`;
}

/** A number is in the group of the user that has it, and in root's where nobody has it. */
function numberOfGroup(number: string, users: readonly ImageUser[]): string | undefined {
  const known = users.find(({ uid }) => uid === Number(number));
  if (!known || Object.values(DISTROLESS_USERS).includes(Number(number))) return number;
  return known.gid === undefined ? undefined : `${number}:${known.gid}`;
}

/** Whether it means the same in distroless: a number, or a name with the same one. */
function isKept(name: string, number: number | undefined, own: Readonly<Record<string, number>>): boolean {
  if (/^\d+$/.test(name)) return true;
  return Object.hasOwn(own, name) && (number === undefined ? name === 'root' : number === own[name]);
}

/** A user's own group has its name. */
function groupNumber(group: string, users: readonly ImageUser[]): number | undefined {
  return group === 'root' ? 0 : users.find(({ name }) => name === group)?.gid;
}
