import { mapAptCommand, type Objection, writeApkCommand } from './apk-install.ts';
import type { ScriptEdits } from './script-edits.ts';
import type { RunSite } from '../analysis.ts';
import { readAccountCommand } from '../../knowledge/alpine/account-commands.ts';
import {
  type AccountChange,
  ALPINE_GROUPS,
  ALPINE_USERS,
  type GroupNames,
  groupsAfter,
  LASTING_GROUPS,
  NOLOGIN,
  plain,
  writeForAlpine,
} from '../../knowledge/alpine/accounts.ts';
import { isAptFolder, isAptProgram } from '../../knowledge/alpine/apt-names.ts';
import type { Catalogue } from '../../knowledge/images/catalogue.ts';
import { readInvocation } from '../../knowledge/invocation.ts';
import { readPackageCommand } from '../../knowledge/package-managers.ts';
import type { Command } from '../../shell/script.ts';

/** What the RUNs of a stage have done so far, and all stages below it. */
export interface StageState {
  /** Debian's packages by name, with what stands for each on Alpine. */
  readonly installed: ReadonlyMap<string, readonly string[]>;
  readonly groups: GroupNames;
  /** Users and groups that were made. */
  readonly accounts: ReadonlySet<string>;
}

export const FRESH_STATE: StageState = { installed: new Map(), groups: LASTING_GROUPS, accounts: new Set() };

/** What was made is kept anew for each command that makes more. */
const MAX_ACCOUNTS = 100;

/** What becomes of a command. */
export type Translated =
  /** It means the same on Alpine, or another look has to be taken at it. */
  | { readonly kind: 'same' }
  | { readonly kind: 'gone' }
  | {
      readonly kind: 'changed';
      /** Of an install, the packages by Alpine's names. */
      readonly names: readonly string[];
      /** It needs a shell that Alpine has to be given. */
      readonly needsBash: boolean;
      readonly state: StageState;
      /** @returns whether it could be done */
      write(edits: ScriptEdits): boolean;
    };

/** @returns an objection where it cannot be said on Alpine */
export function translateCommand(
  command: Command,
  { shell }: RunSite,
  state: StageState,
  catalogue: Catalogue,
): Translated | Objection {
  const packages = readPackageCommand(command);
  if (packages?.manager === 'apt') {
    const apk = mapAptCommand(packages, catalogue, state.installed);
    if ('reason' in apk || apk.kind === 'gone') return apk;
    const installed =
      apk.kind === 'install' ? apk.operands.map(({ word, names }) => [word.value!, names] as const) : [];
    const removed = new Set(apk.kind === 'remove' ? apk.operands.map(({ word }) => word.value) : []);
    const left = [...state.installed, ...installed].filter(([name]) => !removed.has(name));
    return {
      kind: 'changed',
      names: apk.kind === 'install' ? apk.names : [],
      needsBash: false,
      state: { ...state, installed: new Map(left) },
      write: (edits) => writeApkCommand(edits, packages, apk),
    };
  }
  const program = readInvocation(command)?.program;
  if (program === undefined) return SAME;
  if (isAptProgram(program)) return { reason: 'apt-command', detail: `Alpine has nothing for "${program}"` };
  if (program === 'rm' || program === 'find') return translateRemoval(command, program, state);
  if (program === 'echo' && shell === 'sh') return translateEcho(command, state);
  return translateAccounts(command, state);
}

const SAME = { kind: 'same' } as const;

/** Folders of apt need not be emptied where there are none. */
function translateRemoval(command: Command, program: string, state: StageState): Translated | Objection {
  const [, ...words] = command.words;
  const folders = words.filter(({ value, text }) => isAptFolder(value ?? text));
  if (folders.length === 0) return SAME;
  const others = words.filter((word) => !folders.includes(word) && !word.text.startsWith('-'));
  if (program === 'find' || others.length === 0) return { kind: 'gone' };
  return {
    kind: 'changed',
    names: [],
    needsBash: false,
    state,
    write: (edits) => {
      for (const [i, word] of words.entries()) {
        if (!folders.includes(word)) continue;
        edits.removeBehind((words[i - 1] ?? command.words[0]!).span.end, word.span);
      }
      return true;
    },
  };
}

/** Escapes that `echo` of dash always reads, and that of busybox with `-e` reads alike. */
const ESCAPE = /\\(?:[abcfnrtv\\]|0[0-7]*)/;

/** `echo "a\nb"` is two lines in dash and one in busybox (rule BS-15). */
function translateEcho(command: Command, state: StageState): Translated | Objection {
  const [name, ...words] = command.words;
  const [first] = words;
  if (first && /^-[neE]*e[neE]*$/.test(first.value ?? ''))
    return {
      reason: 'shell-differs',
      detail: `"echo ${first.text}" prints ${first.text} in dash, and takes it for an option in busybox`,
    };
  const escaped = words.filter(({ value, text }) => (value ?? text).includes('\\'));
  const odd = escaped.find((word) => /\\(?![abcfnrtv\\0])/.test(word.value ?? word.text));
  if (escaped.length === 0 || (odd !== undefined && !escaped.some((word) => ESCAPE.test(word.value ?? word.text))))
    return SAME;
  if (odd !== undefined || escaped.some(({ value }) => value === undefined))
    return {
      reason: 'shell-differs',
      detail: `"echo ${escaped[0]!.text}" is read in different ways by dash and busybox`,
    };
  const place = first?.value === '-n' ? first : name!;
  return {
    kind: 'changed',
    names: [],
    needsBash: false,
    state,
    write: (edits) => edits.replace(place.span, `${place.text} -e`),
  };
}

function translateAccounts(command: Command, state: StageState): Translated | Objection {
  const reading = readAccountCommand(command, 'debian', state.groups);
  if (!reading) return SAME;
  const program = command.words[0]!.text;
  // usermod stays: the package of the command brings it.
  if (reading.kind === 'unread')
    return program.endsWith('usermod')
      ? SAME
      : { reason: 'account-command', detail: `"${program}": ${reading.because}` };
  const { changes } = reading;
  if (state.accounts.size > MAX_ACCOUNTS)
    return { reason: 'account-command', detail: `the file makes more than ${MAX_ACCOUNTS} users and groups` };
  const groups = changes.reduce(groupsAfter, state.groups);
  const accounts = new Set(state.accounts);
  for (const change of changes) {
    const taken = findTaken(change, accounts);
    if (taken !== undefined) return { reason: 'account-command', detail: `"${program}": ${taken}` };
    if (change.kind !== 'member') accounts.add(plain(change.name));
  }
  const written = changes.map(writeForAlpine).join(' && ');
  const span = { start: command.words[0]!.span.start, end: command.words.at(-1)!.span.end };
  return {
    kind: 'changed',
    names: [],
    needsBash: changes.some((change) => change.kind === 'user' && /\bbash\b/.test(change.shell ?? '')),
    state: { ...state, groups, accounts },
    write: (edits) => edits.replace(span, written),
  };
}

function isLastingGroup(name: string): boolean {
  return [...LASTING_GROUPS.values()].includes(name);
}

/** Why Alpine would not take a change that Debian took, as a clause. */
function findTaken(change: AccountChange, accounts: ReadonlySet<string>): string | undefined {
  if (change.kind === 'member') {
    const group = plain(change.group);
    const isThere = accounts.has(group) || isLastingGroup(group) || group.includes('$');
    return isThere ? undefined : `Alpine has no group ${group}`;
  }
  const name = plain(change.name);
  const ids = change.kind === 'group' ? ALPINE_GROUPS : ALPINE_USERS;
  const id = change.id === undefined ? undefined : ids.get(plain(change.id));
  if (id !== undefined && id !== name) return `its number ${change.id} is that of ${id} on Alpine`;
  if ([...ids.values()].includes(name)) return `Alpine has ${name} already`;
  if (change.kind === 'group') return undefined;
  const group = change.group === undefined ? undefined : plain(change.group);
  const isThere = group === undefined || accounts.has(group) || group.includes('$') || isLastingGroup(group);
  if (!isThere) return `Alpine has no group ${group}`;
  const shell = plain(change.shell ?? '/bin/sh');
  return [NOLOGIN, '/bin/sh', '/bin/bash', '/bin/false'].includes(shell) || shell.includes('$')
    ? undefined
    : `Alpine has no ${shell}`;
}
