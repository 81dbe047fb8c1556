import { readFileOwners } from './file-owner.ts';
import { findGivenMode } from './given-mode.ts';
import { readWindowCopies, type WindowCopy } from './window-copies.ts';
import type { Analysis, RunSite } from '../analysis.ts';
import { readAddSources } from '../../context/add-sources.ts';
import { findMissingSupport } from '../../context/builder-features.ts';
import { isAtOrBelow } from '../../context/context-path.ts';
import { ScriptWords } from '../../context/script-words.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import type { Scan } from '../../dockerfile/scan.ts';
import { baseFolderOf } from '../../knowledge/images/base-folder.ts';
import { type ModeCommand, readModeCommand } from '../../knowledge/mode-command.ts';
import { CHECKOUT_MODES, findMadeMode } from '../../knowledge/symbolic-mode.ts';
import type { Command, Word } from '../../shell/script.ts';
import { isTooLong, readCopyWindow } from '../../trace/copy-window.ts';
import { type LeadingCommand, readFileCommands } from '../../trace/file-commands.ts';

export type ModeReason =
  | 'comment' | 'old-frontend' | 'other-mode' | 'overlap' | 'parent-folder' | 'part-of-copy' | 'symbolic-mode' | 'unclear-copy'
  | 'whole-folder'; // prettier-ignore

/** A `chmod` whose mode the copies before it can have. */
export interface ModePlan {
  readonly kind: 'plan';
  readonly command: Command;
  readonly mode: ModeCommand;
  /** What the files have in the end, in three octal digits. */
  readonly given: string;
  readonly isOnlyCommand: boolean;
  readonly copies: readonly Instruction[];
  /** Those that lack the mode. */
  readonly open: readonly Instruction[];
  readonly dropped: readonly Word[];
  readonly unseenFiles: readonly string[];
  /** Of some of the files nobody has seen which mode they have where they are copied from. */
  readonly isOfCheckout: boolean;
}

export interface ModeRefusal {
  readonly kind: 'refused';
  readonly reason: ModeReason;
  readonly detail: string;
}

/** A file with more of them is nobody's, and each is looked at with all that stands before it. */
const MAX_RUNS = 60;

/** The RUNs that begin with a change of modes, with what can be done about the first command of each that is worth it. */
export function* planModes(
  file: Scan,
  analysis: Analysis,
): Iterable<{ readonly run: RunSite; readonly verdict: ModePlan | ModeRefusal }> {
  let looked = 0;
  for (const run of analysis.runs) {
    const { stage, isOnbuild, shell, content } = run;
    if (!stage.isShipped || isOnbuild || shell === 'foreign' || content.flags.length > 0) continue;
    if (!/\bchmod\b/.test(content.source)) continue;
    if ((looked += 1) > MAX_RUNS) return;
    const verdict = planRun(file, analysis, run);
    if (verdict) yield { run, verdict };
  }
}

function planRun(file: Scan, analysis: Analysis, run: RunSite): ModePlan | ModeRefusal | undefined {
  const { stage, instruction, content } = run;
  const window = readCopyWindow(stage, instruction);
  if (window.copies.length === 0) return undefined;
  const found = readFileCommands(content);
  if (!found?.leading.some(({ owner }) => !owner) || isTooLong(stage, window)) return undefined;
  const base = baseFolderOf(file, stage, analysis.surroundings.catalogue());
  const words = new ScriptWords(file, stage, instruction, base);
  const copies = readWindowCopies(file, stage, window, base, analysis.surroundings);
  // One that may write anywhere may also write over the files.
  if (typeof copies === 'number') return undefined;
  let first: ModeRefusal | undefined;
  for (const [i, { command }] of found.leading.entries()) {
    const mode = readModeCommand(command);
    if (!mode) continue;
    const named = namedPaths(mode.paths, words);
    const isAbout = copies.filter((copy) => copy.targets?.some(({ path }) => named.has(path)));
    if (mode.kind === 'unclear') {
      if (isAbout.length > 0) first ??= refuse('symbolic-mode', mode.because);
      continue;
    }
    // A folder that a COPY makes has 755 with and without such a flag (measured with BuildKit of Docker 26.1, 2026-11-21).
    const isUsual = findMadeMode(mode.mode, CHECKOUT_MODES) === '755';
    const place = { scan: file, stage, run: instruction, owner: isUsual ? '0:0' : '', base, isBaseKnown: false };
    const files = readFileOwners(place, new Set(named.keys()), copies);
    if (files.copies.length === 0) {
      first ??= files.objection
        ? refuse(files.objection.reason, files.objection.detail)
        : findFolder(mode, named, copies, instruction.line);
      continue;
    }
    const given = findGivenMode(mode, files.copies);
    if (given.kind === 'refused') {
      first ??= refuse('symbolic-mode', given.detail);
      continue;
    }
    const against =
      findMode(files.copies, given.mode, mode.isSymbolic, file, analysis) ??
      findOverlap(found.leading.toSpliced(i, 1), files.paths, words);
    if (against) {
      first ??= against;
      continue;
    }
    const full = files.copies.map((copy) => copy.instruction);
    return {
      kind: 'plan',
      command,
      mode,
      given: given.mode,
      isOnlyCommand: found.leading.length === 1 && found.rest.length === 0,
      copies: full,
      open: full.filter(({ content: { flags } }) => !flags.some(({ name }) => name === 'chmod')),
      dropped: [...new Set([...files.paths].map((path) => named.get(path)!))],
      unseenFiles: files.unseen,
      isOfCheckout: given.isOfCheckout,
    };
  }
  return first;
}

function refuse(reason: ModeReason, detail: string): ModeRefusal {
  return { kind: 'refused', reason, detail };
}

function namedPaths(paths: readonly Word[], words: ScriptWords): ReadonlyMap<string, Word> {
  const named = new Map<string, Word>();
  for (const word of paths) {
    const path = words.findPath(word);
    if (path !== undefined && !named.has(path)) named.set(path, word);
  }
  return named;
}

/** A folder with all that was copied into it. */
function findFolder(
  { isRecursive }: ModeCommand,
  named: ReadonlyMap<string, Word>,
  copies: readonly WindowCopy[],
  line: number,
): ModeRefusal | undefined {
  if (!isRecursive) return undefined;
  const path = [...named.keys()].find((each) => copies.some(({ destination }) => isAtOrBelow(destination, each)));
  return path === undefined ? undefined : refuse('whole-folder', `line ${line} changes ${path} and all that is in it`);
}

/** Why the copies cannot have that mode. */
function findMode(
  copies: readonly WindowCopy[],
  mode: string,
  isSymbolic: boolean,
  file: Scan,
  { surroundings }: Analysis,
): ModeRefusal | undefined {
  const missing = findMissingSupport(file, surroundings.policy, 'copy-chmod');
  if (missing !== undefined) return refuse('old-frontend', missing);
  for (const { instruction } of copies) {
    const { content, line } = instruction;
    const own = content.flags.find(({ name }) => name === 'chmod');
    if (own && (isSymbolic || !isMode(own.value, mode)))
      return refuse('other-mode', `line ${line} copies with ${own.text.slice(0, 40)}`);
    const special = content.flags.find(({ name }) => !/^(?:from|chown|chmod|exclude)$/.test(name));
    if (special) return refuse('unclear-copy', `line ${line} has the flag --${special.name}`);
    if (content.keyword !== 'add') continue;
    if (isSymbolic) return refuse('unclear-copy', `line ${line} is an ADD, which unpacks archives`);
    const source = readAddSources(content, surroundings.context).find(
      ({ kind }) => kind !== 'copied' && kind !== 'unseen',
    );
    if (source) return refuse('unclear-copy', `line ${line} adds ${source.word.slice(0, 60)}`);
  }
  return undefined;
}

function isMode(value: string | undefined, mode: string): boolean {
  return value === mode || value === `0${mode}`;
}

/** Another `chmod` of the same files: one before it would have the last word, one behind it writes them again all the same. */
function findOverlap(
  others: readonly LeadingCommand[],
  paths: ReadonlySet<string>,
  words: ScriptWords,
): ModeRefusal | undefined {
  for (const { command, event } of others) {
    const mode = readModeCommand(command);
    if (!mode) continue;
    const isHit = mode.paths.some((word) => {
      const other = words.findPath(word);
      return other === undefined || [...paths].some((path) => isAtOrBelow(path, other));
    });
    if (isHit) return refuse('overlap', `"${event.text.slice(0, 60)}" does, too`);
  }
  return undefined;
}
