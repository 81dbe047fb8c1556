import type { Surroundings } from '../../context/surroundings.ts';
import { findDestination } from '../../context/copy-destination.ts';
import { type CopyTarget, readCopyTargets } from '../../context/copy-targets.ts';
import { readAddSources } from '../../context/add-sources.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import type { Scan } from '../../dockerfile/scan.ts';
import type { Stage } from '../../dockerfile/stages.ts';
import type { CopyWindow } from '../../trace/copy-window.ts';

/** A COPY or ADD right before a RUN, and where it writes. */
export interface WindowCopy {
  readonly instruction: Instruction;
  /** Absolute and cleaned: a file, or a folder that all it writes is below of. */
  readonly destination: string;
  /** The files that it writes, where it writes no folder. */
  readonly targets: readonly CopyTarget[] | undefined;
}

/** The copies of a window; the line of the first that may write anywhere. */
export function readWindowCopies(
  scan: Scan,
  stage: Stage,
  { copies }: CopyWindow,
  base: string | undefined,
  { context }: Surroundings,
): readonly WindowCopy[] | number {
  const read: WindowCopy[] = [];
  for (const instruction of copies) {
    const destination = findDestination(scan, stage, instruction, base);
    if (destination === undefined) return instruction.line;
    read.push({ instruction, destination, targets: readCopyTargets(instruction, destination, context) });
  }
  return read;
}

/** What else a copy may do than give its files to an owner. */
export interface CopyObjection {
  readonly reason: 'other-owner' | 'unclear-copy' | 'unclear-owner';
  readonly detail: string;
}

/**
 * Why a copy cannot be given an owner, or another one than it has.
 * @param owner as the flag takes it
 * @param isPartial of user and group the command names but one
 */
export function findCopyObjection(
  { content, line }: Instruction,
  owner: string,
  isPartial: boolean,
  { context }: Surroundings,
): CopyObjection | undefined {
  const where = `line ${line}`;
  const chown = content.flags.find(({ name }) => name === 'chown');
  if (chown && chown.value !== owner)
    return { reason: 'other-owner', detail: `${where} copies with ${chown.text.slice(0, 60)}` };
  const special = content.flags.find(({ name }) => !/^(?:from|chown|chmod|exclude)$/.test(name));
  if (special) return { reason: 'unclear-copy', detail: `${where} has the flag --${special.name}` };
  const isFrom = content.flags.some(({ name }) => name === 'from');
  // Files of another stage keep their owner (measured with BuildKit of Docker 26.1, 2026-11-21).
  if (isFrom && isPartial)
    return { reason: 'unclear-owner', detail: `the files of ${where} come with an owner of their own` };
  if (content.keyword !== 'add') return undefined;
  const source = readAddSources(content, context).find(({ kind }) => kind !== 'copied' && kind !== 'unseen');
  return source && { reason: 'unclear-copy', detail: `${where} adds ${source.word.slice(0, 60)}` };
}

/** An ADD whose files nobody has looked into: what it unpacks keeps its owner. */
export function findUnseenAdd(
  copies: readonly Instruction[],
  { context }: Surroundings,
): { readonly line: number; readonly word: string } | undefined {
  for (const { content, line } of copies) {
    const unseen = content.keyword === 'add' && readAddSources(content, context).find(({ kind }) => kind === 'unseen');
    if (unseen) return { line, word: unseen.word };
  }
  return undefined;
}
