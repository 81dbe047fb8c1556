import { isUnseenScript } from './later.ts';
import type { ScriptEvent } from './script-event.ts';
import { traceScript } from './script-events.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { hasOption, type PackageManager, readPackageCommand } from '../knowledge/package-managers.ts';
import { readRemoval } from '../knowledge/removal-command.ts';
import { excerptOf } from '../shell/excerpt.ts';
import type { Command, RunScript, Word } from '../shell/script.ts';
import type { CommandSite } from '../shell/walk.ts';
import { shorten } from '../text/shorten.ts';

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
  if (changed) return `${program} is a path from the current folder, which "${excerptOf(changed)}" leaves`;
  const all = events.flatMap(({ commands }) => commands);
  const later = behind.filter(({ span }) => span.start > command.span.start);
  const removal = later.find((other) => removes(other, program, broughtBy, all) || mayRemoveUnseen(other));
  return removal && `"${excerptOf(removal)}" may take ${program} away`;
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

/** A script that nobody has read; what is called from a folder of programs is none. */
function mayRemoveUnseen(command: Command): boolean {
  if (readPackageCommand(command) || !isUnseenScript(command, TAKES_AWAY)) return false;
  return !/(?:^\/|node_modules\/\.|vendor\/)(?:[^\s"'$]*\/)?s?bin\/[\w.+-]+$/.test(
    readInvocation(command)?.programWord.value ?? '',
  );
}

const TAKES_AWAY = /\b(?:rm|mv|unlink|remove|purge|autoremove|uninstall|del|erase)\b/;

function removes(command: Command, program: string, broughtBy: RegExp, all: readonly Command[]): boolean {
  const invocation = readInvocation(command);
  if (!invocation) return false;
  const name = program.slice(program.lastIndexOf('/') + 1);
  const names = (text: string): boolean => broughtBy.test(text) || text === name;
  if (/^(?:rm|rmdir|unlink|mv)$/.test(invocation.program))
    return invocation.args.some((word) => deletesProgram(word, program, names));
  const removal = readRemoval(command);
  if (!removal) return false;
  if (removal.packages === 'unknown') return true;
  return removal.packages.some((word) =>
    namesOf(word, removal.manager, all).some((one) => one === '?' || names(one) || isPattern(one, name, names)),
  );
}

/** `nodejs*` stands for every package of which that is the beginning. */
function isPattern(text: string, program: string, names: (text: string) => boolean): boolean {
  const at = text.search(/[*?]/);
  return at !== -1 && (names(text.slice(0, at)) || program.startsWith(text.slice(0, at)));
}

function deletesProgram(word: Word, program: string, names: (text: string) => boolean): boolean {
  if (isUnseenFolder(word)) return true;
  const path = (word.value ?? word.text.replace(/["']/g, '')).replace(/\/\*?$/, '');
  const last = path.slice(path.lastIndexOf('/') + 1);
  return names(last) || /^s?bin$/.test(last) || /^\/usr(?:\/local)?$/.test(path) || program.startsWith(`${path}/`);
}

/** A folder that a command or a variable names, and which may be that of the program; a cache below it is not. */
function isUnseenFolder({ text, substitutions }: Word): boolean {
  if (/cache\/?(?:["']?\/?\*[\w.]*)?["']?$/i.test(text)) return false;
  return substitutions.length > 0 || HOLDS_PROGRAMS.test(text);
}

/** Variables that by their names hold the folder of a program: `$GOROOT`, `"${CONDA_DIR}"`. */
const HOLDS_PROGRAMS =
  /^["']?\$\{?(?:GOROOT|\w*(?:CONDA|MAMBA|NVM|NODE|COMPOSER|RUBY|GEM|RBENV|RVM|UV)(?:_\w*(?:DIR|HOME|ROOT|PATH|PREFIX|INSTALL\w*))?)\}?\/?["']?$/;

/** The packages that an operand of a removal stands for; `?` where they are not to be seen. */
function namesOf(word: Word, manager: PackageManager | undefined, all: readonly Command[]): readonly string[] {
  const variable = /^"?\$\{?(\w+)\}?"?$/.exec(word.text)?.[1];
  if (variable !== undefined) {
    const assigned = all.flatMap(({ assignments }) => assignments.filter(({ name }) => name === variable));
    if (assigned.length === 0) return ['?'];
    return assigned.flatMap(({ value }) => value?.split(/\s+/) ?? ['?']);
  }
  if (word.value === undefined) return ['?'];
  if (manager !== 'apk' || !word.value.startsWith('.')) return [word.value.replace(/(?:[=~<>:]|(?<=.)@).*$/, '')];
  const made = all.flatMap((command) => {
    const add = readPackageCommand(command);
    const isIt = add?.manager === 'apk' && add.options.some(({ name, value }) => /^(?:-t|--virtual)$/.test(name) && value === word.value);
    return isIt && hasOption(add, '-t', '--virtual') ? [add] : [];
  });
  if (made.length === 0) return ['?'];
  return made.flatMap((add) => [...add.operands, ...add.unknown].map(({ value }) => value?.replace(/[=~<>].*$/, '') ?? '?'));
} // prettier-ignore
