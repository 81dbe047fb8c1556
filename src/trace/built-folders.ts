import { speaksWithin } from './path-mentions.ts';
import type { ScriptEvent } from './script-event.ts';
import { folderOf, nameIn, resolveIn, resolveWord, type SymbolicPath } from './symbolic-path.ts';
import { isAtOrBelow } from '../context/context-path.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { lineageOf, readStages } from '../dockerfile/stages.ts';
import { readVariables } from '../dockerfile/variables.ts';
import { findUnclearTarget, isUnclearAmbient } from '../knowledge/install-target.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { readUnpacking } from '../knowledge/unpacking.ts';
import { readPathWord } from '../shell/path-word.ts';
import type { Assignment, Command, Word } from '../shell/script.ts';

/** A folder that a script makes, builds in, and installs from to elsewhere. */
export interface BuiltFolder {
  /** Absolute, of plain letters, below a folder for temporary files or sources. */
  readonly path: SymbolicPath;
  /** The command that installs what was built, as written. */
  readonly install: string;
  /** What else the script does with the folder, that may keep it needed; a command as written. */
  readonly doubt: string | undefined;
}

/** Folders for temporary files and for sources (Filesystem Hierarchy Standard 3.0, 3.18, 4.12, 5.15), and one name in them. */
const TEMPORARY = /^\/(?:tmp|var\/tmp|usr\/src|usr\/local\/src)\/[\w.+-]+$/;

/** Names of the application itself, which is often run from where it was built (trap C10). */
const OF_THE_APPLICATION =
  /\/(?:app|apps|application|project|code|server|service|site|web|www|html|workspace|work|src|source|build|backend|frontend|api)$/i;

/**
 * The folders that a script makes and installs from, in the order in which they are made; none that it deletes itself.
 * @param given a variable around the script that sends an install to where nobody knows, as `findUnclearVariable` gives it
 */
export function findBuiltFolders(
  events: readonly ScriptEvent[],
  start: SymbolicPath,
  given: () => string | undefined,
): readonly BuiltFolder[] {
  // Without a step that installs there is none; most scripts that make folders have no such step.
  if (!events.some((event) => event.kind === 'command' && installs(event))) return [];
  const made = new Map<SymbolicPath, number>();
  for (const [at, event] of events.entries()) {
    if (event.kind !== 'command') continue;
    for (const path of foldersOf(event, start))
      if (TEMPORARY.test(path) && !isOfApplication(path) && !made.has(path)) made.set(path, at);
  }
  return [...made].slice(0, MOST).flatMap(([path, at]) => {
    const behind = events.slice(at + 1);
    if (isAtOrBelow(start, path) || behind.some((event) => deletesAt(event, start, path))) return [];
    const install = behind.find((event) => event.kind === 'command' && installsFrom(event, start, path));
    if (!install || install.onFailure !== 'abort') return [];
    const doubt = behind.find((event) => isDoubtful(event, start, path))?.text;
    return [{ path, install: install.text, doubt: doubt ?? given() ?? events.find(isUnclearInstall)?.text }];
  });
}

/** The first variable of ENV or ARG before a RUN that may send an install into the folder that it runs in, as written. */
export function findUnclearVariable(scan: Scan, run: Instruction): string | undefined {
  const stage = readStages(scan).findLast(({ from }) => from.start < run.start);
  const before = stage ? lineageOf(stage).flatMap(({ instructions }) => instructions) : [];
  for (const { content, start } of before) {
    if (start > run.start) continue;
    const found = readVariables(content).find(({ name, value }) => isUnclearAmbient(name, value));
    if (found) return `${content.keywordText.toUpperCase()} ${found.name}`;
  }
  return undefined;
}

const BUILDS =
  /^(?:\w*configure|Configure|config|cmake|g?make|meson|ninja|scons|waf|python[\d.]*|export|declare|typeset)$/;

/** A build that is told to install to a relative path, or to one that is not known, may install into the folder itself. */
function isUnclearInstall({ commands }: ScriptEvent): boolean {
  return commands.some((command) => {
    const builds = command.words.length === 0 || BUILDS.test(readInvocation(command)?.program ?? '');
    return builds && findUnclearTarget(command) !== undefined;
  });
}

function isOfApplication(path: SymbolicPath): boolean {
  return path.startsWith('/usr/') && OF_THE_APPLICATION.test(path);
}

/** Nobody builds more in one RUN, and each is looked for in all that follows. */
const MOST = 20;

const ARCHIVE_END = /\.(?:tar\.[a-zA-Z\d]+|t[gbx]z2?|tar|zip)$/;

/** The folders that a command makes, as far as its words tell; an archive is taken to hold one of its own name. */
function foldersOf(event: ScriptEvent, start: SymbolicPath): readonly SymbolicPath[] {
  const folder = folderOf(event, start);
  const [command] = event.commands;
  const invocation = command && readInvocation(command);
  if (!invocation || folder === undefined || invocation.via.length > 0) return [];
  const { program, args } = invocation;
  if (program === 'mkdir') {
    const paths = args.flatMap((word) => (word.text.startsWith('-') ? [] : (resolveWord(folder, word) ?? [])));
    return paths.filter((path) => !path.startsWith('/usr/'));
  }
  if (program === 'git' && args[0]?.value === 'clone') {
    const last = readPathWord(args.at(-1)!);
    const name = last !== undefined && /[:@]/.test(last) ? nameIn(last).replace(/\.git$/, '') : last;
    const own = name === undefined || args.length < 2 ? undefined : resolveIn(folder, name);
    // A clone into the folder it runs in fills one that was there.
    return own === undefined || isAtOrBelow(folder, own) ? [] : [own];
  }
  const unpacking = readUnpacking(command);
  if (unpacking?.kind !== 'unpacks' || !/^(?:tar|bsdtar|unzip)$/.test(program)) return [];
  const at = args.findIndex(({ value }) => value === (program === 'unzip' ? '-d' : '-C'));
  const into = at === -1 ? folder : args[at + 1] && resolveWord(folder, args[at + 1]!);
  if (into === undefined || args.some(({ text }) => /^--(?:one-top-level|strip)/.test(text))) return [];
  return unpacking.words.flatMap((word) => {
    const name = readPathWord(word)?.replace(/^.*\//, '');
    return name !== undefined && ARCHIVE_END.test(name) ? (resolveIn(into, name.replace(ARCHIVE_END, '')) ?? []) : [];
  });
}

/** `make install` and its like copy what was built to where it belongs (GNU Coding Standards, "Standard Targets"). */
function installsFrom(event: ScriptEvent, start: SymbolicPath, path: SymbolicPath): boolean {
  const folder = folderOf(event, start);
  const [command] = event.commands;
  const invocation = command && readInvocation(command);
  if (!invocation || folder === undefined) return false;
  const { args } = invocation;
  const option = args.findIndex(({ text }) => text === '-C');
  const place = option !== -1 && args[option + 1] ? resolveWord(folder, args[option + 1]!) : folder;
  return place !== undefined && isAtOrBelow(place, path) && installs(event);
}

/** Whether it does so in any folder. */
function installs({ commands: [command] }: ScriptEvent): boolean {
  const invocation = command && readInvocation(command);
  if (!invocation) return false;
  const { program, args } = invocation;
  const words = args.map(({ text }) => text);
  if (/^(?:make|gmake|ninja|scons|waf|meson)$/.test(program))
    return words.some((word) => /^install(?:$|[-_])/.test(word));
  if (program === 'cmake')
    return words.includes('--install') || (words.includes('--target') && words.includes('install'));
  return /^python[\d.]*$/.test(program) && words[0]?.endsWith('setup.py') === true && words[1] === 'install';
}

function deletesAt(event: ScriptEvent, start: SymbolicPath, path: SymbolicPath): boolean {
  const folder = folderOf(event, start);
  return event.commands.some((command) => {
    if (readInvocation(command)?.program !== 'rm') return false;
    return command.words.slice(1).some((word) => {
      const own = resolveWord(folder, word);
      if (own !== undefined && isAtOrBelow(path, own)) return true;
      return speaksWithin(word.text, path) || (word.isPattern && /(?:^|\/)\*$/.test(word.text));
    });
  });
}

/** They work in a folder, or fill it, and leave nothing elsewhere that leads back to it. */
const HARMLESS: ReadonlySet<string> = new Set([
  'cd', 'mkdir', 'tar', 'unzip', 'rm', 'chmod', 'chown', 'wget', 'curl', 'git', 'make', 'gmake', 'cmake', 'configure', 'ninja', 'cp', 'install',
  'patch', 'ls', 'test', '[', 'autogen.sh', 'autoreconf', 'bootstrap', 'bootstrap.sh', 'buildconf', 'config', 'Configure', 'sha256sum', 'strip',
  'meson', 'python', 'python2', 'python3', 'scons', 'ldconfig',
]); // prettier-ignore

/** A link, a path that is written down, or a folder that is handed on leads back to it. */
function isDoubtful(event: ScriptEvent, start: SymbolicPath, path: SymbolicPath): boolean {
  const folder = folderOf(event, start);
  const isInside = folder === undefined || isAtOrBelow(folder, path);
  if (isInside && (event.kind !== 'command' || LEADS_BACK.test(event.text))) return true;
  return event.commands.some((command) => isDoubtfulCommand(command, path, isInside));
}

const LEADS_BACK =
  /\$\{?PWD\b|\bpwd\b|\brealpath\b|\breadlink\b|\bdevelop\b|\blink\b|\s-e\s|--editable|\bsudo\b|--prefix[= ]\.|\$\(|`/;

/** Variables and options that say where something goes to, or is looked for. */
const WRITES_DOWN = /prefix|rpath|^["']?-{0,2}[\w-]*(?:dest|root|dir|home|install|out)[\w-]*(?::\w+)?[:?+]?=/i;

function textOf(word: Word | Assignment): string {
  return 'text' in word ? word.text : `${word.name}=${word.value ?? ''}`;
}

function isDoubtfulCommand(command: Command, path: SymbolicPath, isInside: boolean): boolean {
  const program = readInvocation(command)?.program;
  const words = [
    ...command.words,
    ...command.assignments,
    ...command.redirections.flatMap(({ target }) => target ?? []),
  ];
  const isNamed = words.some((word) => speaksWithin(textOf(word), path));
  const isHarmless = program !== undefined && HARMLESS.has(program);
  if (program === undefined && command.words.length === 0)
    return command.assignments.some(({ value }) => value === undefined || speaksWithin(value, path));
  // Options of a build may write its folder down: as a prefix, or as a path in which libraries are looked for.
  const isWritten = BUILDS.test(program ?? '') && isNamed;
  if (
    isWritten &&
    [...command.words, ...command.assignments].some(
      (word) => WRITES_DOWN.test(textOf(word)) && speaksWithin(textOf(word), path),
    )
  )
    return true;
  return (isNamed || isInside) && !isHarmless;
}
