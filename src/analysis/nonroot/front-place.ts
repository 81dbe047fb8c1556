import { type FinalImage, wordsOf } from './final-image.ts';
import type { WrittenFolder } from './written-folders.ts';
import { isAtOrBelow } from '../../context/context-path.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';

/** Behind the last of these, nothing but files and settings comes. */
const STEPS: ReadonlySet<string> = new Set(['run', 'shell', 'user', 'onbuild', 'volume']);

/**
 * The first COPY behind the last RUN, where the user and its folders may be made before it: what is copied changes oftener
 * than they do, and a layer behind it would be made anew each time. A COPY leaves the owner of the folder that it copies into
 * alone, and brings its own for all below it: so with BuildKit 0.13, the builder before it (Docker 26.1) and Buildah 1.28,
 * tried 2026-11-21.
 */
export function findFrontPlace(
  { stage, copies, workingDir }: FinalImage,
  folders: readonly WrittenFolder[],
): Instruction | undefined {
  const last = stage.instructions.findLastIndex(({ content }) => STEPS.has(content.keyword ?? ''));
  const behind = stage.instructions.slice(last + 1);
  const first = behind.find(({ content }) => content.keyword === 'copy' || content.keyword === 'add');
  if (!first) return undefined;
  const isLeftAlone = copies.every(({ instruction, destination }) => {
    if (!behind.includes(instruction)) return true;
    // All of the system may come with it, and the list of users.
    if (destination === undefined || destination === '/' || isAtOrBelow(destination, '/etc')) return false;
    const { keyword, flags } = instruction.content;
    return folders.every(({ path, isTree }) => {
      if (isTree) return false;
      if (path !== destination) return !isAtOrBelow(path, destination);
      // An archive brings an owner for the folder too, and a file may be meant by a name that no `/` ends.
      const isFolder = path === workingDir?.text || /[/.]$/.test(wordsOf(instruction).at(-1)!);
      return keyword === 'copy' && flags.every(({ name }) => name === 'from') && isFolder;
    });
  });
  return isLeftAlone ? first : undefined;
}
