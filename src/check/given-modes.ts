import type { Window } from './window.ts';
import { readAddSources } from '../context/add-sources.ts';
import { isAtOrBelow } from '../context/context-path.ts';
import { findDestination } from '../context/copy-destination.ts';
import { type CopyTarget, readCopyTargets } from '../context/copy-targets.ts';
import { ScriptWords } from '../context/script-words.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import type { Stage } from '../dockerfile/stages.ts';
import { baseFolderOf } from '../knowledge/images/base-folder.ts';
import { type ModeCommand, readModeCommand } from '../knowledge/mode-command.ts';
import { CHECKOUT_MODES, findMadeMode } from '../knowledge/symbolic-mode.ts';
import type { Word } from '../shell/script.ts';
import { isTooLong, readCopyWindow } from '../trace/copy-window.ts';
import type { LeadingCommand } from '../trace/file-commands.ts';
import { isFolderMade, parentOf } from '../trace/made-folders.ts';

/** A file whose mode a RUN set, and does not any more. */
export interface LostMode {
  readonly mode: ModeCommand;
  readonly word: Word;
  /** What changes owners or modes before it in the RUN. */
  readonly earlier: readonly LeadingCommand[];
}

/** What a change of modes may rest on. */
export interface ModeGrounds {
  /** Nothing may rest on what a name says. */
  readonly isProven: boolean;
  /** Files of the context may be taken to have a mode that git checks them out with. */
  readonly isOfCheckout: boolean;
}

/** A RUN that changes less than before. */
export interface ModePlace extends ModeGrounds {
  readonly window: Window;
  readonly stage: Stage;
  readonly run: Instruction;
  /** The modes that came, by the copies that got them. */
  readonly modes: ReadonlyMap<Instruction, string>;
}

/** Why the files do not have the same modes in the end, as a clause. @param covered takes in the copies that do */
export function findModeObjection(
  { window, stage, run, modes, isProven, isOfCheckout }: ModePlace,
  lost: readonly LostMode[],
  covered: Set<Instruction>,
): string | undefined {
  const { before, surroundings } = window;
  const base = baseFolderOf(before, stage, surroundings.catalogue());
  const words = new ScriptWords(before, stage, run, base);
  const named = new Map(lost.map((each) => [words.findPath(each.word), each.mode.mode]));
  const found = readCopyWindow(stage, run);
  if (isTooLong(stage, found)) return 'more stands before it than can be looked at';
  for (const { word, mode, earlier } of lost) {
    const path = words.findPath(word);
    if (path === undefined) return `which path "${word.text}" is depends on the build`;
    const overlap = earlier.find(({ command }) => changesMode(command, path, words));
    if (overlap) return `"${overlap.event.text.slice(0, 60)}" stood before it, and has the last word now`;
    let isFound = false;
    for (const copy of found.copies) {
      const { content, line } = copy;
      const destination = findDestination(before, stage, copy, base);
      if (destination === undefined) return `where line ${line} copies to is not known`;
      const targets = readCopyTargets(copy, destination, surroundings.context);
      if (!targets && isFound && isAtOrBelow(path, destination)) return `line ${line} may copy over ${path}`;
      if (!targets?.some((target) => target.path === path)) continue;
      isFound = true;
      const isMade = (folder: string): boolean =>
        isFolderMade({ scan: before, stage, before: copy, path: folder, base });
      if (targets.some((target) => named.get(target.path) !== mode.mode))
        return `line ${line} brings more than ${path}`;
      if (path === destination && isMade(path)) return `${path} is a folder`;
      const own = modes.get(copy) ?? content.flags.find(({ name }) => name === 'chmod')?.value?.replace(/^0/, '');
      // What a COPY makes has 755 with and without such a flag (measured with BuildKit of Docker 26.1, 2026-11-21).
      if (own !== '755' && !isMade(parentOf(path))) return `the folder of ${path} may be made as well`;
      if (isProven && targets.some(({ isSeen }) => !isSeen)) return `nothing proves that ${path} is a file`;
      if (!mode.isSymbolic && own !== mode.mode)
        return `line ${line} copies with ${own === undefined ? 'no mode' : `the mode ${own}`}`;
      const doubt = mode.isSymbolic && findDoubt(mode, modes.get(copy), targets, isOfCheckout);
      if (doubt) return doubt;
      if (mode.isSymbolic && content.keyword === 'add') return `line ${line} may unpack`;
      const flag = content.flags.find(({ name }) => !/^(?:from|chown|chmod|exclude)$/.test(name));
      if (flag) return `line ${line} has the flag --${flag.name}`;
      const isOther = readAddSources(content, surroundings.context).some(({ kind }) => !PLAIN.has(kind));
      if (content.keyword === 'add' && isOther) return `line ${line} may fetch or unpack`;
      covered.add(copy);
    }
    if (!isFound) return `nothing is copied to ${path}`;
  }
  return undefined;
}

/**
 * Why a symbolic mode may make another mode of the files.
 * @param fresh the mode that came to their COPY; `undefined` where it had one before
 */
function findDoubt(
  { mode }: ModeCommand,
  fresh: string | undefined,
  targets: readonly CopyTarget[],
  isOfCheckout: boolean,
): string | undefined {
  for (const { path, modes } of targets) {
    if (fresh === undefined) return `no mode came to the copy of ${path}`;
    if (modes.length === 0) return `which mode ${path} has before is not known`;
    if (modes.length > 1 && !isOfCheckout) return `nobody has seen which mode ${path} has before`;
    if (!modes.every((each) => CHECKOUT_MODES.includes(each))) return `${path} has a mode that git does not give`;
    const made = findMadeMode(mode, modes);
    if (made !== fresh) return `"${mode}" makes ${made ?? 'one of two modes'} of ${path}, not ${fresh}`;
  }
  return undefined;
}

const PLAIN: ReadonlySet<string> = new Set(['copied', 'unseen']);

function changesMode(command: LeadingCommand['command'], path: string, words: ScriptWords): boolean {
  const mode = readModeCommand(command);
  if (!mode) return false;
  if (mode.kind === 'unclear' && mode.paths.length === 0) return true;
  return mode.paths.some((word) => {
    const other = words.findPath(word);
    return other === undefined || isAtOrBelow(path, other);
  });
}
