import { BuildValues, type Value } from './build-values.ts';
import { cleanPath } from './context-path.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';
import { countLeading } from '../text/halving.ts';
import { memoize } from '../text/memo.ts';

/** The folder behind a WORKDIR. */
interface Turn {
  /** Where the WORKDIR starts in the file. */
  readonly start: number;
  readonly folder: Value;
}

/**
 * The folder in which an instruction of a stage runs its commands, absolute and cleaned, variables filled in.
 * @param base of the base image, where it is known
 */
export function workingDirBefore(
  scan: Scan,
  stage: Stage,
  { start }: Pick<Instruction, 'start'>,
  base: string | undefined,
): Value {
  const known = turnsOf(stage);
  const turns = known.get(base) ?? readTurns(scan, stage, base);
  known.set(base, turns);
  return turns[countLeading(turns, (turn) => turn.start < start) - 1]!.folder;
}

/** Of one reading of a file, by the folder of the base: a stage is asked of for each of its instructions. */
const turnsOf = memoize((_stage: Stage) => new Map<string | undefined, readonly Turn[]>());

function readTurns(scan: Scan, stage: Stage, base: string | undefined): readonly Turn[] {
  const values = new BuildValues(scan);
  let folder = folderOfBase(base);
  const turns: Turn[] = [{ start: -Infinity, folder }];
  for (const { content, start } of lineageOf(stage).flatMap(({ instructions }) => instructions)) {
    values.take(content);
    if (content.keyword !== 'workdir') continue;
    folder = goTo(folder, values.expand(argumentsText(content), content.escape));
    turns.push({ start, folder });
  }
  return turns;
}

function folderOfBase(base: string | undefined): Value {
  if (base === undefined) return { kind: 'unknown', because: 'the working directory of the base image is not known' };
  return { kind: 'known', text: cleanPath(base), assumes: [] };
}

function goTo(folder: Value, path: Value): Value {
  if (path.kind === 'unknown') return path;
  if (path.text.includes('\\') || /^[A-Za-z]:/.test(path.text))
    return { kind: 'unknown', because: 'it is a path of Windows' };
  if (path.text.startsWith('/')) return { ...path, text: cleanPath(path.text) };
  if (folder.kind === 'unknown') return folder;
  return { ...path, text: cleanPath(`${folder.text}/${path.text}`), assumes: [...folder.assumes, ...path.assumes] };
}
