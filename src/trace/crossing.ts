import { findStaleProgram } from './command-hash.ts';
import type { ScriptEvent } from './script-event.ts';
import { EXCHANGES_SHELL, MOUNTED_FILES, MOUNTED_FOLDERS, SCRIPT_RUNNERS, SHELL_PATHS } from '../knowledge/boundary.ts';
import { DAEMONS } from '../knowledge/daemons.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { excerptOf } from '../shell/excerpt.ts';
import type { Command } from '../shell/script.ts';
import { memoize } from '../text/memo.ts';
import { shorten } from '../text/shorten.ts';

/** Something that the end of a RUN stops, and that would go on if the next RUN were a part of it. */
export interface Crossing {
  /** `unseen`: a script that nobody has read might do it. */
  readonly kind: 'sure' | 'unseen';
  /** A clause. */
  readonly because: string;
}

/**
 * What crosses the boundary between two scripts that are to run as one.
 * @param first the events of each RUN before the boundary, as their traces have them: what they do is kept there
 * @param second the events of the RUN behind it
 */
export function findCrossing(
  first: readonly (readonly ScriptEvent[])[],
  second: readonly ScriptEvent[],
): Crossing | undefined {
  const [because] = first.flatMap((events) => findInEvents(events) ?? []);
  if (because !== undefined) return { kind: 'sure', because };
  const stale = findStaleProgram(first, second);
  if (stale !== undefined) return { kind: 'sure', because: stale };
  const asked = findQuestion(second);
  if (asked !== undefined) return { kind: 'sure', because: `"${asked}" asks about the shell it runs in` };
  const [unseen] = first.flatMap((events) => findUnseenScript(events) ?? []);
  return unseen && { kind: 'unseen', because: `"${excerptOf(unseen)}" runs a script that was not read` };
}

const findInEvents = memoize((events: readonly ScriptEvent[]): string | undefined => {
  for (const event of events) {
    const because = findInEvent(event);
    if (because !== undefined) return because;
  }
  return undefined;
});

const findUnseenScript = memoize((events: readonly ScriptEvent[]): Command | undefined => {
  for (const { commands } of events) {
    const unseen = commands.find(runsUnseenScript);
    if (unseen) return unseen;
  }
  return undefined;
});

function findInEvent(event: ScriptEvent): string | undefined {
  const { text } = event;
  const clause = (what: string): string => `"${shorten(text)}" ${what}`;
  if (event.kind === 'background') return clause('runs in the background');
  if (event.mayLeave) return clause('may end the script, or become another program');
  // Few texts have a path like these in them, and the patterns try every blank of a text.
  if (text.includes('/etc/') && MOUNTED_FILES.test(text))
    return clause('names a file that the builder mounts anew for each RUN');
  if (MOUNTED_PARENTS.some((folder) => text.includes(folder)) && MOUNTED_FOLDERS.test(text))
    return clause('names a folder that is new in each RUN');
  for (const command of event.commands) {
    const program = readInvocation(command)?.program;
    if (program !== undefined && (DAEMONS.has(program) || isInitScript(command)))
      return clause('may start a process that ends with the RUN');
    if (exchangesShell(command, program)) return clause('may exchange the shell itself');
  }
  return undefined;
}

/** Each match of `MOUNTED_FOLDERS` has one of them in it. */
const MOUNTED_PARENTS = ['/dev/', '/proc/sys', '/sys/'];

function isInitScript({ words }: Command): boolean {
  return words[0]!.text.includes('/') && words.some(({ text }) => /^["']?\/etc\/(?:init|rc)\.d\//.test(text));
}

/** Programs that only read what they are given, whichever path it has. */
const READERS: ReadonlySet<string> = new Set([
  'ls',
  'test',
  '[',
  'echo',
  'cat',
  'which',
  'file',
  'stat',
  'grep',
  'useradd',
  'adduser',
  'usermod',
  'chsh',
]);

function exchangesShell({ words, redirections }: Command, program: string | undefined): boolean {
  if (program !== undefined && EXCHANGES_SHELL.has(program))
    return words.some(({ text }) => /dash|bash|shell/.test(text)) || program === 'chroot';
  if (redirections.some(({ target }) => target && isShellPath(target.text))) return true;
  if (program !== undefined && (READERS.has(program) || SCRIPT_RUNNERS.has(program))) return false;
  return words.some(({ text }, i) => i > 0 && isShellPath(text));
}

function isShellPath(text: string): boolean {
  return text.includes('bin/') && SHELL_PATHS.test(` ${text}`);
}

const SYSTEM_FOLDERS = /^\/(?:usr\/(?:local\/)?)?s?bin\//;

/** A command that runs a file which is no program of the system, or hands a script to a shell. */
export const runsUnseenScript = memoize((command: Command): boolean => {
  const invocation = readInvocation(command);
  if (!invocation) return command.words.length > 0;
  if (SCRIPT_RUNNERS.has(invocation.program)) return true;
  const path = invocation.programWord.value!;
  return path.includes('/') && !SYSTEM_FOLDERS.test(path);
});

const ALWAYS = /\$\{?(?:-(?![\w:])|SECONDS|LINENO|BASH_\w+|PPID)/;
const AT_START = /\$\{?(?:[?_!](?!\w)|PIPESTATUS)/;
const ASKING: ReadonlySet<string> = new Set(['jobs', 'wait', 'times', 'fg', 'bg', 'disown', 'history', 'caller']);

/** An expansion or command whose value is another where the shell has run something before. */
const findQuestion = memoize((second: readonly ScriptEvent[]): string | undefined => {
  const [first] = second;
  if (first && AT_START.test(first.text)) return shorten(first.text);
  const asking = second.find(asksAboutShell);
  return asking && shorten(asking.text);
});

function asksAboutShell({ text, commands }: ScriptEvent): boolean {
  return ALWAYS.test(text) || commands.some(({ words }) => ASKING.has(words[0]?.value ?? ''));
}
