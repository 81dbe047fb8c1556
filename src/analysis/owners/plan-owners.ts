import { readFileOwners } from './file-owner.ts';
import { findSecondChange } from './second-change.ts';
import { readTreeOwner, type Tree, type TreeOwner } from './tree-owner.ts';
import { findCopyObjection, findUnseenAdd, readWindowCopies, type WindowCopy } from './window-copies.ts';
import type { Analysis, RunSite } from '../analysis.ts';
import { findDestination } from '../../context/copy-destination.ts';
import { isAtOrBelow } from '../../context/context-path.ts';
import { ScriptWords } from '../../context/script-words.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { isUnread } from '../../dockerfile/run-script.ts';
import type { Scan } from '../../dockerfile/scan.ts';
import { baseFolderOf } from '../../knowledge/images/base-folder.ts';
import { readDeepestBase } from '../../knowledge/images/base-image.ts';
import { isRootOwner, type OwnerCommand, readOwnerCommand } from '../../knowledge/owner-command.ts';
import type { Command, Word } from '../../shell/script.ts';
import { isCopy, isTooLong, readCopyWindow } from '../../trace/copy-window.ts';
import { mayGiveRights, readLeadingCommands } from '../../trace/file-commands.ts';

export type OwnerReason =
  | 'comment' | 'older-files' | 'other-owner' | 'overlap' | 'parent-folder' | 'part-of-copy' | 'steps-between' | 'unclear-copy'
  | 'unclear-owner' | 'unclear-path' | 'written-again'; // prettier-ignore

/** A `chown` whose owner the copies before it can have. */
export interface OwnerPlan {
  readonly kind: 'plan';
  readonly command: Command;
  readonly owner: OwnerCommand;
  readonly isOnlyCommand: boolean;
  /** Those that lack the owner. */
  readonly unowned: readonly Instruction[];
  readonly copies: readonly Instruction[];
  readonly trees: readonly (TreeOwner & { readonly path: string; readonly word: Word })[];
  /** Paths that the command need not name any more. */
  readonly dropped: readonly Word[];
  /** Folders that still need the owner themselves. */
  readonly alone: readonly Word[];
  readonly unseenFiles: readonly string[];
  readonly unseenAdd: { readonly line: number; readonly word: string } | undefined;
}

export interface OwnerRefusal {
  readonly kind: 'refused';
  readonly reason: OwnerReason;
  readonly detail: string;
}

/** A file with more of them is nobody's, and each is looked at with all that stands before it. */
const MAX_RUNS = 60;

/** The RUNs whose scripts speak of owners, with what can be done about the first command of each that is worth it. */
export function* planOwners(
  file: Scan,
  analysis: Analysis,
): Iterable<{ readonly run: RunSite; readonly verdict: OwnerPlan | OwnerRefusal }> {
  let looked = 0;
  for (const run of analysis.runs) {
    const { stage, isOnbuild, shell, content } = run;
    if (!stage.isShipped || isOnbuild || shell === 'foreign' || !/\bch(?:own|grp)\b/.test(content.source)) continue;
    if ((looked += 1) > MAX_RUNS) return;
    const verdict = planRun(file, analysis, run);
    if (verdict) yield { run, verdict };
  }
}

function planRun(file: Scan, analysis: Analysis, run: RunSite): OwnerPlan | OwnerRefusal | undefined {
  const { stage, instruction, content } = run;
  if (!stage.instructions.some((other) => isCopy(other) && other.start < instruction.start)) return undefined;
  const window = readCopyWindow(stage, instruction);
  if (isTooLong(stage, window)) return undefined;
  const catalogue = analysis.surroundings.catalogue();
  const base = baseFolderOf(file, stage, catalogue);
  const words = new ScriptWords(file, stage, instruction, base);
  const found = content.flags.length > 0 ? undefined : readLeadingCommands(content);
  if (!found || window.copies.length === 0) return findLateOwner(file, run, words, base);
  const copies = readWindowCopies(file, stage, window, base, analysis.surroundings);
  if (typeof copies === 'number') return refuse('unclear-copy', `it is not known where line ${copies} copies to`);
  const place = {
    scan: file,
    stage,
    run: instruction,
    base,
    isBaseKnown: typeof readDeepestBase(file, stage, catalogue) !== 'string',
  };
  let first: OwnerRefusal | undefined;
  for (const [i, { command, owner }] of found.leading.entries()) {
    if (!owner) continue;
    if (owner.kind === 'unclear') {
      first ??= refuse('unclear-owner', owner.because);
      break;
    }
    const isOnlyCommand = found.leading.length === 1 && found.rest.length === 0;
    const verdict = planCommand(analysis, place, words, copies, command, owner, isOnlyCommand);
    if (!verdict) continue;
    if (verdict.kind === 'refused') {
      first ??= verdict;
      continue;
    }
    const earlier = found.leading.slice(0, i);
    return (
      findOverlap(earlier, verdict, words) ??
      findSecondChange(file, analysis, instruction, base, verdict, words) ??
      verdict
    );
  }
  return first ?? findLateOwner(file, run, words, base);
}

function refuse(reason: OwnerReason, detail: string): OwnerRefusal {
  return { kind: 'refused', reason, detail };
}

type Place = Omit<Tree, 'path' | 'owner'>;

function planCommand(
  { surroundings }: Analysis,
  place: Place,
  words: ScriptWords,
  copies: readonly WindowCopy[],
  command: Command,
  owner: OwnerCommand,
  isOnlyCommand: boolean,
): OwnerPlan | OwnerRefusal | undefined {
  const trees: (TreeOwner & { path: string; word: Word })[] = [];
  const named = new Map<string, Word>();
  let objection: OwnerRefusal | undefined;
  for (const word of owner.paths) {
    const path = words.findPath(word);
    if (path === undefined) {
      objection ??= refuse('unclear-path', `which files "${word.text.slice(0, 60)}" names`);
      continue;
    }
    const tree = owner.isRecursive ? readTreeOwner({ ...place, path, owner: owner.owner }, copies) : undefined;
    if (tree && 'reason' in tree) {
      const isFile = copies.some(({ targets }) => targets?.some((target) => target.path === path));
      if (!isFile) objection ??= refuse(tree.reason, tree.detail);
      else named.set(path, word);
    } else if (tree && tree.inside.length > 0) trees.push({ ...tree, path, word });
    else named.set(path, word);
  }
  const files = readFileOwners({ ...place, owner: owner.owner }, new Set(named.keys()), copies);
  if (files.objection) objection ??= refuse(files.objection.reason, files.objection.detail);
  const given = [...new Set([...trees.flatMap(({ inside }) => inside), ...files.copies])].map(
    (copy) => copy.instruction,
  );
  if (given.length === 0) return objection;
  const against = findOwnerObjection(place, words, copies, given, owner, surroundings);
  if (against) return against;
  const dropped = [
    ...trees.filter(({ isAlone }) => !isAlone).map(({ word }) => word),
    ...[...files.paths].map((path) => named.get(path)!),
  ];
  return {
    kind: 'plan',
    command,
    owner,
    isOnlyCommand,
    unowned: given.filter((copy) => !hasOwner(copy, owner.owner)),
    copies: given,
    trees,
    dropped: [...new Set(dropped)],
    alone: trees.filter(({ isAlone }) => isAlone).map(({ word }) => word),
    unseenFiles: files.unseen,
    unseenAdd: findUnseenAdd(given, surroundings),
  };
}

/** It has the flag, or needs none. */
function hasOwner({ content: { flags } }: Instruction, owner: string): boolean {
  if (flags.some(({ name }) => name === 'chown')) return true;
  return isRootOwner(owner) && !flags.some(({ name }) => name === 'from');
}

/** Why the copies cannot have that owner, whatever they copy. */
function findOwnerObjection(
  { scan, stage, base }: Place,
  words: ScriptWords,
  copies: readonly WindowCopy[],
  given: readonly Instruction[],
  { owner, isPartial }: OwnerCommand,
  surroundings: Analysis['surroundings'],
): OwnerRefusal | undefined {
  const value = words.fill(owner);
  if (value === undefined || !/^[\w-]+:[\w-]+$/.test(value))
    return refuse('unclear-owner', `what "${owner}" is depends on the build`);
  const changed = given.find((copy) => new ScriptWords(scan, stage, copy, base).fill(owner) !== value);
  if (changed) return refuse('unclear-owner', `"${owner}" is another one in line ${changed.line}`);
  const isNamed = value.split(':').some((part) => !/^\d+$/.test(part));
  const users = copies.find(({ destination, targets }) =>
    (targets?.map(({ path }) => path) ?? [destination]).some((path) => ACCOUNTS.test(path)),
  );
  if (isNamed && users) return refuse('unclear-copy', `line ${users.instruction.line} may bring the users themselves`);
  for (const copy of given) {
    const against = findCopyObjection(copy, owner, isPartial, surroundings);
    if (against) return refuse(against.reason, against.detail);
  }
  return undefined;
}

/** A file of users, or a folder that brings one. */
const ACCOUNTS = /^\/(?:etc(?:\/(?:passwd|group))?)?$/;

/** A command before it that works on the same files, and would then have the last word. */
function findOverlap(
  earlier: NonNullable<ReturnType<typeof readLeadingCommands>>['leading'],
  { trees, dropped, alone }: OwnerPlan,
  words: ScriptWords,
): OwnerRefusal | undefined {
  const own = [
    ...trees.map(({ path }) => path),
    ...[...dropped, ...alone].flatMap((word) => words.findPath(word) ?? []),
  ];
  for (const { command, owner, event } of earlier) {
    if (!owner && !mayGiveRights(command)) continue;
    const paths = owner?.kind === 'owner' ? owner.paths.map((word) => words.findPath(word)) : [undefined];
    const isHit = paths.some(
      (path) => path === undefined || own.some((each) => isAtOrBelow(each, path) || isAtOrBelow(path, each)),
    );
    if (isHit) return refuse('overlap', `"${event.text.slice(0, 60)}" stands before it`);
  }
  return undefined;
}

/** A folder whose owner changes late: what was copied there, and all that RUNs made of it since, is in the image twice. */
function findLateOwner(
  file: Scan,
  { stage, instruction, reading }: RunSite,
  words: ScriptWords,
  base: string | undefined,
): OwnerRefusal | undefined {
  if (isUnread(reading)) return undefined;
  const earlier = stage.instructions.filter((other) => isCopy(other) && other.start < instruction.start).slice(-20);
  for (const { command, within } of reading.commands) {
    const owner = readOwnerCommand(command);
    if (owner?.kind !== 'owner' || !owner.isRecursive || within.length > 0) continue;
    for (const word of owner.paths) {
      const path = words.findPath(word);
      if (path === undefined) continue;
      const copy = earlier.findLast((other) => {
        const destination = findDestination(file, stage, other, base);
        return destination !== undefined && isAtOrBelow(destination, path);
      });
      if (copy)
        return refuse(
          'steps-between',
          `line ${copy.line} copies to ${path}, and other steps run before the owner changes`,
        );
    }
  }
  return undefined;
}
