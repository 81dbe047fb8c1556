import type { ScriptEvent } from './script-event.ts';
import { traceScript } from './script-events.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { hasOption, type PackageCommand, readPackageCommand } from '../knowledge/package-managers.ts';
import type { Command, RunScript, Word } from '../shell/script.ts';
import type { CommandSite } from '../shell/walk.ts';

/** What is asked of a script: whether a program that it runs is still to be had at its end. */
export interface ProgramUse {
  readonly script: RunScript;
  readonly isErrexit: boolean;
  /** The command that ran it. */
  readonly site: CommandSite;
  /** The packages that bring it. */
  readonly broughtBy: RegExp;
}

/**
 * Why a program that a script has run may not be there at its end, as a clause: it ran under a condition, was found by a
 * PATH that ended with a subshell, or was deleted again. `undefined` where nothing of that kind is to be seen.
 */
export function findLostProgram({ script, isErrexit, site, broughtBy }: ProgramUse): string | undefined {
  const { command, within } = site;
  const { events } = traceScript(script, isErrexit);
  const at = events.findIndex(({ commands }) => commands.includes(command));
  const event = events[at];
  const program = readInvocation(command)?.programWord.value;
  if (!event || program === undefined || !runsAlways(event, command)) return 'it runs only where a condition holds';
  const isInSubshell = within.some((node) => node !== 'substitution' && node.compound === 'subshell');
  const lost = isInSubshell ? event.stateTexts.find((text) => FINDS_PROGRAMS.test(text)) : undefined;
  if (lost !== undefined) return `"${shorten(lost)}" counts only inside of a subshell`;
  const behind = events.slice(at).flatMap(({ commands }) => commands);
  const isRelative = program.includes('/') && !program.startsWith('/');
  const changed = isRelative ? behind.find((other) => CHANGES_FOLDER.has(readInvocation(other)?.program ?? '')) : undefined;
  if (changed) return `${program} is a path from the current folder, which "${textOf(changed)}" leaves`;
  const all = events.flatMap(({ commands }) => commands);
  const removal = behind.find((other) => removes(other, program, broughtBy, all));
  return removal && `"${textOf(removal)}" may take ${program} away`;
} // prettier-ignore

/** What decides where programs are looked for. */
const FINDS_PROGRAMS = /PATH|(?:^|[\s;&])(?:\.|source|eval)[ \t]|\b(?:nvm|rvm|rbenv|activate)\b/;
const CHANGES_FOLDER: ReadonlySet<string> = new Set(['cd', 'pushd', 'popd']);

function runsAlways({ kind, onFailure, commands }: ScriptEvent, command: Command): boolean {
  if (onFailure !== 'abort') return false;
  if (kind === 'command' || kind === 'pipeline') return true;
  // Of `npm ci || npm install` the first runs in any case.
  return kind === 'and-or' && commands[0] === command;
}

function removes(command: Command, program: string, broughtBy: RegExp, all: readonly Command[]): boolean {
  const invocation = readInvocation(command);
  if (!invocation) return false;
  const names = (text: string): boolean => broughtBy.test(text) || text === program.slice(program.lastIndexOf('/') + 1);
  if (/^(?:rm|rmdir|unlink|mv)$/.test(invocation.program))
    return invocation.args.some((word) => deletesProgram(word, program, names));
  const packages = readPackageCommand(command);
  if (!packages || !REMOVES.has(packages.subcommand ?? '') || !SYSTEM.has(packages.manager)) return false;
  const words = [...packages.operands, ...packages.unknown];
  return words.some((word) => namesOf(word, packages, all).some((name) => name === '?' || names(name)));
}

const SYSTEM: ReadonlySet<string> = new Set(['apt', 'apk', 'yum', 'dnf', 'tdnf', 'zypper', 'pacman']);
const REMOVES: ReadonlySet<string> = new Set(['remove', 'purge', 'autoremove', 'auto-remove', 'del', 'erase', 'rm']);

function deletesProgram(word: Word, program: string, names: (text: string) => boolean): boolean {
  const path = (word.value ?? word.text.replace(/["']/g, '')).replace(/\/\*?$/, '');
  const last = path.slice(path.lastIndexOf('/') + 1);
  return names(last) || /^s?bin$/.test(last) || /^\/usr(?:\/local)?$/.test(path) || program.startsWith(`${path}/`);
}

/** The packages that an operand of a removal stands for; `?` where they are not to be seen. */
function namesOf(word: Word, { manager }: PackageCommand, all: readonly Command[]): readonly string[] {
  const variable = /^"?\$\{?(\w+)\}?"?$/.exec(word.text)?.[1];
  if (variable !== undefined) {
    const assigned = all.flatMap(({ assignments }) => assignments.filter(({ name }) => name === variable));
    if (assigned.length === 0) return ['?'];
    return assigned.flatMap(({ value }) => value?.split(/\s+/) ?? ['?']);
  }
  if (word.value === undefined) return ['?'];
  if (manager !== 'apk' || !word.value.startsWith('.')) return [word.value.replace(/[=~<>].*$/, '')];
  const made = all.flatMap((command) => {
    const add = readPackageCommand(command);
    const isIt = add?.manager === 'apk' && add.options.some(({ name, value }) => /^(?:-t|--virtual)$/.test(name) && value === word.value);
    return isIt && hasOption(add, '-t', '--virtual') ? [add] : [];
  });
  if (made.length === 0) return ['?'];
  return made.flatMap((add) => [...add.operands, ...add.unknown].map(({ value }) => value?.replace(/[=~<>].*$/, '') ?? '?'));
} // prettier-ignore

function textOf({ words }: Command): string {
  return shorten(words.map(({ text }) => text).join(' '));
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
