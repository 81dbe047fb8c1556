import { type AddedCommand, readAddedCommand } from './added-command.ts';
import type { InstructionRule } from './instruction-rules.ts';
import type { Window } from './window.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { readMounts } from '../dockerfile/mounts.ts';
import { readStages } from '../dockerfile/stages.ts';
import { readDownload } from '../knowledge/downloads.ts';
import { baseFolderOf } from '../knowledge/images/base-folder.ts';
import { readUnpacking, type UnpackingKind } from '../knowledge/unpacking.ts';
import { variablesIn } from '../shell/path-word.ts';
import type { Word } from '../shell/script.ts';
import { findFileUse, findNamingWord } from '../trace/file-uses.ts';
import { findNamer, startOf } from '../trace/file-namers.ts';
import type { ScriptEvent } from '../trace/script-event.ts';
import { folderOf, mayBeBelow, nameIn, resolveIn, resolveWord, type SymbolicPath } from '../trace/symbolic-path.ts';
import { findUnseenReader, isTemporary } from '../trace/unseen-readers.ts';
import { isRenamed } from '../trace/renamed.ts';

/** An `rm` of the very archive that this RUN fetched and unpacked, which nothing speaks of behind it. */
export const ARCHIVE_SCRIPTS_RULE: InstructionRule = {
  change: (old, fresh, window) => {
    const removal = readRemoval(old, fresh, window);
    return typeof removal === 'string' ? removal : undefined;
  },
};

/** The same, where it is certain that nothing that was not read looks for it either. */
export const UNPACKED_ARCHIVE_RULE: InstructionRule = {
  change: (old, fresh, window) => {
    const removal = readRemoval(old, fresh, window);
    if (typeof removal === 'string') return removal;
    if (removal.kinds.includes('runs')) return 'it is run, and may do anything';
    if (!isTemporary(removal.path)) return 'it lies in no folder for temporary files';
    return findUnseenReader(window.after, fresh, removal.behind);
  },
};

interface Removal {
  readonly path: SymbolicPath;
  readonly kinds: readonly UnpackingKind[];
  readonly behind: readonly ScriptEvent[];
}

function readRemoval(old: Instruction, fresh: Instruction, window: Window): Removal | string {
  const added = readAddedCommand(old, fresh, window);
  if (typeof added === 'string') return added;
  const stage = readStages(window.after).findLast(({ from }) => from.start < fresh.start);
  if (!stage) return 'it stands in no stage';
  const base = baseFolderOf(window.after, stage, window.surroundings.catalogue());
  const start = startOf(window.after, fresh, base);
  const path = readRemoved(added, start);
  if (path === undefined) return 'it is no deletion of one file by its name';
  const kinds = findFetched(added, path, start);
  if (typeof kinds === 'string') return kinds;
  const own = added.behind.find((event) => findFileUse(event, path, start) !== undefined);
  if (own) return `"${own.text}" behind it speaks of it`;
  const mount = readMounts(fresh.content).find(({ type, target }) => {
    return type !== 'secret' && type !== 'ssh' && (target === undefined || mayBeBelow(path, target));
  });
  if (mount) return `it lies in ${mount.text}`;
  const namer = findNamer(window.after, fresh, path, base);
  if (namer) return `line ${namer.instruction.line} speaks of it`;
  return { path, kinds, behind: added.behind };
}

/** The file that `rm x` or `rm -f x` deletes. */
function readRemoved({ command, event }: AddedCommand, start: SymbolicPath): SymbolicPath | undefined {
  const [rm, ...words] = command.words;
  if (rm?.value !== 'rm' || isRenamed(event, 'rm')) return undefined;
  const operands = words[0]?.value === '-f' ? words.slice(1) : words;
  const [word, more] = operands;
  if (!word || more || word.text.startsWith('-')) return undefined;
  const path = resolveWord(folderOf(event, start), word);
  return path !== undefined && /[\w-]{2,}$/.test(nameIn(path)) ? path : undefined;
}

/** How the commands before it unpack the file, which they have fetched; or what speaks against that. */
function findFetched(
  { before, command }: AddedCommand,
  path: SymbolicPath,
  start: SymbolicPath,
): readonly UnpackingKind[] | string {
  const fetchedAt = before.findLastIndex((event) => fetches(event, path, start));
  if (fetchedAt === -1) return 'no command before it fetches the file';
  const between = before.slice(fetchedAt + 1);
  const other = between.find((event) => {
    const use = findFileUse(event, path, start);
    return use === 'unknown' || use === 'takes-folder' || use === 'deletes';
  });
  if (other) return `"${other.text}" does something else with it`;
  const changed = variablesIn(path).find((name) => {
    return between.some(({ text }) => new RegExp(`(?<![\\w$]|\\$\\{)${name}(?!\\w)`).test(text));
  });
  if (changed !== undefined) return `a command before it may change $${changed}`;
  const unpacking = between.flatMap((event) => {
    const kind = unpacks(event, path, start);
    return kind ? [{ event, kind }] : [];
  });
  if (unpacking.length === 0) return 'no command before it unpacks the file';
  if (unpacking.at(-1)!.event.onFailure !== 'abort') return 'unpacking it may have failed, and the build goes on';
  const isSure = [before[fetchedAt]!, ...unpacking.map(({ event }) => event)].some(
    ({ kind, onFailure }) => kind === 'command' && onFailure === 'abort',
  );
  if (!isSure) return 'it may not be there';
  const kinds = unpacking.map(({ kind }) => kind);
  const isForced = command.words[1]?.value === '-f';
  return kinds.includes('runs') && !isForced ? 'what is run may have deleted it itself' : kinds;
}

function fetches(event: ScriptEvent, path: SymbolicPath, start: SymbolicPath): boolean {
  const [command] = event.commands;
  const download = event.kind === 'command' && command ? readDownload(command) : undefined;
  const folder = folderOf(event, start);
  if (!download || download.isSudo || folder === undefined) return false;
  return download.paths.some((own) => resolveIn(folder, own) === path);
}

function unpacks(event: ScriptEvent, path: SymbolicPath, start: SymbolicPath): UnpackingKind | undefined {
  const folder = folderOf(event, start);
  for (const command of event.commands) {
    const unpacking = readUnpacking(command);
    const named: Word | undefined = unpacking && findNamingWord(unpacking.words, path, folder);
    if (unpacking && named) return unpacking.kind;
  }
  return undefined;
}
