import { findElixirPackageObjection } from './split-elixir-packages.ts';
import { readStartedRelease } from './split-elixir-start.ts';
import type { BuilderFiles } from './split-paths.ts';
import { findSplitStartObjection } from './split-start.ts';
import type { Split } from './stage-split.ts';
import type { Window } from './window.ts';
import { findCopied } from '../context/copied-files.ts';
import { readElixirSources } from '../context/elixir-sources.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { readVariables } from '../dockerfile/variables.ts';
import { ELIXIR_IMAGES, variablesOfElixir } from '../knowledge/elixir.ts';
import type { BaseImage } from '../knowledge/images/base-image.ts';
import { readToldBase } from '../knowledge/images/told-base.ts';
import { findRelease } from '../trace/mix-release.ts';
import { isAtOrBelow } from '../context/context-path.ts';
import { isPassing } from '../trace/stage-writes.ts';

/** The image of Elixir that the stage which was split stands on; `undefined` where it is none. */
export function elixirBase({ old }: Split, { before, surroundings }: Window): BaseImage | undefined {
  const base = readToldBase(before, old, surroundings.catalogue());
  return typeof base === 'object' && ELIXIR_IMAGES.has(base.image.path) ? base : undefined;
}

/** Whether an ENV of the second stage says what the image of Elixir said before. */
export function saysAsElixirDid(instruction: Instruction, split: Split, window: Window): boolean {
  const base = elixirBase(split, window);
  if (!base?.facts.system || instruction.content.keyword !== 'env') return false;
  const known = variablesOfElixir(base.image.path, base.facts.system.distribution);
  const own = readVariables(instruction.content);
  return own.length === 1 && known.includes(`${own[0]!.name}=${own[0]!.value ?? ''}`);
}

/** A split of a stage of Elixir: the release is all that ships, and has what its Erlang is linked with. */
export function findElixirSplitObjection(
  split: Split,
  window: Window,
  copied: readonly string[],
  files: BuilderFiles,
): string | undefined {
  const was = elixirBase(split, window)!;
  const { before, after, surroundings } = window;
  const { context } = surroundings;
  const is = readToldBase(after, split.runtime, surroundings.catalogue());
  if (!context || !files.copies) return 'without the files of the build nothing shows what ships';
  if (typeof is === 'string') return 'the image of the second stage is not known';
  const release = findRelease(before, split.old, files.writes, context, files.copies);
  if (typeof release === 'string') return release;
  const started = readStartedRelease(split, release, context, files);
  if (typeof started === 'string') return started;
  return (
    findBaseObjection(split, was, is) ??
    findPathObjection(split, window, copied, files, release) ??
    findSplitStartObjection(split, window, copied, files) ??
    findElixirPackageObjection(split, window, files, release, was.facts.system!, started.calls)
  );
}

function findBaseObjection({ old, runtime }: Split, was: BaseImage, is: BaseImage): string | undefined {
  const [a, b] = [old, runtime].map(({ from }) => from.content.flags.map(({ text }) => text).join(' '));
  if (a !== b) return 'the second stage is for another platform';
  const [from, to] = [was.facts.system, is.facts.system];
  if (!from || from.suite !== to?.suite || from.distribution !== to.distribution)
    return 'the Erlang of the release was built on another release of the system';
  if (is.image.path !== from.distribution) return `${is.image.path} is more than the system`;
  const own = runtime.instructions.filter(({ content }) => content.keyword === 'env').flatMap(({ content }) => readVariables(content)); // prettier-ignore
  const lost = variablesOfElixir(was.image.path, from.distribution).find((pair) => !own.some(({ name }) => pair.startsWith(`${name}=`))); // prettier-ignore
  return lost === undefined ? undefined : `the image of Elixir says ${lost}, and the second stage does not`;
}

/** The release is copied as a whole; so is the project where sources may read in it, and what lies elsewhere. */
function findPathObjection(
  { old }: Split,
  { before, surroundings }: Window,
  copied: readonly string[],
  { writes, copies, workingDir, baseWorkingDir }: BuilderFiles,
  { path, folder }: { readonly path: string; readonly folder: string },
): string | undefined {
  const context = surroundings.context!;
  const isThere = (own: string): boolean => copied.some((one) => isAtOrBelow(own, one));
  if (new Set(copied).size < copied.length) return 'a path is copied twice';
  const inner = copied.find((own) => copied.some((other) => other !== own && isAtOrBelow(own, other)));
  if (inner !== undefined) return `${inner} is copied twice`;
  if (!isThere(path)) return `the release lies in ${path}, which is not copied`;
  const { readsBeside, startsUnknown, needsMore } = readElixirSources(context);
  if (readsBeside !== undefined && !isThere(folder)) return `${readsBeside} may read what is not in the release`;
  if (startsUnknown !== undefined) return `${startsUnknown} starts something that is not known`;
  if (needsMore !== undefined)
    return `${needsMore} names a library that is compiled, or a part of Erlang that is linked with more libraries`;
  const known = [path, ...writes.made.map((one) => one.path), ...writes.work.map((one) => one.path), ...(copies ?? []).flatMap(({ imagePath }) => imagePath ?? [])]; // prettier-ignore
  const strange = copied.find((own) => !known.some((one) => isAtOrBelow(own, one)));
  if (strange !== undefined) return `nothing in the builder makes ${strange}`;
  const isLeft = (own: string): boolean => isThere(own) || isAtOrBelow(own, folder) || isPassing(own);
  const made = [...writes.made, ...writes.work].find((one) => !isLeft(one.path) && !isAtOrBelow(folder, one.path) && !isAtOrBelow(workingDir, one.path)); // prettier-ignore
  if (made) return `line ${made.instruction.line} makes ${made.path}, which is not copied`;
  for (const file of findCopied(before, old, context, { baseWorkingDir })) {
    if (file.kind === 'unknown') return `what line ${file.instruction.line} copies is not known`;
    if (!isLeft(file.imagePath)) return `${file.imagePath} is not in the second stage`;
  }
  return undefined;
}
