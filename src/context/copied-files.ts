import { type BuildContext, MAX_FILES } from './build-context.ts';
import { baseName, isAtOrBelow, joinPath } from './context-path.ts';
import { type Copy, type CopyOptions, readCopies } from './copies.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import type { Stage } from '../dockerfile/stages.ts';

/** What a COPY or ADD of a stage brings from the context. */
export type CopiedFile =
  | {
      readonly kind: 'file';
      readonly instruction: Instruction;
      /** Relative to the root of the context. */
      readonly contextPath: string;
      /** Absolute. */
      readonly imagePath: string;
      /** The destination has no `/` at its end: if the image has a folder by that path, the file goes into it. */
      readonly mayBeInside: boolean;
      /** The build arguments whose defaults were taken for a path. */
      readonly assumes: readonly string[];
    }
  | { readonly kind: 'unknown'; readonly instruction: Instruction; readonly because: string };

/**
 * Every file that the COPY and ADD instructions of a stage, and of the local stages it starts from, bring from the
 * context, in the order of the file; at most {@link MAX_FILES}. Later ones may write over earlier ones. Lists every folder
 * that is copied: who wants to know of one path asks {@link findContextPath}.
 */
export function findCopied(
  file: Dockerfile,
  stage: Stage,
  context: BuildContext,
  options: CopyOptions = {},
): readonly CopiedFile[] {
  const found: CopiedFile[] = [];
  for (const copy of readCopies(file, stage, context, options)) {
    if (copy.kind === 'unknown') {
      found.push({ kind: 'unknown', instruction: copy.instruction, because: copy.because });
      continue;
    }
    if (copy.kind === 'other') continue;
    const { instruction, contextPath, imagePath, mayBeInside, assumes } = copy;
    if (!copy.isFolder) {
      found.push({ kind: 'file', instruction, contextPath, imagePath, mayBeInside, assumes });
      continue;
    }
    const start = contextPath === '' ? 0 : contextPath.length + 1;
    for (const path of context.list(contextPath)) {
      if (found.length >= MAX_FILES) return found;
      const inImage = `${imagePath === '/' ? '' : imagePath}/${path.slice(start)}`;
      found.push({ kind: 'file', instruction, contextPath: path, imagePath: inImage, mayBeInside: false, assumes });
    }
  }
  return found;
}

/** Where a path of an image comes from. */
export type ContextPath =
  | {
      readonly kind: 'found';
      readonly instruction: Instruction;
      readonly contextPath: string;
      readonly assumes: readonly string[];
    }
  /** A later COPY or ADD of something else may have written it, or it is not known what an instruction copies. */
  | { readonly kind: 'unknown'; readonly instruction: Instruction; readonly because: string };

/**
 * The file or folder of the context that a path of the image was copied from, by the last instruction that brings it;
 * `undefined` where none does. Lists no folder. What a RUN makes of it is not looked at.
 * @param copies as `readCopies` gives them
 * @param imagePath absolute and cleaned
 */
export function findContextPath(
  copies: readonly Copy[],
  context: BuildContext,
  imagePath: string,
): ContextPath | undefined {
  for (const copy of copies.toReversed()) {
    const { instruction } = copy;
    if (copy.kind !== 'context') {
      if (copy.imagePath !== undefined && !isAtOrBelow(imagePath, copy.imagePath)) continue;
      return { kind: 'unknown', instruction, because: copy.because };
    }
    const contextPath = findSource(copy, context, imagePath);
    if (contextPath !== undefined) return { kind: 'found', instruction, contextPath, assumes: copy.assumes };
  }
  return undefined;
}

function findSource(
  { contextPath, imagePath, isFolder, mayBeInside }: Copy & { readonly kind: 'context' },
  context: BuildContext,
  wanted: string,
): string | undefined {
  if (wanted === imagePath) return contextPath;
  if (!isAtOrBelow(wanted, imagePath)) return undefined;
  const rest = wanted.slice(imagePath === '/' ? 1 : imagePath.length + 1);
  if (!isFolder) return mayBeInside && rest === baseName(contextPath) ? contextPath : undefined;
  const candidate = joinPath(contextPath, rest);
  return context.has(candidate) ? candidate : undefined;
}
