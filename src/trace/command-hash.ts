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
 * @returns why that may be so, as a clause
 */
export function findStaleProgram(first: readonly ScriptEvent[], second: readonly ScriptEvent[]): string | undefined {
  if (first.every((event) => findBringers(event).length === 0)) return undefined;
  const called = new Set(first.flatMap(namesOf));
  const shared = [...new Set(second.flatMap(namesOf))].filter((name) => called.has(name));
  if (shared.length === 0) return undefined;
  for (const { invocation, command } of first.flatMap(findBringers)) {
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

/** The commands that may bring a program of whatever name; most bring none. */
const findBringers = memoize(({ commands }: ScriptEvent): readonly Bringer[] =>
  commands.flatMap((command) => {
    const invocation = readInvocation(command);
    if (!invocation) return [];
    const { program } = invocation;
    const isMaker = program === 'apk' || NAMING_INSTALLERS.test(program) || MAKERS.has(program) || PLACERS.has(program);
    return isMaker || pathsOf(command).length > 0 ? [{ invocation, command }] : [];
  }),
);

/** Names that the shell itself looks up in PATH. */
const namesOf = memoize(({ commands }: ScriptEvent): readonly string[] => {
  return commands.flatMap(({ words }) => {
    const name = words[0]?.value;
    if (name === undefined || name.includes('/') || STATEFUL_BUILTINS.has(name) || STATELESS_BUILTINS.has(name))
      return [];
    return [name];
  });
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
