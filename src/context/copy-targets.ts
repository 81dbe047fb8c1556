import { readAddSources } from './add-sources.ts';
import type { BuildContext } from './build-context.ts';
import { baseName, cleanPath, readContextPath } from './context-path.ts';
import { findSources, MAX_LOOKS } from './copy-sources.ts';
import { CHECKOUT_MODES } from '../knowledge/symbolic-mode.ts';
import { argumentWords, type Instruction } from '../dockerfile/instruction.ts';

/** One file that a COPY or ADD writes. */
export interface CopyTarget {
  /** Absolute and cleaned. */
  readonly path: string;
  /** The source is known to be a file, not only by its name. */
  readonly isSeen: boolean;
  /**
   * The modes that the source may have: the one that the context tells, else those that git gives to what it checks out.
   * None of a heredoc, and of what another stage or image has.
   */
  readonly modes: readonly number[];
}

/** A name that people give to files and not to folders. */
const FILE_NAME = /[^.]\.(?!d$)[a-z0-9]{1,10}$/i;

/** Programs are named without an ending, and folders of programs hold no folders. */
const PROGRAM_PATH = /bin\/[^/]+$/;

/**
 * The files that a COPY or ADD writes, where its sources are files by what the context holds, or by their names,
 * and its destination is no folder by its name.
 * `undefined` where one of them may be a folder, a pattern or anything else.
 * @param destination as `findDestination` gives it
 */
export function readCopyTargets(
  { content }: Instruction,
  destination: string,
  context: BuildContext | undefined,
): readonly CopyTarget[] | undefined {
  const words = argumentWords(content);
  const sources = words.slice(0, -1);
  const last = words.at(-1) ?? '';
  const isFolder = sources.length > 1 || /(?:^|\/)\.?["']?$/.test(last);
  const isOther = content.flags.some(({ name }) => name === 'from');
  const targets: CopyTarget[] = [];
  for (const word of sources) {
    const isHeredoc = content.heredocs.length > 0 && word.startsWith('<<');
    if (isHeredoc ? isFolder : /[$"'*?[\\]/.test(word)) return undefined;
    if (content.keyword === 'add' && readAddSources(content, context).some(({ kind }) => kind === 'remote'))
      return undefined;
    const isSeen = isHeredoc || (!isOther && context !== undefined && isFileIn(context, word));
    if (!isSeen && !FILE_NAME.test(word)) return undefined;
    if (!isSeen && !isOther && context !== undefined) return undefined;
    // If the image has a folder of that name, the file goes into it.
    const isNamed = isFolder || baseName(destination) === baseName(word) || FILE_NAME.test(destination);
    if (!isNamed && !PROGRAM_PATH.test(destination)) return undefined;
    targets.push({
      path: isFolder ? cleanPath(`${destination}/${baseName(word)}`) : destination,
      isSeen,
      modes: isHeredoc || isOther ? [] : modesOf(word, context),
    });
  }
  return targets;
}

function modesOf(word: string, context: BuildContext | undefined): readonly number[] {
  const path = readContextPath(word);
  const own = path === undefined ? undefined : context?.modeOf(path);
  return own === undefined ? CHECKOUT_MODES : [own];
}

function isFileIn(context: BuildContext, word: string): boolean {
  const sources = findSources(word, context, { names: MAX_LOOKS });
  return sources?.length === 1 && !sources[0]!.isFolder;
}
