import { readInvocation } from '../invocation.ts';
import { type Arguments, type OptionSyntax, readArguments } from '../../shell/arguments.ts';
import type { Command } from '../../shell/script.ts';

/** What a command makes of users and groups. */
export type UserCommand =
  | {
      readonly kind: 'user';
      readonly program: string;
      readonly name: string;
      readonly uid: number | undefined;
      /** Its first group, by number or name; `undefined` where the program chooses one. */
      readonly group: number | string | undefined;
      /** Without a group of its own choice, it gets one with its own name and number. */
      readonly hasOwnGroup: boolean;
      /** It has the `-g` or `-G` of `adduser`, which mean one thing to busybox and another to Red Hat's. */
      readonly hasShortGroup: boolean;
      /** `undefined` where the program chooses it. */
      readonly home: string | undefined;
      readonly makesHome: boolean;
    }
  | { readonly kind: 'group'; readonly program: string; readonly name: string; readonly gid: number | undefined }
  /** It changes users or groups that are there, or what it makes depends on the run. */
  | { readonly kind: 'other'; readonly program: string };

/**
 * The options that take a value: of shadow's programs and of Debian's adduser by their `--help` in Debian 12, run 2026-11-21,
 * with abbreviations that getopt takes; of busybox' by loginutils/adduser.c and addgroup.c.
 */
const SYNTAX: Readonly<Record<string, OptionSyntax>> = {
  useradd: {
    shortWithValue: 'bcdefgGkKpPRsuZ',
    longWithValue: [
      '--base-dir', '--comment', '--home-dir', '--home', '--expiredate', '--inactive', '--gid', '--groups', '--skel', '--key',
      '--password', '--prefix', '--root', '--shell', '--uid', '--selinux-user',
    ],
  },
  groupadd: { shortWithValue: 'gKpRPU', longWithValue: ['--gid', '--key', '--password', '--root', '--prefix', '--users'] },
  adduser: {
    shortWithValue: 'hgsGuk',
    longWithValue: [
      '--home', '--shell', '--uid', '--gid', '--ingroup', '--gecos', '--comment', '--firstuid', '--lastuid', '--conf', '--skel',
    ],
  },
  addgroup: { shortWithValue: 'g', longWithValue: ['--gid', '--conf'] },
}; // prettier-ignore

const CHANGES: ReadonlySet<string> = new Set([
  'usermod', 'groupmod', 'userdel', 'groupdel', 'deluser', 'delgroup', 'newusers', 'vipw', 'vigr',
]); // prettier-ignore

/** What a command does with users and groups; `undefined` for any other command. */
export function readUserCommand(command: Command): UserCommand | undefined {
  const invocation = readInvocation(command);
  if (!invocation) return undefined;
  const { program, args } = invocation;
  if (CHANGES.has(program)) return { kind: 'other', program };
  const syntax = Object.hasOwn(SYNTAX, program) ? SYNTAX[program] : undefined;
  if (!syntax) return undefined;
  const parsed = readArguments(args, syntax);
  const [first, ...others] = parsed.operands;
  // `useradd -D` sets defaults, `adduser user group` adds a member.
  if (parsed.unknown.length > 0 || first?.value === undefined || others.length > 0) return { kind: 'other', program };
  if (parsed.options.some(({ value, valueWord }) => valueWord && value === undefined))
    return { kind: 'other', program };
  if (program === 'groupadd' || (program === 'addgroup' && !isDebianGroup(parsed)))
    return { kind: 'group', program, name: first.value, gid: numberOf(valueOf(parsed, '-g', '--gid')) };
  return program === 'addgroup' ? { kind: 'other', program } : readUser(program, first.value, parsed);
}

/** `--system` and `--gid` mean the same to both; anything else long is not looked at. */
function isDebianGroup({ options }: Arguments): boolean {
  return options.some(({ name }) => !/^(?:-g|-S|--gid|--system|--quiet)$/.test(name));
}

function readUser(program: string, name: string, parsed: Arguments): UserCommand {
  const has = (...names: readonly string[]): boolean => parsed.options.some((option) => names.includes(option.name));
  const isShadow = program === 'useradd';
  const group = isShadow ? valueOf(parsed, '-g', '--gid') : valueOf(parsed, '-G', '--ingroup', '--gid');
  // Red Hat's adduser is useradd by another name.
  const isSystem = has('-r', '--system') || (!isShadow && has('-S'));
  const home = isShadow ? valueOf(parsed, '-d', '--home-dir', '--home') : valueOf(parsed, '-h', '--home');
  const number = numberOf(group);
  return {
    kind: 'user',
    program,
    name,
    uid: numberOf(valueOf(parsed, '-u', '--uid')),
    group: number ?? group,
    // The group of a system user gets a number of its own, if there is one at all.
    hasOwnGroup: group === undefined && !isSystem && !has('-N', '--no-user-group'),
    hasShortGroup: !isShadow && has('-g', '-G'),
    home,
    makesHome: isShadow ? has('-m', '--create-home') : !has('-H', '--no-create-home'),
  };
}

function valueOf({ options }: Arguments, ...names: readonly string[]): string | undefined {
  return options.findLast((option) => names.includes(option.name))?.value;
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
