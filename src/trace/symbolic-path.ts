import { cleanPath, isAtOrBelow } from '../context/context-path.ts';
import type { ScriptEvent } from './script-event.ts';
import { readPathWord, variablesIn } from '../shell/path-word.ts';
import type { Word } from '../shell/script.ts';
import { memoizePair } from '../text/memo.ts';

/**
 * A path in a form to compare: absolute and clean, or `./…` from the folder in which the RUN starts, where that is not known.
 * A variable in it stands as `${X}`; one at the start has the folder before it in which it is read, in brackets.
 */
export type SymbolicPath = string;

/** Where a RUN starts whose folder is not known. */
export const UNKNOWN_START: SymbolicPath = '.';

/** A path as the shell would take it in a folder; `undefined` where a variable decides where it leads. */
export function resolveIn(folder: SymbolicPath, path: string): SymbolicPath | undefined {
  if (path.startsWith('~')) return undefined;
  // A variable at the start may hold an absolute path or a relative one: it is the same in the same folder only.
  if (path.startsWith('${')) return path.includes('..') ? undefined : cleanEnd(`(${folder})${path}`);
  const whole = path.startsWith('/') ? path : `${folder}/${path}`;
  if (whole.includes('${') && /(?:^|\/)\.\.(?:\/|$)/.test(whole)) return undefined;
  const clean = cleanPath(whole);
  if (clean.startsWith('/') || clean === '.') return clean;
  return clean.startsWith('..') || clean.startsWith('(') ? clean : `./${clean}`;
}

function cleanEnd(path: string): string {
  return path.replace(/\/+$/, '').replace(/\/{2,}/g, '/');
}

/** The path that a word names in a folder. */
export function resolveWord(folder: SymbolicPath | undefined, word: Word): SymbolicPath | undefined {
  const path = folder === undefined ? undefined : readPathWord(word);
  return path === undefined ? undefined : resolveIn(folder!, path);
}

/**
 * The folder in which an event runs, by the changes of the shell's state that are in force there.
 * @param start of the RUN
 * @returns `undefined` where something may have changed it that was not followed
 */
export function folderOf(
  { stateTexts }: Pick<ScriptEvent, 'stateTexts'>,
  start: SymbolicPath,
): SymbolicPath | undefined {
  if (stateTexts.length === 0) return start;
  return follow(stateTexts, start);
}

/** The folder in which what is put behind an event runs: that event may be a `cd` itself. */
export function folderBehind(
  { stateTexts, text, leavesState }: Pick<ScriptEvent, 'stateTexts' | 'text' | 'leavesState'>,
  start: SymbolicPath,
): SymbolicPath | undefined {
  return folderOf({ stateTexts: leavesState ? [...stateTexts, text] : stateTexts }, start);
}

/** Events that nothing parts have one list. */
const follow = memoizePair((stateTexts: readonly string[], start: SymbolicPath): SymbolicPath | undefined => {
  let folder: SymbolicPath | undefined = start;
  for (const text of stateTexts) {
    const target = /^cd (?:-P )?([^\s;|&<>()`*?[\\']+)$/.exec(text)?.[1];
    if (target !== undefined) {
      const path = target.replaceAll('"', '').replace(/\$([A-Za-z_]\w*)/g, '${$1}');
      const isPlain = path !== '-' && path !== '' && /^(?:[^$~]|\$\{\w+\})+$/.test(path);
      folder = isPlain && folder !== undefined ? resolveIn(folder, path) : undefined;
    } else if (MAY_MOVE.test(text)) folder = undefined;
  }
  return folder;
});

/** What may change the folder without a plain `cd`: scripts that the shell reads, functions, stacks of folders. */
const MAY_MOVE = /\b(?:cd|pushd|popd|eval|source|function)\b|(?:^|[;&|({]|\s)\.\s|\([ \t]*\)/;

/** Whether one path may be the other, or lie below it: where a variable or an unknown start stands in the way, it may. */
export function mayBeBelow(path: SymbolicPath, folder: SymbolicPath): boolean {
  if (folder === '/' || path.startsWith('(')) return true;
  if (isKnown(path) && isKnown(folder)) return isAtOrBelow(path, folder);
  if (path.startsWith('./') && folder === UNKNOWN_START) return true;
  if (path.startsWith('./') && folder.startsWith('./') && !folder.includes('${')) return isAtOrBelow(path, folder);
  return variablesIn(path).length > 0 && isKnown(folder) ? sharesStart(path, folder) : true;
}

/** The part before the first variable agrees with the folder as far as it goes. */
function sharesStart(path: SymbolicPath, folder: SymbolicPath): boolean {
  const known = path.slice(0, path.indexOf('${'));
  return known.startsWith(`${folder}/`) || folder.startsWith(known);
}

/** It is absolute, and no variable stands in it. */
export function isKnown(path: SymbolicPath): boolean {
  return path.startsWith('/') && !path.includes('${');
}

/** The last name of a path. */
export function nameIn(path: SymbolicPath): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folder that holds it. */
export function folderIn(path: SymbolicPath): SymbolicPath {
  const at = path.lastIndexOf('/');
  return at <= 0 ? '/' : path.slice(0, at);
}
