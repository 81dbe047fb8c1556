import type { Instruction } from '../dockerfile/instruction.ts';
import { cleanPath } from '../context/context-path.ts';
import { isSystemFolder } from '../knowledge/users/folders.ts';
import type { UserWay } from '../knowledge/users/start-user.ts';
import type { Command } from '../shell/script.ts';
import { traceRun } from '../trace/run-trace.ts';

/** What a RUN does that makes a user and gives folders away, and nothing else. */
export interface UserSteps {
  readonly made: MadeByHand | undefined;
  /** Folders, absolute, with the numbers of their new owner. */
  readonly given: readonly { readonly path: string; readonly owner: string }[];
}

/** A user made with its group, both by number. */
export interface MadeByHand {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly way: Exclude<UserWay, 'none'>;
}

/** Group first, then the user in it: the words by which the two ways make a user, the name of both in place of `$1`. */
const WAYS = [
  {
    way: 'useradd',
    group: /^groupadd --gid (\d+) ([a-z]\w*)$/,
    user: /^useradd --uid (\d+) --gid ([a-z]\w*) --create-home ([a-z]\w*)$/,
  },
  {
    way: 'adduser',
    group: /^addgroup -S -g (\d+) ([a-z]\w*)$/,
    user: /^adduser -S -D -u (\d+) -G ([a-z]\w*) ([a-z]\w*)$/,
  },
] as const;

/** Reads a RUN without flags that does nothing but that; a clause that says what else it does where it does more. */
export function readUserSteps({ content }: Instruction): UserSteps | string {
  if (content.keyword !== 'run') return 'it is no RUN';
  if (content.flags.length > 0) return 'it has flags';
  if (content.heredocs.length > 0 || content.innerComments.length > 0) return 'it has more than commands';
  const events = traceRun(content, false)?.events;
  if (!events || events.length === 0) return 'it cannot be read';
  let group: { readonly way: string; readonly name: string; readonly gid: number } | undefined;
  let made: MadeByHand | undefined;
  const given: { readonly path: string; readonly owner: string }[] = [];
  for (const { kind, commands, onFailure, stateTexts } of events) {
    const [command] = commands;
    if (kind !== 'command' || commands.length !== 1 || !command) return 'it has more than plain commands';
    if (onFailure !== 'abort' || stateTexts.length > 0) return 'a failure of it does not end the build';
    const text = plainText(command);
    if (text === undefined) return 'a command in it depends on the run';
    const asGroup = readGroup(text);
    if (asGroup) {
      if (group || made) return 'it makes more than one group';
      group = asGroup;
      continue;
    }
    const asUser = group && readUser(text, group);
    if (asUser) {
      if (made) return 'it makes more than one user';
      made = asUser;
      continue;
    }
    const folders = readGiven(text);
    if (typeof folders === 'string') return folders;
    given.push(...folders);
  }
  if (group && !made) return 'it makes a group without a user';
  return { made, given };
}

/** The words with one blank between them, where none of them is more than its letters. */
function plainText({ words, assignments, redirections }: Command): string | undefined {
  if (assignments.length > 0 || redirections.length > 0) return undefined;
  const isPlain = words.every(({ value, text, isPattern }) => value === text && !isPattern);
  return isPlain ? words.map(({ text }) => text).join(' ') : undefined;
}

function readGroup(text: string): { readonly way: string; readonly name: string; readonly gid: number } | undefined {
  for (const { way, group } of WAYS) {
    const match = group.exec(text);
    if (match) return { way, gid: Number(match[1]), name: match[2]! };
  }
  return undefined;
}

function readUser(
  text: string,
  group: { readonly way: string; readonly name: string; readonly gid: number },
): MadeByHand | undefined {
  for (const { way, user } of WAYS) {
    const match = way === group.way ? user.exec(text) : undefined;
    if (match && match[2] === group.name && match[3] === group.name)
      return { way, name: group.name, gid: group.gid, uid: Number(match[1]) };
  }
  return undefined;
}

function readGiven(text: string): UserSteps['given'] | string {
  const match =
    /^install -d -o (?<uid>\d+) -g (?<gid>\d+)(?<paths>(?: \S+)+)$/.exec(text) ??
    /^chown -R (?<uid>\d+):(?<gid>\d+)(?<paths>(?: \S+)+)$/.exec(text);
  if (!match?.groups) return `"${text.slice(0, 60)}" is no way to make a user or to give away a folder`;
  const { uid, gid, paths } = match.groups as { uid: string; gid: string; paths: string };
  const folders = paths.trim().split(' ');
  const wrong = folders.find((path) => !path.startsWith('/') || cleanPath(path) !== path || isSystemFolder(path));
  if (wrong !== undefined) return `"${wrong}" is a folder of the system, or none`;
  return folders.map((path) => ({ path, owner: `${uid}:${gid}` }));
}

/** The owner that a COPY or ADD gets by a flag that it did not have; `undefined` where anything else changed, too. */
export function addedOwner(old: Instruction, fresh: Instruction): string | undefined {
  const { keyword, flags, source } = fresh.content;
  if ((keyword !== 'copy' && keyword !== 'add') || old.content.keyword !== keyword) return undefined;
  const added = flags.filter(({ name }) => name === 'chown');
  const [owner] = added;
  if (!owner?.value || added.length !== 1 || old.content.flags.some(({ name }) => name === 'chown')) return undefined;
  return source.replace(` ${owner.text}`, '') === old.content.source ? owner.value : undefined;
}
