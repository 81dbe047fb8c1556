import type { HistoryEntry } from '../image/image.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { type Scan, scan } from '../dockerfile/scan.ts';
import { readStages } from '../dockerfile/stages.ts';

/** The entry of an image's history that an instruction made. */
export interface OwnEntry {
  /** In lower case. */
  readonly keyword: string;
  /** The place of the instruction in the file, counted from 0. */
  readonly at: number;
  /** The layer that it made, counted from 0; `undefined` where it made none. */
  readonly layer: number | undefined;
  /** It brought files of the build's context, which are the same in every build. */
  readonly isFromContext: boolean;
}

/** How a builder begins an entry: BuildKit with the keyword, older ones with a shell before it. */
const ENTRY = /^(?:\/bin\/sh -c #\(nop\)\s+)?([A-Z]+)\b/;

/**
 * The entries that the instructions of a Dockerfile made, oldest first: the last ones of the history are those of the
 * stages that ship, one for each instruction. `undefined` where the two do not match.
 * @param layers how many the image has; the history of a base image may not name all of them
 */
export function findOwnEntries(
  text: string,
  history: readonly HistoryEntry[],
  layers: number,
): readonly OwnEntry[] | undefined {
  const file = scan(text);
  const instructions = shippedInstructions(file);
  const entries = history.slice(Math.max(0, history.length - instructions.length));
  if (entries.length < instructions.length) return undefined;
  const own: OwnEntry[] = [];
  let layer = layers - entries.filter(({ isEmpty }) => !isEmpty).length;
  for (const [i, { createdBy, isEmpty }] of entries.entries()) {
    const instruction = instructions[i]!;
    const { keyword } = instruction.content;
    if (keyword === undefined || ENTRY.exec(createdBy)?.[1]?.toLowerCase() !== keyword) return undefined;
    const isCopy = keyword === 'copy' || keyword === 'add';
    const isFromContext = isCopy && !instruction.content.flags.some(({ name }) => name === 'from');
    own.push({
      keyword,
      at: file.instructions.indexOf(instruction),
      layer: isEmpty ? undefined : layer,
      isFromContext,
    });
    if (!isEmpty) layer += 1;
  }
  return own;
}

/** The instructions of all stages whose files go into the image, in their order. */
export function shippedInstructions(file: Scan): readonly Instruction[] {
  return readStages(file)
    .filter(({ isShipped }) => isShipped)
    .flatMap(({ instructions }) => instructions);
}
