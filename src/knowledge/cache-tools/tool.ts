import type { Command } from '../../shell/script.ts';

/** Where a tool keeps what it has fetched. */
export interface CachePlace {
  /** Variables that choose it, the first one that is set wins: the name, and what the tool puts behind its value. */
  readonly by: readonly (readonly [variable: string, behind: string])[];
  /** Else, for root; `~` is the home. `undefined` where nothing but a variable tells it for certain. */
  readonly root: string | undefined;
  /** The same for other users, where it differs. */
  readonly others?: string;
  /** Only what Go compiles without C may be taken from an earlier build; else the place is left to its layer. */
  readonly isForPureGo?: true;
}

/** A tool that keeps what it fetches in folders of its own, from which a later build could take it. */
export interface CacheTool {
  readonly name: string;
  /** A text without it holds no command of the tool. */
  readonly mention: RegExp;
  /** Whether a command fills the folders, or takes from them. */
  readonly uses: (command: Command) => boolean;
  /** Whether a command does nothing but empty them. */
  readonly cleans: (command: Command) => boolean;
  /** Whether one of the commands that use it only fetches, for what comes after it. */
  readonly fetches?: (command: Command) => boolean;
  readonly places: readonly CachePlace[];
  /** Two builds at once must not write to them (trap D3). */
  readonly isLocked: boolean;
  /** The folders belong to the system, whoever runs the tool has to be root. */
  readonly isSystem?: true;
  /** Later steps take from them what they need, so that all steps of a stage have to see the same (trap D2). */
  readonly isShared?: true;
  /** It is a program of Java, which does not look at HOME. */
  readonly ignoresHome?: true;
  /** Whoever copies the folder around them needs nothing of what is in them. */
  readonly isDisposable?: true;
  /** What it compiles is kept as well, and fits no other system than the one that it was compiled on. */
  readonly keepsBuilds?: true;
  /** Words that the mount makes wrong. */
  readonly drops: readonly string[];
  /** Words by which a command goes without what it would have to fetch, or has its folders elsewhere. */
  readonly refuses: RegExp;
  /** Variables that move or switch off the cache; a script that names one is left alone. */
  readonly variables: RegExp;
  /** What an earlier RUN may store of them for later ones, where that is less. */
  readonly stored?: RegExp;
  /** Of these, the ones that switch it off wherever they are set. */
  readonly switches: readonly string[];
  readonly source: string;
}

/** For a tool that has no such words. */
export const NEVER = /(?!)/;

/** The folder of a tool below the user's for caches (XDG Base Directory Specification). */
export function xdgCache(name: string): readonly (readonly [string, string])[] {
  return [['XDG_CACHE_HOME', `/${name}`]];
}
