import type { Cleanup } from './cleanup.ts';
import type { PackageCommand } from './package-managers.ts';

/** The command that deletes what another has left, run by the same right and from the same place. */
export function cleanupCommand(cleanup: Cleanup, { invocation, program }: PackageCommand): string {
  const sudo = invocation.via.includes('sudo') ? 'sudo ' : '';
  // A program that no PATH need find is run as it was.
  const path = invocation.programWord.text;
  return `${sudo}${cleanup.command(isOfUser(cleanup) && path.includes('/') ? path : program)}`;
}

/** What decides for every program where its user's cache lies, and for the shell which program it is. */
const DECIDES_HOME: readonly string[] = ['HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'PATH'];

const CHANGES_USER: ReadonlySet<string> = new Set(['gosu', 'su-exec', 'doas', 'chroot', 'runuser', 'setpriv']);

/** Why the files of a command lie where the same program, called as it is, would not look for them. */
export interface OtherPlace {
  readonly reason: 'other-user' | 'chosen-cache';
  /** A clause. */
  readonly because: string;
}

/** `undefined` where the clean-up, called plainly, works on the files that the command has left. */
export function findOtherPlace(cleanup: Cleanup, packages: PackageCommand): OtherPlace | undefined {
  if (!isOfUser(cleanup)) return undefined;
  const { command, invocation } = packages;
  const before = command.words.slice(0, command.words.indexOf(invocation.programWord)).map(({ text }) => text);
  const names = [...command.assignments.map(({ name }) => name), ...before.map((text) => text.replace(/=.*$/s, ''))];
  const deciding = [...DECIDES_HOME, ...(cleanup.movedBy?.variables ?? [])];
  const name = names.find((candidate) => deciding.includes(candidate));
  if (name !== undefined) return { reason: 'chosen-cache', because: `${name} is set for the command` };
  const runner = invocation.via.find((program) => CHANGES_USER.has(program));
  if (runner !== undefined) return { reason: 'other-user', because: `it runs by ${runner}` };
  if (!invocation.via.includes('sudo')) return undefined;
  // The shell that fills the home in is not the one that sudo starts.
  if (/~|\$\{?HOME/.test(cleanup.command(''))) return { reason: 'other-user', because: 'it runs by sudo' };
  const own = before.find((text) => text.startsWith('-'));
  return own === undefined ? undefined : { reason: 'other-user', because: `it runs by sudo ${own}` };
}

/** Where the files lie is decided by settings of a user. */
function isOfUser({ owner, movedBy }: Cleanup): boolean {
  return owner === 'user' || movedBy !== undefined;
}
