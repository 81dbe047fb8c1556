import { cleanPath } from './context-path.ts';
import type { ScriptWords } from './script-words.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import type { CommandSite } from '../shell/walk.ts';
import type { Word } from '../shell/script.ts';

/** What may lead elsewhere, or does so in a way that is not followed. */
const LEADS_AWAY: ReadonlySet<string> = new Set(['pushd', 'popd', 'chdir', '.', 'source', 'eval']);
const HOME = /^(?:~|"?\$(?:HOME\b|\{HOME\}))(\/[\w./+@-]*)?"?$/;

/** The paths that the words of a script name, as `cd` leads from one folder to the next; told of every command in turn. */
export class ScriptPaths {
  readonly #words: ScriptWords;
  readonly #home: string | undefined;
  #folder: string | undefined;

  /** @param home that of the user who runs the script, where it is known */
  constructor(words: ScriptWords, home: string | undefined) {
    this.#words = words;
    this.#home = home;
    this.#folder = words.folder;
  }

  /** Follows a `cd`; of one that is not always run, or only in a part of the script, nobody knows how far it reaches. */
  take({ command, within, isPiped }: CommandSite): void {
    const invocation = readInvocation(command);
    if (invocation === undefined) return;
    const { program, args } = invocation;
    if (LEADS_AWAY.has(program)) this.#folder = undefined;
    if (program !== 'cd') return;
    const isFollowed = within.length === 0 && !isPiped && args.length <= 1 && !args[0]?.text.startsWith('-');
    this.#folder = !isFollowed ? undefined : args[0] ? this.findPath(args[0]) : this.#home;
  }

  /** Absolute and cleaned; `undefined` where it is not known. */
  findPath(word: Word): string | undefined {
    const found = HOME.exec(word.text);
    if (!found || word.text.startsWith('"') !== word.text.endsWith('"'))
      return this.#words.findPathFrom(this.#folder, word);
    return this.#home === undefined ? this.#words.findPath(word) : cleanPath(`${this.#home}${found[1] ?? ''}`);
  }
}
