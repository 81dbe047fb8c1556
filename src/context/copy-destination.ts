import { BuildValues, type Value } from './build-values.ts';
import { cleanPath } from './context-path.ts';
import { workingDirBefore } from './working-dir.ts';
import { type Instruction, argumentWords } from '../dockerfile/instruction.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';
import { memoize } from '../text/memo.ts';

/**
 * The file or folder that a COPY or ADD writes, or that holds what it writes: absolute and cleaned. `undefined` where a build
 * argument, or a base image that is not known, has a part in it. Needs no context.
 */
export function findDestination(
  scan: Scan,
  stage: Stage,
  copy: Instruction,
  baseFolder: string | undefined,
): string | undefined {
  const path = expandDestination(scan, stage, copy);
  if (path.kind === 'unknown' || path.assumes.length > 0 || path.text.includes('\\')) return undefined;
  if (path.text.startsWith('/')) return cleanPath(path.text);
  const folder = workingDirBefore(scan, stage, copy, baseFolder);
  return folder.kind === 'known' && folder.assumes.length === 0 ? cleanPath(`${folder.text}/${path.text}`) : undefined;
}

/** Whether the destination of a COPY or ADD does not depend on the working directory, whatever arguments a build is given. */
export function isAbsoluteDestination(scan: Scan, stage: Stage, copy: Instruction): boolean {
  const path = expandDestination(scan, stage, copy);
  return path.kind === 'known' && path.assumes.length === 0 && path.text.startsWith('/');
}

/** @param copy of the stage or of one that it inherits from */
function expandDestination(scan: Scan, stage: Stage, copy: Instruction): Value {
  const known = destinationsOf(stage);
  if (known.size === 0) readDestinations(scan, stage, known);
  return known.get(copy.start) ?? { kind: 'unknown', because: 'it is no COPY or ADD of this stage' };
}

/** Of one reading of a file, by where each COPY or ADD starts: a stage is asked of for each of them. */
const destinationsOf = memoize((_stage: Stage) => new Map<number, Value>());

function readDestinations(scan: Scan, stage: Stage, into: Map<number, Value>): void {
  const values = new BuildValues(scan);
  for (const { content, start } of lineageOf(stage).flatMap(({ instructions }) => instructions)) {
    const { keyword, escape } = content;
    if (keyword === 'copy' || keyword === 'add')
      into.set(start, values.expand(argumentWords(content).at(-1) ?? '', escape));
    values.take(content);
  }
}
