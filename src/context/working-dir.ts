import { BuildValues, type Value } from './build-values.ts';
import { cleanPath } from './context-path.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';

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
  const values = new BuildValues(scan);
  let folder = folderOfBase(base);
  for (const { content, start: at } of lineageOf(stage).flatMap(({ instructions }) => instructions)) {
    if (at >= start) break;
    values.take(content);
    if (content.keyword === 'workdir') folder = goTo(folder, values.expand(argumentsText(content), content.escape));
  }
  return folder;
}

/** The same for each instruction of a stage and of those that it inherits from, in one pass: by where the instruction starts. */
export function workingDirsIn(scan: Scan, stage: Stage, base: string | undefined): ReadonlyMap<number, Value> {
  const values = new BuildValues(scan);
  const folders = new Map<number, Value>();
  let folder = folderOfBase(base);
  for (const { content, start } of lineageOf(stage).flatMap(({ instructions }) => instructions)) {
    folders.set(start, folder);
    values.take(content);
    if (content.keyword === 'workdir') folder = goTo(folder, values.expand(argumentsText(content), content.escape));
  }
  return folders;
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
