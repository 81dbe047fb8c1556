import type { FinalImage } from './final-image.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { readMadeUsers } from '../../trace/made-users.ts';

/** The user that the program is to run as. */
export interface ChosenUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  /** Commands that make it, to be run by root; none where it is there. */
  readonly commands: readonly string[];
  /** As a clause: `node:20 brings it for that`. */
  readonly because: string;
  /** Whether a name and a home stand behind the number. */
  readonly isNamed: boolean;
}

/** Why none can be chosen. */
export interface NoUser {
  readonly reason: 'user-taken' | 'unclear-user';
  readonly instruction: Instruction;
  readonly detail: string;
}

/** The user that a new image gets where there is none: above the numbers that people and distributions give. */
const NEW_USER = { name: 'app', uid: 10001, gid: 10001 } as const;

/** The file's own user, else that of the image, else a new one. */
export function chooseUser({ instructions, base, stage }: FinalImage): ChosenUser | NoUser {
  const { users, groups, unclear } = readMadeUsers(instructions, base.way);
  if (unclear) {
    const detail = `line ${unclear.line} makes or changes users in a way that is not read`;
    return { reason: 'unclear-user', instruction: unclear, detail };
  }
  const [first, ...others] = users;
  if (first) {
    if (others.length > 0) {
      const names = users
        .slice(0, 3)
        .map(({ name }) => name)
        .join(', ');
      return { reason: 'unclear-user', instruction: first.instruction, detail: `the file makes several: ${names}` };
    }
    const { name, uid, gid, instruction } = first;
    if (uid === undefined || gid === undefined || uid === 0) {
      const detail = `line ${instruction.line} makes ${name} without saying by which numbers`;
      return { reason: 'unclear-user', instruction, detail };
    }
    if (gid === 0) {
      const detail = `line ${instruction.line} makes ${name} in the group of root`;
      return { reason: 'unclear-user', instruction, detail };
    }
    return {
      name,
      uid,
      gid,
      commands: [],
      because: `line ${instruction.line} makes ${name} (${uid}:${gid})`,
      isNamed: true,
    };
  }
  const { own } = base;
  if (own) {
    const because = base.hasShell
      ? `${base.image} brings ${own.name} (${own.uid}:${own.gid}) for that`
      : `${own.uid} is the number that distroless images use for it`;
    return { ...own, commands: [], because, isNamed: base.hasShell };
  }
  return makeNew(base, groups, stage.from);
}

function makeNew(
  { users, way, image }: FinalImage['base'],
  groups: readonly { readonly name: string; readonly gid: number | undefined }[],
  from: Instruction,
): ChosenUser | NoUser {
  const { name, uid, gid } = NEW_USER;
  const taken = users.find((user) => user.name === name || user.uid === uid || user.gid === gid);
  const group = groups.find((each) => each.name === name || each.gid === gid);
  if (taken ?? group) {
    const detail = taken
      ? `${image} has the user ${taken.name} (${taken.uid ?? '?'})`
      : `the file makes the group ${group!.name}`;
    return { reason: 'user-taken', instruction: from, detail };
  }
  if (way === 'none') {
    const because = `${image} may have no program that makes users, so the number alone is given`;
    return { name, uid, gid, commands: [], because, isNamed: false };
  }
  const because = `${image} brings no user for programs, so one is made with fixed numbers`;
  return { name, uid, gid, commands: newUserCommands(way), because, isNamed: true };
}

/** In the way of the distribution: shadow's programs in Debian and Red Hat's, busybox's in Alpine. */
function newUserCommands(way: 'useradd' | 'adduser'): readonly string[] {
  const { name, uid, gid } = NEW_USER;
  return way === 'useradd'
    ? [`groupadd --gid ${gid} ${name}`, `useradd --uid ${uid} --gid ${name} --create-home ${name}`]
    : [`addgroup -S -g ${gid} ${name}`, `adduser -S -D -u ${uid} -G ${name} ${name}`];
}
