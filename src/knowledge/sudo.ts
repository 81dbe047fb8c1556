import { isShellWord } from './shell-words.ts';
import type { Command, Word } from '../shell/script.ts';

/** A command that sudo runs, as root and with nothing asked of it but that. */
export interface SudoCommand {
  readonly sudoWord: Word;
  /** The program that it runs. */
  readonly programWord: Word;
  /** The last part of its path. */
  readonly program: string;
  /** The rest of what it is given. */
  readonly args: readonly Word[];
}

/** Why a command by sudo is not the same without it. */
export interface SudoObstacle {
  readonly reason: 'options' | 'environment' | 'builtin' | 'unknown-command';
  readonly detail: string;
}

/** They change nothing for root: not to ask for a password, and the end of the options (sudo(8)). */
const IDLE: ReadonlySet<string> = new Set(['-n', '--non-interactive', '--']);

/** `undefined` where the command is not run by sudo, or sudo runs none. */
export function readSudo({ words, assignments }: Command): SudoCommand | SudoObstacle | undefined {
  const [sudoWord, ...rest] = words;
  if (!sudoWord || (sudoWord.text !== 'sudo' && sudoWord.text !== '/usr/bin/sudo')) return undefined;
  const at = rest.findIndex(({ text }) => !IDLE.has(text));
  const programWord = rest[at];
  if (!programWord) return undefined;
  const { value } = programWord;
  if (value === undefined) return { reason: 'unknown-command', detail: `it runs ${programWord.text}` };
  if (value.startsWith('-')) return { reason: 'options', detail: `it is given ${value}` };
  if (/^[A-Za-z_]\w*=/.test(value)) return { reason: 'environment', detail: `it sets ${value.split('=')[0]!}` };
  const [first] = assignments;
  if (first) return { reason: 'environment', detail: `${first.name} is set for sudo, which drops it` };
  if (value === 'sudo' || isShellWord(value))
    return { reason: 'builtin', detail: `"${value}" is one to sudo and another to the shell` };
  return {
    sudoWord,
    programWord,
    program: value.slice(value.lastIndexOf('/') + 1),
    args: rest.slice(at + 1),
  };
}

/**
 * Programs of the system, below /bin, /sbin, /usr/bin or /usr/sbin of every distribution that has them, that read none of what sudo
 * changes but the variables of `READ_BY_THEM` (their manual pages in Debian 12, "Environment").
 */
const SYSTEM_PROGRAMS: ReadonlySet<string> = new Set([
  'addgroup', 'adduser', 'apk', 'apt', 'apt-get', 'cat', 'chgrp', 'chmod', 'chown', 'cp', 'delgroup', 'deluser', 'dnf', 'dpkg', 'groupadd',
  'groupdel', 'groupmod', 'gunzip', 'gzip', 'install', 'ldconfig', 'ln', 'locale-gen', 'microdnf', 'mkdir', 'mv', 'pacman', 'rm', 'rmdir',
  'rpm', 'sed', 'tar', 'tee', 'touch', 'unzip', 'update-alternatives', 'useradd', 'userdel', 'usermod', 'yum', 'zypper',
]); // prettier-ignore

/** Whether a program does the same whichever environment it gets, as long as none of `READ_BY_THEM` is set. */
export function isSystemProgram({ program, programWord }: SudoCommand): boolean {
  return SYSTEM_PROGRAMS.has(program) && (programWord.value === program || /^\/(?:usr\/)?s?bin\//.test(programWord.value!));
} // prettier-ignore

/** Those that tell who has called sudo, or that it sets to those of root (sudo(8), "ENVIRONMENT"); a RUN has none of them by itself. */
const SET_BY_SUDO = /SUDO_[A-Z]+/;
const RESET_BY_SUDO = /(?:\$\{?[!#]?|\b(?:getenv|environ|ENV)\W{1,4}|\bprintenv +)(USER|LOGNAME|USERNAME|MAIL)\b/;

/**
 * A variable that a command by sudo may look at and that sudo has set for it: one of its own anywhere, or one that it resets in a text
 * that the shell hands over as it stands.
 * @returns the name of the variable
 */
export function findSetBySudo({ words, redirections }: Command, sudo: SudoCommand): string | undefined {
  const targets = redirections.flatMap(({ target }) => target ?? []);
  for (const { text, value } of [...words, ...targets]) {
    const own = SET_BY_SUDO.exec(text);
    if (own) return own[0];
    // The shell puts what stands outside of single quotes there itself, which is the same by sudo and without.
    const handed = value ?? text.replace(/(?<!\\)\$\{?\w*/g, '').replaceAll('\\', '');
    const reset = isSystemProgram(sudo) ? undefined : RESET_BY_SUDO.exec(handed);
    if (reset) return reset[1];
  }
  return undefined;
}

/**
 * Variables that sudo sets or drops and that programs of the system read: where they are found, proxies, their own settings.
 * DEBIAN_FRONTEND is not among them: nobody answers in a build either way.
 */
const READ_BY_THEM =
  /^(?:PATH|HOME|SHELL|ENV|BASH_ENV|LD_\w+|\w*_proxy|APT_CONFIG|DPKG_\w+|TAR_OPTIONS|UNZIP|UNZIPOPT|GZIP|TMPDIR|POSIXLY_CORRECT)$/i;

/** Whether programs of the system read a variable that sudo takes away or changes. */
export function isReadBySystem(name: string): boolean {
  return READ_BY_THEM.test(name);
}
