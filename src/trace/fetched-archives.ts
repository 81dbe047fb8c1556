import { findFileUse, type FileUse, findNamingWord } from './file-uses.ts';
import type { ScriptEvent } from './script-event.ts';
import { folderOf, nameIn, resolveIn, type SymbolicPath } from './symbolic-path.ts';
import { readDownload } from '../knowledge/downloads.ts';
import { readUnpacking, type UnpackingKind } from '../knowledge/unpacking.ts';
import { variablesIn } from '../shell/path-word.ts';
import type { Word } from '../shell/script.ts';
import { memoizePair } from '../text/memo.ts';

/** A use of a file by an event of the script. */
export interface EventUse {
  /** The ordinal of the event. */
  readonly at: number;
  readonly use: FileUse;
}

/** An archive that a script fetches and then unpacks. */
export interface FetchedArchive {
  readonly path: SymbolicPath;
  readonly isSudo: boolean;
  /** The ordinal of the event that fetches it last. */
  readonly fetchedAt: number;
  /** What happens to it afterwards, in order. */
  readonly uses: readonly EventUse[];
  /** The gravest of the ways in which it is unpacked. */
  readonly kind: UnpackingKind;
  /** How the last event that unpacks it names it, in the folder in which that runs. */
  readonly word: Word;
  readonly folder: SymbolicPath;
  /** It is there for certain behind its last use: fetching or unpacking it has gone well. */
  readonly isSure: boolean;
  /** The first command behind the fetch that may give a variable of its name another value: its ordinal, and whether it is unpacked before. */
  readonly changed: { readonly at: number; readonly isBehind: boolean } | undefined;
}

/** Nobody fetches more in one RUN, and each is looked for in all that follows. */
const MOST = 40;

const KINDS: readonly FileUse[] = ['unpacks', 'installs', 'runs'];

/**
 * The files that a script fetches and then unpacks, installs or runs, in the order in which they are fetched.
 * @param start the folder in which the script begins
 */
export const findFetchedArchives: (events: readonly ScriptEvent[], start: SymbolicPath) => readonly FetchedArchive[] =
  memoizePair(findAfresh);

function findAfresh(events: readonly ScriptEvent[], start: SymbolicPath): readonly FetchedArchive[] {
  const fetches: { readonly path: SymbolicPath; readonly at: number; readonly isSudo: boolean }[] = [];
  for (const [at, event] of events.entries()) {
    const [command] = event.commands;
    const download = event.kind === 'command' && command ? readDownload(command) : undefined;
    const folder = download && folderOf(event, start);
    if (!download || folder === undefined) continue;
    for (const path of download.paths) {
      const own = resolveIn(folder, path);
      if (own !== undefined && hasPlainEnd(own)) fetches.push({ path: own, at, isSudo: download.isSudo });
    }
  }
  return fetches.slice(0, MOST).flatMap(({ path, at, isSudo }, i) => {
    // One that no command unpacks has no last use of that kind: told before all of its uses are looked for.
    if (!events.some((event, own) => own > at && readWord(event, path, start) !== undefined)) return [];
    const again = fetches.slice(i + 1).find((other) => other.path === path);
    const changedAt = findChange(events, at, path);
    // What is fetched again under the same name lies over the first, unless that name has become another one.
    if (again && (changedAt === undefined || changedAt >= again.at)) return [];
    const own = usesAfter(events, at, path, start);
    const uses = again ? own.filter((use) => use.at < again.at) : own;
    const unpacked = uses.filter(({ use }) => KINDS.includes(use));
    const last = unpacked.findLast((one) => readWord(events[one.at]!, path, start) !== undefined);
    if (!last) return [];
    const changed =
      changedAt === undefined ? undefined : { at: changedAt, isBehind: !again && changedAt > uses.at(-1)!.at };
    const isSure = [at, ...unpacked.map((one) => one.at)].some(
      (one) => events[one]!.kind === 'command' && events[one]!.onFailure === 'abort',
    );
    const kind = KINDS.findLast((one) => unpacked.some(({ use }) => use === one)) as UnpackingKind;
    const word = readWord(events[last.at]!, path, start)!;
    return [
      { path, isSudo, fetchedAt: at, uses, kind, word, folder: folderOf(events[last.at]!, start)!, isSure, changed },
    ];
  });
}

function usesAfter(
  events: readonly ScriptEvent[],
  at: number,
  path: SymbolicPath,
  start: SymbolicPath,
): readonly EventUse[] {
  return events.slice(at + 1).flatMap((event, i) => {
    const use = findFileUse(event, path, start);
    return use ? [{ at: at + 1 + i, use }] : [];
  });
}

/** The name ends in letters that no variable gives, so that it is empty in no case. */
function hasPlainEnd(path: SymbolicPath): boolean {
  return /[\w-]{2,}$/.test(nameIn(path));
}

function readWord(event: ScriptEvent, path: SymbolicPath, start: SymbolicPath): Word | undefined {
  const folder = folderOf(event, start);
  for (const command of event.commands) {
    const word = findNamingWord(readUnpacking(command)?.words ?? [], path, folder);
    if (word) return word;
  }
  return undefined;
}

/** The first event behind the fetch that gives a variable of the path another value: its name stands elsewhere than behind a `$`. */
function findChange(events: readonly ScriptEvent[], fetchedAt: number, path: SymbolicPath): number | undefined {
  const others = variablesIn(path).map((name) => new RegExp(`(?<![\\w$]|\\$\\{)${name}(?!\\w)`));
  const at = events.findIndex(({ text }, i) => i > fetchedAt && others.some((other) => other.test(text)));
  return at === -1 ? undefined : at;
}
