import { type AccountChange, type GroupNames, NOLOGIN, plain } from './accounts.ts';
import { readInvocation } from '../invocation.ts';
import type { Command, Word } from '../../shell/script.ts';

/** What a command does to users and groups. */
export type AccountReading =
  | { readonly kind: 'changes'; readonly changes: readonly AccountChange[] }
  /** A clause. */
  | { readonly kind: 'unread'; readonly because: string };

interface Syntax {
  /** What an option stands for, by its letter and its long name; `=` before it where it takes a value, `-` where nothing hangs on it. */
  readonly options: Readonly<Record<string, string>>;
}

const USERADD: Syntax = {
  options: {
    u: '=id', uid: '=id', g: '=group', gid: '=group', d: '=home', home: '=home', 'home-dir': '=home', s: '=shell', shell: '=shell',
    c: '=comment', comment: '=comment', r: 'system', system: 'system', m: 'home', 'create-home': 'home', M: 'no-home',
    'no-create-home': 'no-home', l: '-', 'no-log-init': '-', U: '-', 'user-group': '-', N: 'users', 'no-user-group': 'users',
    G: '=members', groups: '=members',
  },
}; // prettier-ignore
const GROUPADD: Syntax = { options: { g: '=id', gid: '=id', r: 'system', system: 'system' } };
const DEBIAN_ADDUSER: Syntax = {
  options: {
    uid: '=id', gid: '=group', ingroup: '=group', home: '=home', shell: '=shell', gecos: '=comment', comment: '=comment',
    system: 'system', 'no-create-home': 'no-home', 'disabled-password': 'locked', 'disabled-login': 'locked', group: 'own-group',
    quiet: '-', q: '-', 'force-badname': '-', 'allow-bad-names': '-',
  },
}; // prettier-ignore
const DEBIAN_ADDGROUP: Syntax = {
  options: { gid: '=id', system: 'system', quiet: '-', q: '-', 'force-badname': '-', 'allow-bad-names': '-' },
};
const USERMOD: Syntax = { options: { a: 'append', append: 'append', G: '=members', groups: '=members' } };
const BUSYBOX_ADDUSER: Syntax = {
  options: {
    h: '=home', home: '=home', g: '=comment', gecos: '=comment', s: '=shell', shell: '=shell', G: '=group', ingroup: '=group',
    S: 'system', system: 'system', D: 'locked', 'disabled-password': 'locked', H: 'no-home', 'no-create-home': 'no-home', u: '=id',
    uid: '=id',
  },
}; // prettier-ignore
const BUSYBOX_ADDGROUP: Syntax = { options: { g: '=id', gid: '=id', S: 'system', system: 'system' } };

/**
 * What a command does to users and groups; `undefined` for any other command.
 * @param groups by number, where a command names a group by it
 */
export function readAccountCommand(
  command: Command,
  distribution: 'debian' | 'alpine',
  groups: GroupNames,
): AccountReading | undefined {
  const invocation = readInvocation(command);
  if (!invocation) return undefined;
  const { program, args, via } = invocation;
  if (!/^(?:useradd|groupadd|adduser|addgroup|usermod)$/.test(program)) return undefined;
  const isBusybox = distribution === 'alpine' && program.startsWith('add');
  const syntax = SYNTAX[`${isBusybox ? 'busybox ' : ''}${program}`]!;
  const parsed = parse(args, syntax);
  if (typeof parsed === 'string') return { kind: 'unread', because: parsed };
  if (via.length > 0 || command.redirections.length > 0 || command.assignments.length > 0)
    return { kind: 'unread', because: `"${program}" is run by another command, or its output goes elsewhere` };
  const changes = program.includes('group') ? toGroup(program, parsed) : toUser(program, parsed, isBusybox, groups);
  return typeof changes === 'string' ? { kind: 'unread', because: changes } : { kind: 'changes', changes };
}

const SYNTAX: Readonly<Record<string, Syntax>> = {
  useradd: USERADD,
  groupadd: GROUPADD,
  usermod: USERMOD,
  adduser: DEBIAN_ADDUSER,
  addgroup: DEBIAN_ADDGROUP,
  'busybox adduser': BUSYBOX_ADDUSER,
  'busybox addgroup': BUSYBOX_ADDGROUP,
};

interface Parsed {
  readonly values: ReadonlyMap<string, string>;
  readonly flags: ReadonlySet<string>;
  readonly operands: readonly string[];
}

/** @returns what is not understood, as a clause */
function parse(words: readonly Word[], { options }: Syntax): Parsed | string {
  const values = new Map<string, string>();
  const flags = new Set<string>();
  const operands: string[] = [];
  /** Gives `next` where the value is the next word, `done` where all is read, and else what is not understood. */
  const take = (name: string, written: string, value: string | undefined): string => {
    const meaning = Object.hasOwn(options, name) ? options[name]! : undefined;
    if (meaning === undefined) return `the option ${written} has no counterpart that is known`;
    if (!meaning.startsWith('=')) {
      flags.add(meaning);
      return value === undefined ? 'done' : 'rest';
    }
    if (value === undefined) return 'next';
    values.set(meaning.slice(1), value);
    return 'done';
  };
  for (let at = 0; at < words.length; at += 1) {
    const { text } = words[at]!;
    if (!text.startsWith('-')) {
      if (/^["']-|^\$\(|^`/.test(text)) return `${text} depends on the run`;
      operands.push(text);
      continue;
    }
    const next = words[at + 1]?.text;
    if (text.startsWith('--')) {
      const equals = text.indexOf('=');
      const name = text.slice(2, equals === -1 ? undefined : equals);
      const outcome = take(name, `--${name}`, equals === -1 ? undefined : text.slice(equals + 1));
      if (outcome === 'done') continue;
      if (outcome !== 'next') return outcome === 'rest' ? `--${name} takes no value` : outcome;
      if (next === undefined) return `--${name} lacks its value`;
      take(name, '', next);
      at += 1;
      continue;
    }
    for (let i = 1; i < text.length; i += 1) {
      const letter = text[i]!;
      const rest = text.slice(i + 1);
      const isFlag = Object.hasOwn(options, letter) && !options[letter]!.startsWith('=');
      const outcome = take(letter, `-${letter}`, isFlag || rest === '' ? undefined : rest);
      if (outcome === 'next') {
        if (next === undefined) return `-${letter} lacks its value`;
        take(letter, '', next);
        at += 1;
      } else if (outcome !== 'done') return outcome;
      if (!isFlag) break;
    }
  }
  return { values, flags, operands };
}

function toGroup(program: string, { values, flags, operands }: Parsed): readonly AccountChange[] | string {
  const [name, second, third] = operands;
  if (name === undefined || third !== undefined) return `"${program}" names no group, or too many`;
  if (second !== undefined) {
    if (program === 'groupadd' || flags.size > 0 || values.size > 0) return `"${program}" names two groups`;
    return [{ kind: 'member', user: name, group: second }];
  }
  return [{ kind: 'group', name, id: values.get('id'), isSystem: flags.has('system') }];
}

function toUser(
  program: string,
  { values, flags, operands }: Parsed,
  isBusybox: boolean,
  groups: GroupNames,
): readonly AccountChange[] | string {
  const [name, second, third] = operands;
  if (name === undefined || third !== undefined) return `"${program}" names no user, or too many`;
  if (program === 'usermod') {
    const members = toMembers(name, values.get('members'), groups);
    return second === undefined && flags.has('append') && members.length > 0 ? members : '"usermod" changes a user';
  }
  if (second !== undefined) {
    if (program === 'useradd' || flags.size > 0 || values.size > 0) return `"${program}" names two users`;
    return [{ kind: 'member', user: name, group: second }];
  }
  const isSystem = flags.has('system');
  const isDebianAdduser = program === 'adduser' && !isBusybox;
  if (program === 'adduser' && !isSystem && !flags.has('locked')) return '"adduser" asks for a password';
  const given = values.get('group');
  const group = given === undefined ? undefined : nameOf(given, groups);
  if (given !== undefined && group === undefined) return `which group ${given} is could not be seen`;
  const isMade =
    isSystem && group === undefined && (program === 'useradd' || (isDebianAdduser && flags.has('own-group')));
  const first = flags.has('users') ? 'users' : isMade ? name : isSystem ? (group ?? 'nogroup') : group;
  const user: AccountChange = {
    kind: 'user',
    name,
    id: values.get('id'),
    isSystem,
    group: first,
    home: readHome(values.get('home'), name),
    makesHome: program === 'useradd' ? flags.has('home') : !flags.has('no-home'),
    shell: readShell(values.get('shell'), isSystem && program === 'adduser'),
    comment: values.get('comment'),
  };
  const own: readonly AccountChange[] = isMade ? [{ kind: 'group', name, id: undefined, isSystem: true }] : [];
  return [...own, user, ...toMembers(name, values.get('members'), groups)];
}

function toMembers(user: string, list: string | undefined, groups: GroupNames): readonly AccountChange[] {
  if (list === undefined) return [];
  return plain(list)
    .split(',')
    .filter((group) => group !== '')
    .map((group): AccountChange => ({ kind: 'member', user, group: nameOf(group, groups) ?? group }));
}

function nameOf(group: string, groups: GroupNames): string | undefined {
  return /^["']?\d+["']?$/.test(group) ? groups.get(plain(group)) : group;
}

function readHome(home: string | undefined, name: string): string | undefined {
  return home !== undefined && plain(home) === `/home/${plain(name)}` ? undefined : home;
}

function readShell(shell: string | undefined, isClosed: boolean): string | undefined {
  if (shell === undefined) return isClosed ? NOLOGIN : undefined;
  if (/^["']?\/(?:usr\/)?s?bin\/nologin["']?$/.test(shell)) return NOLOGIN;
  return plain(shell) === '/bin/sh' ? undefined : shell;
}
