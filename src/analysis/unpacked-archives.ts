import type { Analysis, RunSite } from './analysis.ts';
import { insertBehind } from './insert-behind.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { readMounts } from '../dockerfile/mounts.ts';
import { isUnread, type RunReading } from '../dockerfile/run-script.ts';
import { baseFolderOf } from '../knowledge/images/base-folder.ts';
import { readDownload } from '../knowledge/downloads.ts';
import { readUnpacking, type UnpackingKind } from '../knowledge/unpacking.ts';
import type { Edit } from '../text/edit.ts';
import { memoize } from '../text/memo.ts';
import { shorten } from '../text/shorten.ts';
import { type FetchedArchive, findFetchedArchives } from '../trace/fetched-archives.ts';
import { findNamer, startOf } from '../trace/file-namers.ts';
import type { ScriptEvent } from '../trace/script-event.ts';
import { traceScript } from '../trace/script-events.ts';
import { shellInForceAt } from '../trace/shell-in-force.ts';
import { folderOf, mayBeBelow, nameIn, resolveWord, type SymbolicPath } from '../trace/symbolic-path.ts';
import { findUnseenReader, isTemporary } from '../trace/unseen-readers.ts';

export type ArchiveReason = 'folder-taken' | 'mount' | 'named-later' | 'other-use' | 'other-user' | 'unclear-end';

/** An archive that a RUN fetches, unpacks and leaves behind, and what to do about it. */
export type ArchivePlace =
  | { readonly kind: 'refused'; readonly reason: ArchiveReason; readonly detail: string }
  | {
      readonly kind: 'open';
      readonly edit: Edit;
      readonly command: string;
      /** The name of the archive, as written. */
      readonly name: string;
      readonly use: UnpackingKind;
      /** What keeps it from being certain that nobody needs it, as a clause. */
      readonly doubt: string | undefined;
    };

type ReadRun = RunSite & { readonly reading: RunReading };

/** The archives that a RUN of a stage that ships leaves behind, in the order in which they are fetched. */
export function findArchivePlaces(file: Dockerfile, analysis: Analysis, run: RunSite): readonly ArchivePlace[] {
  if (isUnread(run.reading) || !mayLeaveArchives(run.reading)) return [];
  const { isErrexit } = shellInForceAt(file, run.instruction);
  const { events } = traceScript(run.reading.script, isErrexit);
  const base = baseFolderOf(file, run.stage, analysis.surroundings.catalogue());
  const start = startOf(file, run.instruction, base);
  return findFetchedArchives(events, start).flatMap((archive) => {
    if (archive.uses.some(({ use }) => use === 'deletes')) return [];
    return [inspect(file, analysis, run as ReadRun, archive, { events, isErrexit, base, start })];
  });
}

/** Whether one command fetches files and one unpacks: without both, no event of the script does, since it holds the same commands. */
const mayLeaveArchives = memoize(
  ({ commands }: RunReading) =>
    commands.some(({ command }) => readDownload(command)) && commands.some(({ command }) => readUnpacking(command)),
);

/** What is known of the script. */
interface ScriptFacts {
  readonly events: readonly ScriptEvent[];
  readonly isErrexit: boolean;
  /** The working directory of the base image. */
  readonly base: string | undefined;
  /** The folder in which the script begins. */
  readonly start: SymbolicPath;
}

function inspect(
  file: Dockerfile,
  analysis: Analysis,
  run: ReadRun,
  archive: FetchedArchive,
  { events, isErrexit, base, start }: ScriptFacts,
): ArchivePlace {
  const { path, uses, word } = archive;
  const name = nameIn(path);
  const { instruction } = run;
  const refuse = (reason: ArchiveReason, detail: string): ArchivePlace => ({ kind: 'refused', reason, detail });
  const mount = readMounts(run.content).find(({ type, target }) => {
    return type !== 'secret' && type !== 'ssh' && (target === undefined || mayBeBelow(path, target));
  });
  if (mount) return refuse('mount', mount.text);
  if (archive.isSudo) return refuse('other-user', `${name} is fetched by sudo`);
  const other = uses.find(({ use }) => use === 'unknown');
  if (other) return refuse('other-use', `"${shorten(events[other.at]!.text)}" does something else with ${name}`);
  if (archive.changed && !archive.changed.isBehind)
    return refuse(
      'other-use',
      `"${shorten(events[archive.changed.at]!.text)}" may give a variable of ${name} another value`,
    );
  const taken = uses.find(({ use }) => use === 'takes-folder');
  if (taken) return refuse('folder-taken', `"${shorten(events[taken.at]!.text)}" takes the folder that holds ${name}`);
  const namer = findNamer(file, instruction, path, base);
  if (namer) {
    const what = `the ${namer.instruction.content.keywordText.toUpperCase()} in line ${namer.instruction.line}`;
    if (namer.kind === 'takes') return refuse('folder-taken', `${what} may take the folder that holds ${name}`);
    return refuse('named-later', `${what} speaks of ${name}`);
  }
  const unclear = `nothing can be put behind the last use of ${name} that runs only if all before it went well`;
  // What is put behind it would run also where unpacking has failed.
  if (events[uses.at(-1)!.at]!.onFailure !== 'abort') return refuse('unclear-end', unclear);
  if (!archive.isSure) return refuse('unclear-end', `${name} may not be there where the commands go on`);
  const command = `rm ${archive.kind === 'runs' ? '-f ' : ''}${word.text}`;
  const place = placeOf(run, events, archive, command, analysis, [start, isErrexit]);
  if (!place) return refuse('unclear-end', unclear);
  const doubt = findDoubt(file, run, events.slice(place.at + 1), archive);
  return { kind: 'open', edit: place.edit, command, name, use: archive.kind, doubt };
}

/** Behind the last use, or at the end of the RUN where the same words still name the file there. */
function placeOf(
  run: ReadRun,
  events: readonly ScriptEvent[],
  { uses, word, path, changed }: FetchedArchive,
  command: string,
  { style }: Analysis,
  [start, isErrexit]: readonly [SymbolicPath, boolean],
): { readonly edit: Edit; readonly at: number } | undefined {
  const place = { instruction: run.instruction, reading: run.reading };
  const last = uses.at(-1)!.at;
  for (const at of changed ? [last] : [last, events.length - 1]) {
    const found = insertBehind(place, at, command, isErrexit, style);
    if (found && resolveWord(folderOf(found.event, start), word) === path) return { edit: found.edit, at };
  }
  return undefined;
}

/** What keeps it from being certain that the image does the same without the archive. */
function findDoubt(
  file: Dockerfile,
  { instruction }: ReadRun,
  behind: readonly ScriptEvent[],
  { path, kind }: FetchedArchive,
): string | undefined {
  if (kind === 'runs') return `what ${nameIn(path)} sets up does not read it again`;
  const reader = findUnseenReader(file, instruction, behind);
  if (reader !== undefined) return `${reader} does not read ${nameIn(path)}`;
  if (isTemporary(path)) return undefined;
  return `no program that starts with a container reads or hands out ${nameIn(path)}`;
}
