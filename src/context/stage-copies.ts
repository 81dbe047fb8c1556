import type { BuildContext } from './build-context.ts';
import { baseName, cleanPath, isAtOrBelow } from './context-path.ts';
import { type ContextPath, type CopiedFile, findContextPath, findCopied } from './copied-files.ts';
import { type Copy, type CopyOptions, readCopies } from './copies.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { argumentWords, type Instruction } from '../dockerfile/instruction.ts';
import { findEarlierStage, readStages, type Stage } from '../dockerfile/stages.ts';

/**
 * The same as `findContextPath`, but through `COPY --from` of earlier stages as well: a file of the context that a builder
 * was given, and that is copied on. What a RUN of any of these stages makes of it is not looked at.
 * @param imagePath absolute and cleaned
 */
export function findThroughStages(
  file: Dockerfile,
  stage: Stage,
  context: BuildContext,
  imagePath: string,
  options: CopyOptions = {},
): ContextPath | undefined {
  const copies = readCopies(file, stage, context, options);
  return findOn(file, stage, context, imagePath, findContextPath(copies, context, imagePath), copies);
}

/**
 * The same where it is known already what the stage's own copies say.
 * @param found as `findContextPath` gives it
 * @param copies as `readCopies` gives them
 */
export function findOn(
  file: Dockerfile,
  stage: Stage,
  context: BuildContext,
  imagePath: string,
  found: ContextPath | undefined,
  copies: readonly Copy[],
): ContextPath | undefined {
  if (found?.kind !== 'unknown') return found;
  const { instruction } = found;
  const taken = readStageCopy(file, stage, instruction);
  const to = copies.find((copy) => copy.instruction === instruction)?.imagePath;
  if (!taken || to === undefined) return found;
  for (const source of taken.sources) {
    for (const path of placesBefore(source, to, imagePath)) {
      // Each step leads to an earlier stage.
      const earlier = findThroughStages(file, taken.stage, context, path);
      if (earlier?.kind === 'found') return { ...earlier, instruction };
    }
  }
  return found;
}

/**
 * The same as `findCopied`, and the files of the context that `COPY --from` takes out of earlier stages of the file behind
 * them, each by the instruction that brings it into this stage.
 */
export function findCopiedThroughStages(
  file: Dockerfile,
  stage: Stage,
  context: BuildContext,
  options: CopyOptions = {},
): readonly CopiedFile[] {
  const found = [...findCopied(file, stage, context, options)];
  for (const copy of readCopies(file, stage, context, options)) {
    const taken = copy.kind === 'other' ? readStageCopy(file, stage, copy.instruction) : undefined;
    if (!taken || copy.imagePath === undefined) continue;
    for (const other of findCopiedThroughStages(file, taken.stage, context)) {
      if (other.kind !== 'file') continue;
      const source = taken.sources.find((path) => isAtOrBelow(other.imagePath, path));
      if (source === undefined) continue;
      const isItself = other.imagePath === source;
      const rest = isItself ? baseName(source) : other.imagePath.slice(source === '/' ? 1 : source.length + 1);
      const imagePath = cleanPath(`${copy.imagePath}/${rest}`);
      found.push({ ...other, instruction: copy.instruction, imagePath, mayBeInside: isItself });
    }
  }
  return found;
}

interface StageCopy {
  readonly stage: Stage;
  /** Absolute and cleaned; a relative one counts from the root of the stage. */
  readonly sources: readonly string[];
}

/** `undefined` also where a variable or a pattern says what is taken. */
function readStageCopy(file: Dockerfile, stage: Stage, { content }: Instruction): StageCopy | undefined {
  const from = content.flags.find(({ name }) => name === 'from')?.value;
  if (content.keyword !== 'copy' || from === undefined || content.heredocs.length > 0) return undefined;
  const earlier = findEarlierStage(readStages(file), stage, from);
  const words = argumentWords(content).slice(0, -1);
  if (!earlier || words.some((word) => /[$*?[\\"']/.test(word))) return undefined;
  return { stage: earlier, sources: words.map((word) => cleanPath(`/${word}`)) };
}

/** Where a path may have been before: below a folder that was copied, or the file that was. */
function placesBefore(source: string, to: string, path: string): readonly string[] {
  if (!isAtOrBelow(path, to)) return [];
  const rest = path === to ? '' : path.slice(to === '/' ? 1 : to.length + 1);
  const inFolder = cleanPath(`${source}/${rest}`);
  return rest === baseName(source) ? [source, inFolder] : [inFolder];
}
