import type { Instruction } from '../dockerfile/instruction.ts';
import { traceRun } from './run-trace.ts';
import type { ScriptEvent } from './script-event.ts';
import { readUserCommand } from '../knowledge/users/made-user.ts';
import type { UserWay } from '../knowledge/users/start-user.ts';
import type { Command } from '../shell/script.ts';

/** A user that a RUN makes. */
export interface MadeUser {
  readonly name: string;
  /** `undefined` where the program chooses it. */
  readonly uid: number | undefined;
  readonly gid: number | undefined;
  readonly home: string;
  readonly makesHome: boolean;
  readonly instruction: Instruction;
}

/** The users and groups that RUNs make, as far as they can be read. */
export interface MadeUsers {
  readonly users: readonly MadeUser[];
  readonly groups: readonly { readonly name: string; readonly gid: number | undefined }[];
  /** The first RUN that makes or changes users in a way that is not known, or only under a condition. */
  readonly unclear: Instruction | undefined;
}

/**
 * @param instructions in the order in which they run
 * @param way by which the image makes users
 */
export function readMadeUsers(instructions: readonly Instruction[], way: UserWay): MadeUsers {
  const users: MadeUser[] = [];
  const groups: { readonly name: string; readonly gid: number | undefined }[] = [];
  const numbers = new Map<string, number | undefined>();
  let unclear: Instruction | undefined;
  for (const instruction of instructions) {
    const { content } = instruction;
    if (content.keyword !== 'run' || !MENTION.test(content.source)) continue;
    const trace = traceRun(content, false);
    if (!trace) unclear ??= instruction;
    for (const { command, isSure } of trace ? commandsOf(trace.events) : []) {
      const made = readUserCommand(command);
      if (!made) {
        if (command.words.some(({ text }) => ACCOUNTS.test(text)) || command.redirections.some(isAccountFile))
          unclear ??= instruction;
        continue;
      }
      if (made.kind === 'other' || !isSure) unclear ??= instruction;
      else if (made.kind === 'group') {
        groups.push({ name: made.name, gid: made.gid });
        numbers.set(made.name, made.gid);
      } else {
        const named = typeof made.group === 'string' ? numbers.get(made.group) : made.group;
        // Busybox means the first group by `-G`, Red Hat's useradd under that name further ones.
        if (made.hasShortGroup && way !== 'adduser') unclear ??= instruction;
        const gid = made.hasOwnGroup ? ownGroupOf(made.uid, groups, way) : named;
        if (made.hasOwnGroup) groups.push({ name: made.name, gid });
        const { name, uid, makesHome, home = `/home/${name}` } = made;
        users.push({ name, uid, gid, home, makesHome, instruction });
      }
    }
  }
  return { users, groups, unclear };
}

/** The number of the group that is made with a user, measured with useradd of Debian 12: that of the user if it is free, and no system's. */
function ownGroupOf(
  uid: number | undefined,
  groups: readonly { readonly gid: number | undefined }[],
  way: UserWay,
): number | undefined {
  if (uid === undefined || groups.some(({ gid }) => gid === undefined || gid === uid)) return undefined;
  return way !== 'adduser' && uid < 1000 ? undefined : uid;
}

/** A command in a loop, or behind `||`, may not run. */
function commandsOf(
  events: readonly ScriptEvent[],
): readonly { readonly command: Command; readonly isSure: boolean }[] {
  return events.flatMap(({ kind, commands }) => commands.map((command) => ({ command, isSure: kind === 'command' })));
}

const MENTION = /user|group|passwd|shadow/;
const ACCOUNTS = /\/etc\/(?:passwd|group|shadow)\b/;

function isAccountFile({ target }: { readonly target: { readonly text: string } | undefined }): boolean {
  return target !== undefined && ACCOUNTS.test(target.text);
}
