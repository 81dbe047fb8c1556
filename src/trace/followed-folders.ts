import { isAtOrBelow } from '../context/context-path.ts';
import type { ScriptWords } from '../context/script-words.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import type { CommandSite } from '../shell/walk.ts';
import type { Word } from '../shell/script.ts';

/** A folder in which a command may run. */
export interface FollowedFolder {
  readonly path: string;
  /** Otherwise it is somewhere at or below that path. */
  readonly isExact: boolean;
}

/** More than anybody goes to in a loop or a subshell. */
const MOST = 20;

/** Anywhere. */
const UNKNOWN: FollowedFolder = { path: '/', isExact: false };

/** Where the commands of a script may run, by each `cd` that stands before them. */
export class FollowedFolders {
  readonly #words: ScriptWords;
  #current: readonly FollowedFolder[];

  constructor(words: ScriptWords) {
    this.#words = words;
    this.#current = [{ path: words.folder ?? '/', isExact: true }];
  }

  get current(): readonly FollowedFolder[] {
    return this.#current;
  }

  /** @returns whether the command goes to another folder, which is all that it does */
  follow({ command, within, isPiped }: CommandSite): boolean {
    const invocation = readInvocation(command);
    if (invocation === undefined || !/^(?:cd|pushd|popd)$/.test(invocation.program)) return false;
    const target = invocation.args.find(({ text }) => !/^-(?:\w|-$)/.test(text));
    const next = this.#current.map((folder) => this.#resolve(folder, target));
    // What a subshell, a loop or a condition does may not hold behind it, nor what `popd` goes back from.
    const isKept = invocation.program !== 'cd' || within.length > 0 || isPiped;
    this.#current = isKept ? [...this.#current, ...next] : next;
    if (this.#current.length > MOST) this.#current = [UNKNOWN];
    return true;
  }

  #resolve({ path, isExact }: FollowedFolder, target: Word | undefined): FollowedFolder {
    if (target === undefined || target.text === '-') return UNKNOWN;
    const own = this.#words.findPathFrom(path, target);
    const plain = (target.value ?? target.text).replace(/^["']/, '');
    if (own !== undefined && (isExact || plain.startsWith('/'))) return { path: own, isExact: true };
    if (/^[$`~]/.test(plain) || plain.includes('..')) return UNKNOWN;
    // What stands before the first part that is not known.
    const known = plain.slice(0, plain.search(/[^\w./+@:-]|$/)).replace(/[^/]*$/, '');
    if (known.startsWith('/')) return { path: known.replace(/\/+$/, '') || '/', isExact: false };
    return { path, isExact: false };
  }
}

/** Whether a command may reach a path by a relative name, or by what it makes where it runs. */
export function mayRunAround({ path, isExact }: FollowedFolder, place: string): boolean {
  if (isAtOrBelow(path, place)) return true;
  return isAtOrBelow(place, path) && (path !== '/' || !isExact);
}
