import {
  BUSYBOX_RIVALS,
  MAKERS,
  NAMING_INSTALLERS,
  PLACERS,
  SYSTEM_MANAGERS,
  SYSTEM_TOOLS,
} from '../knowledge/boundary.ts';
import { type Invocation, readInvocation } from '../knowledge/invocation.ts';
import { STATEFUL_BUILTINS, STATELESS_BUILTINS } from '../knowledge/shell-builtins.ts';
import type { Command, Word } from '../shell/script.ts';
import { memoize } from '../text/memo.ts';
import type { ScriptEvent } from './script-event.ts';

/**
 * A shell remembers where it found a program. Where the first commands may bring a program of a name that they and the
 * second ones call, one shell goes on with the old program, and two do not (trap B18).
 * @param first the events of each RUN before the boundary
 * @returns why that may be so, as a clause
 */
export function findStaleProgram(
  first: readonly (readonly ScriptEvent[])[],
  second: readonly ScriptEvent[],
): string | undefined {
  const bringers = first.flatMap(bringersIn);
  if (bringers.length === 0) return undefined;
  const shared = [...namesIn(second)].filter((name) => first.some((events) => namesIn(events).has(name)));
  if (shared.length === 0) return undefined;
  for (const { invocation, command } of bringers) {
    const name = shared.find((shared) => mayBring(invocation, command, shared));
    if (name !== undefined)
      return `"${invocation.program}" may bring a new "${name}", and a shell that has called the old one goes on with that`;
  }
  return undefined;
}

interface Bringer {
  readonly invocation: Invocation;
  readonly command: Command;
}

/** The commands of a RUN that may bring a program of whatever name; most bring none. */
const bringersIn = memoize((events: readonly ScriptEvent[]): readonly Bringer[] => {
  const found: Bringer[] = [];
  for (const { commands } of events) {
    for (const command of commands) {
      const invocation = readInvocation(command);
      if (invocation && mayBringAny(invocation, command)) found.push({ invocation, command });
    }
  }
  return found;
});

function mayBringAny({ program }: Invocation, command: Command): boolean {
  const isMaker = program === 'apk' || NAMING_INSTALLERS.test(program) || MAKERS.has(program) || PLACERS.has(program);
  return isMaker || pathsOf(command).length > 0;
}

/** Names that the shell of a RUN itself looks up in PATH. */
const namesIn = memoize((events: readonly ScriptEvent[]): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const { commands } of events) {
    for (const { words } of commands) {
      const name = words[0]?.value;
      if (name === undefined || name.includes('/')) continue;
      if (!STATEFUL_BUILTINS.has(name) && !STATELESS_BUILTINS.has(name)) names.add(name);
    }
  }
  return names;
});

function mayBring({ program, args }: Invocation, command: Command, name: string): boolean {
  if (pathsOf(command).some((path) => path.endsWith(`/${name}`))) return true;
  if (program === 'apk') return SYSTEM_TOOLS.has(name) && args.some((word) => mayRival(word, name));
  if (SYSTEM_TOOLS.has(name) || SYSTEM_MANAGERS.has(name)) return false;
  if (NAMING_INSTALLERS.test(program)) return !namesOnlyOthers(args, name);
  if (MAKERS.has(program)) return true;
  return PLACERS.has(program) && args.some(({ text }) => /\/s?bin\b|\/usr\/local\b|\/opt\b|^["']?\/["']?$/.test(text));
}

/** What a command names that has a folder in it, quotes left out. */
const pathsOf = memoize((command: Command): readonly string[] => {
  const args = readInvocation(command)?.args ?? [];
  const targets = command.redirections.flatMap(({ target }) => target ?? []);
  return [...args, ...targets].flatMap(({ text }) => (text.includes('/') ? [text.replace(/["']/g, '')] : []));
});

function mayRival({ value }: Word, name: string): boolean {
  return value === undefined || value === name || BUSYBOX_RIVALS.has(value.replace(/[<>=~].*$/, ''));
}

const NAME = /^@?[A-Za-z][\w.@/-]*(?:\[[\w,-]*])?(?:[=<>~!^]=?[\w.*,=<>~!^ -]*)?$/;
/** Options that name a list of packages, or a folder whose packages are not named. */
const LISTS: ReadonlySet<string> = new Set(['-r', '-e', '-c', '--requirement', '--editable', '--constraint', '--file']);

/** The words name packages, and none that brings the program, nor one that brings what its name does not tell. */
function namesOnlyOthers(args: readonly Word[], name: string): boolean {
  const [subcommand, ...rest] = args.filter(({ value }) => value === undefined || !value.startsWith('-'));
  const isInstall =
    subcommand?.value === 'install' ||
    subcommand?.value === 'add' ||
    subcommand?.value === 'i' ||
    subcommand?.value === 'global';
  if (!isInstall || rest.length === 0 || args.some(({ value }) => value !== undefined && LISTS.has(value)))
    return false;
  const family = name.replace(/[-\d.]+$/, '');
  return rest.every(({ value }) => {
    if (value === undefined || !NAME.test(value) || value === '.' || value.startsWith('.')) return false;
    const own = value.toLowerCase();
    return !own.includes(family) && !BRINGS_MANAGERS.test(own);
  });
}

/** Packages that bring, or depend on a newer version of, a package manager. */
const BRINGS_MANAGERS =
  /^(?:pip|setuptools|virtualenv|pipenv|poetry|conda|n|nvm|node|npm|yarn|pnpm|corepack|bundler|rubygems)/;
