import { isSystemFolder } from './split-copies.ts';
import { bringsOnlyUv } from './split-uv.ts';
import type { SplitTools } from './split-tools.ts';
import type { Split } from './stage-split.ts';
import type { Window } from './window.ts';
import { isAtOrBelow } from '../context/context-path.ts';
import { findCopied } from '../context/copied-files.ts';
import { type Copy, readCopies } from '../context/copies.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { isSourceOnly } from '../knowledge/source-names.ts';
import { isPassing, type StageWrites } from '../trace/stage-writes.ts';

/** What the builder has, as far as it matters to the second stage. */
export interface BuilderFiles {
  readonly writes: StageWrites;
  /** What it copies; `undefined` where the files of the build are not to be had. */
  readonly copies: readonly Copy[] | undefined;
  /** Of the second stage, absolute. */
  readonly workingDir: string;
  /** Of the old base. */
  readonly baseWorkingDir: string;
  /** Of the language, where it is one whose tools somebody knows. */
  readonly tools: SplitTools | undefined;
}

/** @returns what the builder copies from the context, as {@link BuilderFiles} wants it */
export function readBuilderCopies(
  { old }: Split,
  { before, surroundings }: Window,
  baseWorkingDir: string,
): readonly Copy[] | undefined {
  return surroundings.context && readCopies(before, old, surroundings.context, { baseWorkingDir });
}

/**
 * Everything that the builder makes or takes from the context is in the second stage, or is of use to nobody any more: a
 * source, a cache, a place that a compiler works in. And nothing is copied that the builder does not have.
 */
export function findSplitPathObjection(
  split: Split,
  window: Window,
  copied: readonly string[],
  files: BuilderFiles,
): string | undefined {
  const { writes, copies } = files;
  if (!copies) return 'without the files of the build nothing shows what ships';
  return (
    findStrangeCopy(copied, writes, copies) ??
    findLostPath(copied, files) ??
    findLostFile(split, window, copied, copies, files)
  );
}

/** A copy of what is not there ends the build; one of a folder of the system brings what nobody has looked at. */
function findStrangeCopy(
  copied: readonly string[],
  { made, work }: StageWrites,
  copies: readonly Copy[],
): string | undefined {
  const known = [...made.map(({ path }) => path), ...work.map(({ path }) => path), ...copies.map((copy) => copy.imagePath ?? '/')]; // prettier-ignore
  const strange = copied.find((path) => !known.some((own) => isAtOrBelow(path, own) || isAtOrBelow(own, path)));
  if (strange !== undefined) return `nothing in the builder makes ${strange}`;
  if (new Set(copied).size < copied.length) return 'a path is copied twice';
  const inner = copied.find((path) => copied.some((other) => other !== path && isAtOrBelow(path, other)));
  return inner === undefined ? undefined : `${inner} is copied twice`;
}

function findLostPath(copied: readonly string[], { writes, copies, workingDir }: BuilderFiles): string | undefined {
  const { made, work } = writes;
  const destinations = new Set((copies ?? []).map(({ imagePath }) => imagePath));
  // Where files of the project lie as well, a file that is made there may be one of the program.
  const apart = work.map(({ path }) => path).filter((path) => !destinations.has(path) && path !== workingDir && path !== '/' && !isSystemFolder(path)); // prettier-ignore
  const lost = made.find(({ path }) => {
    const isThere = copied.some((own) => isAtOrBelow(path, own)) || isAtOrBelow(workingDir, path);
    const isWork = apart.some((folder) => isAtOrBelow(path, folder) || isAtOrBelow(folder, path));
    // A folder that was made to hold what is copied.
    const holds = copied.some((own) => isAtOrBelow(own, path)) && !isSystemFolder(path);
    return !isThere && !isWork && !holds && !isPassing(path) && !isSourceOnly(path.slice(1));
  });
  if (lost) return `line ${lost.instruction.line} makes ${lost.path}, which is not copied`;
  const packages = work.find(({ path, command }) => {
    return INSTALLERS.has(readInvocation(command)?.program ?? '') && !isPassing(path) && !copied.some((own) => isAtOrBelow(path, own)); // prettier-ignore
  });
  return packages && `line ${packages.instruction.line} installs packages in ${packages.path}, which is not copied`;
}

/** They fill a folder with what a program needs when it runs. */
const INSTALLERS: ReadonlySet<string> = new Set(['npm', 'yarn', 'pnpm', 'npx', 'bun', 'composer', 'bundle', 'gem', 'pip', 'pip3']); // prettier-ignore

function findLostFile(
  split: Split,
  window: Window,
  copied: readonly string[],
  copies: readonly Copy[],
  files: BuilderFiles,
): string | undefined {
  const { before, surroundings } = window;
  const { baseWorkingDir, tools } = files;
  const isThere = (path: string): boolean => isPassing(path) || copied.some((own) => isAtOrBelow(path, own));
  for (const { kind, imagePath, instruction } of copies) {
    const isTool = bringsOnlyUv(instruction, split) || tools?.bringsTool?.(instruction, split) === true;
    if (kind !== 'context' && (imagePath === undefined || !isThere(imagePath)) && !isTool)
      return `what line ${instruction.line} copies is not known, and not in the second stage`;
  }
  for (const file of findCopied(before, split.old, surroundings.context!, { baseWorkingDir })) {
    if (file.kind === 'unknown') continue;
    const { contextPath, imagePath, instruction, assumes } = file;
    if (isThere(imagePath) || (isSourceOnly(contextPath) && assumes.length === 0)) continue;
    if (tools?.mayStay?.(contextPath, imagePath, window, files) === true && assumes.length === 0) continue;
    return `${contextPath}, which line ${instruction.line} copies, is not in the second stage`;
  }
  return undefined;
}
