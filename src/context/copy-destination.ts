import { BuildValues, type Value } from './build-values.ts';
import { cleanPath } from './context-path.ts';
import { workingDirBefore } from './working-dir.ts';
import { type Instruction, argumentWords } from '../dockerfile/instruction.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';

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

function expandDestination(scan: Scan, stage: Stage, { content, start }: Instruction): Value {
  const values = new BuildValues(scan);
  for (const { content: earlier, start: at } of lineageOf(stage).flatMap(({ instructions }) => instructions))
    if (at < start) values.take(earlier);
  const last = argumentWords(content).at(-1) ?? '';
  return values.expand(last, content.escape);
}
