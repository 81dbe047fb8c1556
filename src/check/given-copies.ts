import type { LostOwner } from './lost-owners.ts';
import { isHeeded } from './lost-owners.ts';
import type { Window } from './window.ts';
import { readAddSources } from '../context/add-sources.ts';
import { isAtOrBelow } from '../context/context-path.ts';
import { findDestination } from '../context/copy-destination.ts';
import { type CopyTarget, readCopyTargets } from '../context/copy-targets.ts';
import { ScriptWords } from '../context/script-words.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import type { Stage } from '../dockerfile/stages.ts';
import { isRootOwner } from '../knowledge/owner-command.ts';
import { findBaseFiles } from '../knowledge/base-files.ts';
import { baseFolderOf } from '../knowledge/images/base-folder.ts';
import { readDeepestBase } from '../knowledge/images/base-image.ts';
import { findFolderOrigin } from '../trace/folder-origin.ts';
import { isFolderMade, parentOf } from '../trace/made-folders.ts';
import { findWrittenAgain } from '../trace/written-again.ts';

/** A copy right before a RUN, with the owner that its files have in the end. */
export interface GivenCopy {
  readonly instruction: Instruction;
  readonly owner: string | undefined;
}

/** A RUN that gives less away than before, and what was copied right before it. */
export interface GivenPlace {
  readonly window: Window;
  readonly stage: Stage;
  readonly run: Instruction;
  readonly copies: readonly GivenCopy[];
  /** Nothing may rest on what the base image, or a file that nobody has looked at, holds. */
  readonly isProven: boolean;
}

interface Placed extends GivenCopy {
  readonly destination: string;
  readonly targets: readonly CopyTarget[] | undefined;
}

interface Question extends GivenPlace {
  readonly words: ScriptWords;
  readonly base: string | undefined;
  readonly placed: readonly Placed[];
}

/** Why the files do not have the same owners in the end, as a clause. @param covered takes in the copies that do */
export function findGivenObjection(
  place: GivenPlace,
  lost: readonly LostOwner[],
  covered: Set<Instruction>,
): string | undefined {
  const { window, stage, run, copies } = place;
  const { before, surroundings } = window;
  const base = baseFolderOf(before, stage, surroundings.catalogue());
  const placed: Placed[] = [];
  for (const copy of copies) {
    const destination = findDestination(before, stage, copy.instruction, base);
    if (destination === undefined) return `where line ${copy.instruction.line} copies to is not known`;
    const targets = readCopyTargets(copy.instruction, destination, surroundings.context);
    placed.push({ ...copy, destination, targets });
  }
  const words = new ScriptWords(before, stage, run, base);
  const question = { ...place, words, base, placed };
  const dropped = new Set(lost.filter(({ isAlone }) => !isAlone).map(({ word }) => words.findPath(word)));
  for (const each of lost) {
    const path = words.findPath(each.word);
    if (path === undefined) return `which path "${each.word.text}" is depends on the build`;
    const inside = placed.filter(({ destination }) => isAtOrBelow(destination, path));
    const isTree = each.command.isRecursive && inside.length > 0;
    const files = placed.filter(({ targets }) => targets?.some((target) => target.path === path));
    const tree = isTree ? findTreeObjection(question, each, path, inside) : 'it is no folder';
    // Of a file by itself, going through it means nothing.
    const given = tree === undefined ? inside : files;
    const isFile = tree !== undefined && (!isTree || files.length > 0);
    const objection =
      findOverlap(each, path, words) ??
      findWrittenAgain({
        scan: before,
        run,
        base,
        catalogue: surroundings.catalogue,
        owners: new Set(lost.map(({ command }) => command.ownerWord)),
        trees: isFile ? [] : [path],
        files: isFile ? [path] : [],
      }) ??
      (isFile ? findFileObjection(question, each, path, files, dropped) : tree) ??
      findOwnerObjection(question, each, given);
    if (objection !== undefined) return objection;
    for (const { instruction } of given) covered.add(instruction);
  }
  return undefined;
}

function findOverlap({ earlier }: LostOwner, path: string, words: ScriptWords): string | undefined {
  const before = earlier.filter(isHeeded).find(({ owner }) => {
    if (owner?.kind !== 'owner') return true;
    return owner.paths.some((word) => {
      const other = words.findPath(word);
      return other === undefined || isAtOrBelow(other, path) || isAtOrBelow(path, other);
    });
  });
  return before && `"${before.event.text.slice(0, 60)}" stood before it, and has the last word now`;
}

/** All that lies in the folder has to be what the copies bring. */
function findTreeObjection(
  { window, stage, run, base, placed, isProven }: Question,
  { isAlone, command }: LostOwner,
  path: string,
  inside: readonly Placed[],
): string | undefined {
  const outside = placed.find((copy) => !inside.includes(copy) && mayReach(copy, path));
  if (outside) return `line ${outside.instruction.line} may copy into ${path} as well`;
  const first = inside[0]!.instruction;
  const question = { scan: window.before, stage, before: run, path, base };
  const copies = placed.map(({ instruction }) => instruction);
  const origin = findFolderOrigin({ ...question, copies, filledBy: first });
  if (origin.kind === 'older') return `${path} may hold older files: ${origin.because}`;
  if (isProven && !origin.isSure) return `nothing proves that ${path} holds nothing else`;
  if (origin.kind === 'home')
    return origin.owner === command.owner ? undefined : `${path} is the home of ${origin.owner}`;
  const isKnown = typeof readDeepestBase(window.before, stage, window.surroundings.catalogue()) !== 'string';
  const because = origin.isSure ? undefined : findBaseFiles(path, isKnown || origin.kind === 'empty');
  if (because !== undefined) return because;
  if (isAlone) return undefined;
  if (origin.kind === 'empty') return `${path} was there, and keeps its own owner`;
  const parent = parentOf(path);
  if (isFolderMade({ ...question, before: first, path: parent })) return undefined;
  const isHome = parent === `/home/${command.owner.replace(/:.*/, '')}`;
  return isHome && !isProven ? undefined : `${parent} may be made as well, with that owner`;
}

function mayReach({ destination, targets }: Placed, path: string): boolean {
  if (!targets) return isAtOrBelow(path, destination);
  return targets.some((target) => isAtOrBelow(target.path, path));
}

/** The path has to be a file that a copy brings, and so have all others of that copy. */
function findFileObjection(
  { window, stage, base, placed, isProven }: Question,
  { command }: LostOwner,
  path: string,
  given: readonly Placed[],
  dropped: ReadonlySet<string | undefined>,
): string | undefined {
  if (given.length === 0) return `nothing is copied to ${path}`;
  if (!dropped.has(path)) return `${path} is no folder`;
  for (const { instruction, destination, targets } of given) {
    const isMade = (folder: string): boolean =>
      isFolderMade({ scan: window.before, stage, before: instruction, path: folder, base });
    const all = targets ?? [];
    if (all.some((target) => !dropped.has(target.path))) return `line ${instruction.line} brings more than ${path}`;
    if (path === destination && isMade(path)) return `${path} is a folder`;
    if (!isRootOwner(command.owner) && !isMade(parentOf(path)))
      return `the folder of ${path} may be made as well, with that owner`;
    if (isProven && all.some(({ isSeen }) => !isSeen)) return `nothing proves that ${path} is a file`;
    const over = placed.find(
      (copy) => copy.instruction.start > instruction.start && !copy.targets && isAtOrBelow(path, copy.destination),
    );
    if (over) return `line ${over.instruction.line} may copy over ${path}`;
  }
  return undefined;
}

/** Each of the copies has that owner, as it was at the RUN, and gives it to all of its files. */
function findOwnerObjection(
  { window, stage, base, words, placed, isProven }: Question,
  { command }: LostOwner,
  given: readonly Placed[],
): string | undefined {
  const { owner, isPartial } = command;
  const value = words.fill(owner);
  if (value === undefined || !/^[\w-]+:[\w-]+$/.test(value)) return `what "${owner}" is depends on the build`;
  const isNamed = !/^\d+:\d+$/.test(value);
  if (isNamed && placed.some(bringsAccounts)) return 'the users may be copied themselves';
  for (const { instruction, owner: own } of given) {
    const { content, line } = instruction;
    const isFrom = content.flags.some(({ name }) => name === 'from');
    // What comes from the context is root's without a word.
    const isRoots = own === undefined && !isFrom && isRootOwner(owner);
    if (own !== owner && !isRoots)
      return `line ${line} copies with ${own === undefined ? 'no owner' : `the owner ${own}`}`;
    if (new ScriptWords(window.before, stage, instruction, base).fill(owner) !== value)
      return `"${owner}" is another in line ${line}`;
    const flag = content.flags.find(({ name }) => !/^(?:from|chown|chmod|exclude)$/.test(name));
    if (flag) return `line ${line} has the flag --${flag.name}`;
    if (isFrom && (isPartial || isProven))
      return `files of another stage have owners and rights of their own (line ${line})`;
    if (content.keyword !== 'add') continue;
    const other = readAddSources(content, window.surroundings.context).find(({ kind }) => {
      return kind !== 'copied' && (isProven || kind !== 'unseen');
    });
    if (other) return `what line ${line} unpacks or fetches may have another owner`;
  }
  return undefined;
}

function bringsAccounts({ destination, targets }: Placed): boolean {
  const places = targets?.map(({ path }) => path) ?? [destination];
  return places.some((path) => /^\/(?:etc(?:\/(?:passwd|group))?)?$/.test(path));
}
