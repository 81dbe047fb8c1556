import type { ScriptEvent } from './script-event.ts';
import { shellInForceAt } from './shell-in-force.ts';
import { folderOf, resolveIn, type SymbolicPath, UNKNOWN_START } from './symbolic-path.ts';
import { traceRun } from './run-trace.ts';
import { isAtOrBelow } from '../context/context-path.ts';
import { ScriptWords } from '../context/script-words.ts';
import { workingDirBefore } from '../context/working-dir.ts';
import { runContent } from '../dockerfile/run-script.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { readStages } from '../dockerfile/stages.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { readTakenFolders } from '../knowledge/taken-folders.ts';
import { excerptOf } from '../shell/excerpt.ts';
import type { Command, Word } from '../shell/script.ts';

/**
 * A command of a RUN that takes away the folder in which the RUN began. The next RUN begins in what stands there then, made
 * anew by the builder where nothing does (BuildKit's executor/runcexecutor); a shell that goes on stays in the folder that is
 * gone. Where it is not known in which folder a RUN begins, it may be one that is taken away and made again.
 * @param base the working directory of the base image, where it is known
 * @returns why, as a clause
 */
export function findLostFolder(scan: Scan, run: Instruction, base: string | undefined): string | undefined {
  const content = TAKES.test(run.content.source) ? runContent(run) : undefined;
  const stage = content && readStages(scan).findLast(({ from }) => from.start < run.start);
  const folder = stage && workingDirBefore(scan, stage, run, base);
  if (!folder || (folder.kind === 'known' && folder.text === '/')) return undefined;
  const search = new Search(
    folder.kind === 'known' ? folder.text : UNKNOWN_START,
    new ScriptWords(scan, stage, run, base),
  );
  for (const event of traceRun(content, shellInForceAt(scan, run).isErrexit)?.events ?? []) {
    const because = search.findIn(event);
    if (because !== undefined) return because;
  }
  return undefined;
}

/** The programs of which `readTakenFolders` knows. */
const TAKES = /\b(?:rm|rmdir|unlink|mv|ln|find|rsync|userdel|deluser|usermod)\b/;

/** They may make a folder anew. */
const MAKES: ReadonlySet<string> = new Set([
  'mkdir', 'git', 'ln', 'mv', 'cp', 'install', 'rsync', 'tar', 'unzip', 'composer', 'svn', 'hg',
]); // prettier-ignore

/** Goes along the commands of a RUN. */
class Search {
  readonly #start: SymbolicPath;
  readonly #words: ScriptWords;
  /** What was taken away, and may be where the RUN began. */
  readonly #taken = new Map<SymbolicPath, Command>();

  constructor(start: SymbolicPath, words: ScriptWords) {
    this.#start = start;
    this.#words = words;
  }

  findIn(event: ScriptEvent): string | undefined {
    let folder = folderOf(event, this.#start);
    for (const command of event.commands) {
      if (this.#takesStart(command, folder))
        return `"${excerptOf(command)}" takes away the folder that the RUN began in`;
      const taken = this.#findMadeAgain(command, folder);
      if (taken)
        return `"${excerptOf(taken)}" takes away a folder that is made again, and the RUN may have begun in it`;
      // Within an event that was not taken apart, nobody knows how far it reaches.
      if (/^(?:cd|pushd|popd)$/.test(command.words[0]?.value ?? '')) folder = undefined;
    }
    return undefined;
  }

  #takesStart(command: Command, folder: SymbolicPath | undefined): boolean {
    const taken = readTakenFolders(command);
    if (!taken) return false;
    const { words, into, within, user } = taken;
    const paths = words.map((word) => this.#pathOf(word, folder));
    for (const path of taken.areFolders ? paths : [])
      if (this.#isUnclear(path) && !this.#taken.has(path)) this.#taken.set(path, command);
    if (paths.some((path) => this.#holdsStart(path))) return true;
    const target = into && this.#pathOf(into.folder, folder);
    if (into?.names.some((word) => this.#isStart(`${target}/${lastOf(this.#pathOf(word, folder))}`))) return true;
    if (within?.folders.some((word) => this.#isBelow(this.#pathOf(word, folder), within.names))) return true;
    return user !== undefined && isAtOrBelow(this.#start, `/home/${user}`);
  }

  /** The command that has taken away what another one makes. */
  #findMadeAgain(command: Command, folder: SymbolicPath | undefined): Command | undefined {
    if (this.#taken.size === 0) return undefined;
    const invocation = readInvocation(command);
    if (!invocation || !MAKES.has(invocation.program)) return undefined;
    for (const word of invocation.args) {
      const path = this.#pathOf(word, folder);
      for (const [taken, by] of this.#taken) if (by !== command && isAtOrBelow(path, taken)) return by;
    }
    return undefined;
  }

  /**
   * The path of a word, the variables that ENV and ARG set filled in, patterns left in it. It begins with `?` where it is not
   * known from which folder it counts.
   */
  #pathOf({ value, text }: Word, folder: SymbolicPath | undefined): SymbolicPath {
    const own = value ?? text.replace(/["']/g, '').replace(OWN_FOLDER, folder ?? '?').replace(VARIABLE, (name) => {
      return this.#words.fill(name) ?? `\${${name.replace(/\W/g, '')}}`;
    }); // prettier-ignore
    return resolveIn(folder ?? '?', own) ?? own;
  }

  #isUnclear(path: SymbolicPath): boolean {
    if (/[*?[{]/.test(path.replaceAll('${', '')) || SYSTEM_PLACES.test(path)) return false;
    return this.#start === UNKNOWN_START || path.includes('$');
  }

  /** A path, or a pattern, is that of the folder that the RUN began in, or of one above it. */
  #holdsStart(path: SymbolicPath): boolean {
    if (path === this.#start) return true;
    const names = namesIn(this.#start);
    if (path.startsWith('?')) return names.some((name) => isMatch(lastOf(path), name));
    const own = namesIn(path);
    return (
      path.startsWith('/') &&
      this.#start !== UNKNOWN_START &&
      own.length <= names.length &&
      own.every((name, i) => isMatch(name, names[i]!))
    );
  }

  #isStart(path: SymbolicPath): boolean {
    return namesIn(path).length === namesIn(this.#start).length && this.#holdsStart(path);
  }

  /** The RUN began below a folder, by a path that has one of some names in it. */
  #isBelow(path: SymbolicPath, patterns: readonly string[]): boolean {
    if (path === this.#start || !path.startsWith('/') || !this.#holdsStart(path)) return false;
    const names = namesIn(this.#start).slice(namesIn(path).length);
    return patterns.length === 0 || names.some((name) => patterns.some((pattern) => isMatch(pattern, name)));
  }
}

const OWN_FOLDER = /\$\{PWD\}|\$PWD\b|\$\(pwd\)|`pwd`/g;
const VARIABLE = /\$\{[A-Za-z_]\w*\}|\$[A-Za-z_]\w*/g;

/** Folders of a system and its programs, in which no RUN begins unless a WORKDIR says so. */
const SYSTEM_PLACES =
  /^(?:~\/\.\w+|\/(?:etc|tmp|run|root\/\.\w+|s?bin|lib\w*|var\/(?:lib|cache|log|run|tmp|spool)|usr\/(?:local\/)?(?:s?bin|lib\w*|include|share|etc)))(?:\/|$)/;

function namesIn(path: SymbolicPath): readonly string[] {
  return path.split('/').filter((name) => name !== '');
}

function lastOf(path: SymbolicPath): string {
  return namesIn(path).at(-1) ?? '';
}

/** Whether a pattern of a shell may stand for a name: what is before its first special letter and behind its last one decides. */
function isMatch(pattern: string, name: string): boolean {
  const first = pattern.search(/[*?[{]/);
  if (first === -1) return pattern === name;
  const last = Math.max(...['*', '?', ']', '}'].map((letter) => pattern.lastIndexOf(letter)));
  return name.startsWith(pattern.slice(0, first)) && name.endsWith(pattern.slice(last + 1));
}
