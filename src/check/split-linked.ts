import { findBareObjection, programPaths } from './split-bare.ts';
import type { BuilderFiles } from './split-paths.ts';
import type { Split } from './stage-split.ts';
import type { Window } from './window.ts';
import { baseName } from '../context/context-path.ts';
import { findLinkedByGo } from '../context/go-sources.ts';
import { readLinkedLibraries } from '../context/linked-libraries.ts';
import { findScriptNamed } from '../context/script-named.ts';
import { findSourceCall } from '../context/starting-calls.ts';
import { useOfPackage } from '../knowledge/build-packages.ts';
import type { BaseImage } from '../knowledge/images/base-image.ts';
import type { DistrolessImage } from '../knowledge/images/distroless.ts';

/** Images that a compiled program is built in: what they bring beyond a compiler is nobody's need. */
const COMPILING: ReadonlySet<string> = new Set(['golang', 'rust', 'gcc', 'debian', 'buildpack-deps']);

/**
 * An image of distroless with the C library, of the very release that the program was linked on, and nothing that is linked
 * beyond it and the compilers' own libraries (traps F1, F8).
 */
export function findLinkedObjection(
  split: Split,
  was: BaseImage,
  image: DistrolessImage,
  { writes, workingDir }: BuilderFiles,
  { surroundings: { context } }: Window,
): string | undefined {
  const { system } = was.facts;
  const kind = /\/(base|cc)-debian\d+$/.exec(image.path)?.[1];
  if (kind === undefined) return `${image.path} is not for programs that were linked elsewhere`;
  if (system?.distribution !== 'debian' || system.suite !== image.suite)
    return 'the second stage stands on another release of the system';
  if (!COMPILING.has(was.image.path)) return `what ${was.image.path} brings may be needed`;
  if (split.withoutC.length > 0) return 'C is turned off for an image that has its library';
  const bare = findBareObjection(split);
  if (bare !== undefined) return bare;
  if (!context) return 'without the files of the build it is not known what is linked';
  const runs = split.builder.instructions.filter(({ content }) => content.keyword === 'run');
  const linked = readLinkedLibraries(context, runs.map(({ content }) => content.source).join('\n'));
  if (linked.unknown !== undefined) return `${linked.unknown} may be linked, and is not in the image`;
  if (linked.headers.length > 0) return `what ${linked.headers[0]!} is for is linked, and not in the image`;
  if (linked.makesShared) return 'a library of its own is made, and nothing tells the linker of it';
  const named = was.image.path === 'golang' ? findLinkedByGo(context) : undefined;
  if (named !== undefined) return `${named} may be linked, and is not in the image`;
  const brought = writes.packages.find((name) => {
    const use = useOfPackage(name);
    return use === 'other' || (use === 'headers' && name !== 'libc6-dev');
  });
  if (brought !== undefined) return `${brought} was installed, and nothing of it is in the image`;
  const isOfCompilers = linked.isCpp || linked.usesOpenMp || was.image.path === 'rust';
  if (isOfCompilers && (kind === 'base' || was.image.path === 'gcc'))
    return 'the libraries of the compiler are not in the image';
  const source = findSourceCall(context, ['starts', 'loads', 'names']);
  if (source !== undefined) return `${source} may need a program, a library or a user that the image does not have`;
  const script = programPaths(split, workingDir).map((path) => findScriptNamed(context, baseName(path)))[0];
  return script && `${script} is a script, and nothing runs it`;
}
