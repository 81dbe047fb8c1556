import { type BuildContext, MAX_FILES } from './build-context.ts';
import { baseName, cleanPath, isAtOrBelow } from './context-path.ts';
import { type ContextPath, type CopiedFile, findContextPath, findCopied } from './copied-files.ts';
import { type Copy, type CopyOptions, readCopies } from './copies.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { argumentWords, type Instruction } from '../dockerfile/instruction.ts';
import { findEarlierStage, lineageOf, readStages, type Stage } from '../dockerfile/stages.ts';

/** The same as {@link findOn}, from the beginning. @param imagePath absolute and cleaned */
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
 * The same as `findContextPath`, but through `COPY --from` of earlier stages as well: a file of the context that a builder
 * was given, and that is copied on. What a RUN of any of these stages makes of it is not looked at.
 * @param found as `findContextPath` gives it
 * @param copies as `readCopies` gives them
 * @param imagePath absolute and cleaned
 */
export function findOn(
  file: Dockerfile,
  stage: Stage,
  context: BuildContext,
  imagePath: string,
  found: ContextPath | undefined,
  copies: readonly Copy[],
): ContextPath | undefined {
  return follow({ file, context, seen: new Set() }, stage, imagePath, found, copies);
}

interface Search {
  readonly file: Dockerfile;
  readonly context: BuildContext;
  /** Stages and paths that were looked at: a file that copies all from everywhere would have them looked at without end. */
  readonly seen: Set<string>;
}

function follow(
  search: Search,
  stage: Stage,
  imagePath: string,
  found: ContextPath | undefined,
  copies: readonly Copy[],
): ContextPath | undefined {
  if (found?.kind !== 'unknown') return found;
  const { instruction } = found;
  const taken = readStageCopy(search.file, stage, instruction);
  const to = copies.find((copy) => copy.instruction === instruction)?.imagePath;
  if (!taken || to === undefined) return found;
  for (const path of taken.sources.flatMap((source) => placesBefore(source, to, imagePath))) {
    const key = `${taken.stage.index} ${path}`;
    if (search.seen.has(key)) continue;
    search.seen.add(key);
    const own = readCopies(search.file, taken.stage, search.context);
    const earlier = follow(search, taken.stage, path, findContextPath(own, search.context, path), own);
    if (earlier?.kind === 'found') return { ...earlier, instruction };
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
  return collect({ file, context, known: new Map(), left: MAX_FILES }, stage, options);
}

interface Collection {
  readonly file: Dockerfile;
  readonly context: BuildContext;
  readonly known: Map<Stage, readonly CopiedFile[]>;
  /** How many more may be found in all stages together. */
  left: number;
}

function collect(collection: Collection, stage: Stage, options: CopyOptions): readonly CopiedFile[] {
  const { file, context, known } = collection;
  const found = [...findCopied(file, stage, context, options)];
  for (const copy of readCopies(file, stage, context, options)) {
    const taken = copy.kind === 'other' ? readStageCopy(file, stage, copy.instruction) : undefined;
    if (!taken || copy.imagePath === undefined) continue;
    const others = known.get(taken.stage) ?? collect(collection, taken.stage, {});
    known.set(taken.stage, others);
    for (const other of others) {
      if (collection.left <= 0) return found;
      if (other.kind !== 'file') continue;
      const source = taken.sources.find((path) => isAtOrBelow(other.imagePath, path));
      if (source === undefined) continue;
      collection.left -= 1;
      const isItself = other.imagePath === source;
      const rest = isItself ? baseName(source) : other.imagePath.slice(source === '/' ? 1 : source.length + 1);
      const imagePath = cleanPath(`${copy.imagePath}/${rest}`);
      found.push({ ...other, instruction: copy.instruction, imagePath, mayBeInside: isItself });
    }
  }
  return found;
}

/** A stage out of which another one copies, itself or by way of stages between, with the COPY of the latter. */
export interface Builder {
  readonly stage: Stage;
  readonly instruction: Instruction;
}

/** Every stage that the files of a stage come from, each once; those of other images are none. */
export function findBuilders(file: Dockerfile, stage: Stage): readonly Builder[] {
  const found = new Map<Stage, Builder>();
  const open: { readonly stage: Stage; readonly by: Instruction | undefined }[] = [{ stage, by: undefined }];
  for (const { stage: taking, by } of open) {
    for (const each of lineageOf(taking)) {
      for (const instruction of each.instructions) {
        const taken = readStageCopy(file, each, instruction)?.stage;
        if (!taken || found.has(taken)) continue;
        found.set(taken, { stage: taken, instruction: by ?? instruction });
        open.push({ stage: taken, by: by ?? instruction });
      }
    }
  }
  return [...found.values()];
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
