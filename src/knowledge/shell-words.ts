import { STATEFUL_BUILTINS, STATELESS_BUILTINS } from './shell-builtins.ts';

/** Words with a meaning to the shell itself where a command begins (POSIX.1-2017 "Reserved Words"; bash's manual). */
const RESERVED: ReadonlySet<string> = new Set([
  '!', '{', '}', '[[', 'case', 'coproc', 'do', 'done', 'elif', 'else', 'esac', 'fi', 'for', 'function', 'if', 'in', 'select', 'then',
  'time', 'until', 'while',
]); // prettier-ignore

/** Builtins of ksh93 and mksh, which no image has for its /bin/sh; to dash, bash and ash they are programs. */
const PROGRAMS: ReadonlySet<string> = new Set(['cat', 'mknod', 'realpath', 'rename', 'sleep']);

/** Whether a name means something else to a shell than to start the program that is called so. */
export function isShellWord(name: string): boolean {
  if (PROGRAMS.has(name)) return false;
  return RESERVED.has(name) || STATEFUL_BUILTINS.has(name) || STATELESS_BUILTINS.has(name);
}
