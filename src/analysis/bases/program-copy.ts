import { workingDirAt } from './working-dir.ts';
import { baseName, cleanPath } from '../../context/context-path.ts';
import { type Instruction, argumentWords } from '../../dockerfile/instruction.ts';
import { lineageOf, type Stage } from '../../dockerfile/stages.ts';
import { PATH_FOLDERS } from '../../knowledge/path-folders.ts';

/** Where the program of a stage may have been copied from. */
export interface ProgramCopy {
  readonly instruction: Instruction;
  /** Of `--from`; `undefined` for the context. */
  readonly from: string | undefined;
  /** Paths of the source that may be it, absolute, or relative to the context. */
  readonly sources: readonly string[];
  readonly imagePath: string;
}

/** The last COPY that brings the program which a word starts. */
export function findProgramCopy(stage: Stage, word: string): ProgramCopy | undefined {
  const { from: instruction } = stage;
  const folder = workingDirAt({ stage, instruction, where: '', phase: 'start' });
  const paths = !word.includes('/')
    ? PATH_FOLDERS.map((path) => `${path}/${word}`)
    : word.startsWith('/')
      ? [cleanPath(word)]
      : folder === undefined
        ? []
        : [cleanPath(`${folder}/${word}`)];
  for (const own of lineageOf(stage).toReversed()) {
    for (const each of own.instructions.toReversed()) {
      if (each.content.keyword !== 'copy' && each.content.keyword !== 'add') continue;
      for (const path of paths) {
        const sources = sourcesOf(own, each, path);
        if (sources.length === 0) continue;
        const from = each.content.flags.find(({ name }) => name === 'from')?.value;
        return { instruction: each, from, sources, imagePath: path };
      }
    }
  }
  return undefined;
}

/** What may be copied to a path: the file itself, into the folder, or as a part of a folder. */
function sourcesOf(stage: Stage, instruction: Instruction, path: string): readonly string[] {
  const { content } = instruction;
  const words = argumentWords(content).map((word) => word.replace(/^(["'])(.*)\1$/, '$2'));
  const last = words.at(-1)!;
  const folder = workingDirAt({ stage, instruction, where: '', phase: 'build' });
  const to = last.startsWith('/') ? cleanPath(last) : folder === undefined ? undefined : cleanPath(`${folder}/${last}`);
  if (to === undefined || /[$*?[\]]/.test(words.join(' ')) || content.heredocs.length > 0) return [];
  const isFolder = words.length > 2 || /(?:^|\/)\.?$/.test(last);
  return words.slice(0, -1).flatMap((word) => {
    const source = word.replace(/\/$/, '');
    const whole = path === to && !isFolder ? [source] : [];
    const inside = path === cleanPath(`${to}/${baseName(source)}`) ? [source] : [];
    const below = path.startsWith(to === '/' ? to : `${to}/`)
      ? [`${source}/${path.slice(to === '/' ? 1 : to.length + 1)}`]
      : [];
    return [...whole, ...inside, ...below];
  });
}
