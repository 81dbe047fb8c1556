import type { CommandPlace } from './stage-commands.ts';
import { cleanPath } from '../../context/context-path.ts';
import { argumentsText, type Instruction } from '../../dockerfile/instruction.ts';
import { lineageOf, type Stage } from '../../dockerfile/stages.ts';
import { memoize } from '../../text/memo.ts';

/**
 * The folder in which an instruction runs a command, absolute; that of the end of the stage for what starts with a
 * container. `undefined` where a variable is in it.
 * @param base of the base image; `/` where it sets none
 */
export function workingDirAt(place: CommandPlace, base = '/'): string | undefined {
  const { folder } = place;
  if (folder === undefined) return startingDirOf(place, base);
  if (typeof folder === 'object') return undefined;
  if (folder.startsWith('/')) return folder;
  const start = startingDirOf(place, base);
  return start === undefined ? undefined : cleanPath(`${start}/${folder}`);
}

function startingDirOf({ stage, instruction, phase }: CommandPlace, base: string): string | undefined {
  let folder: string | undefined = base;
  for (const { content, start } of workdirsOf(stage)) {
    if (phase === 'build' && start > instruction.start) continue;
    const path = argumentsText(content).replace(/^(["'])(.*)\1$/, '$2');
    if (/[$`\\]/.test(path)) folder = undefined;
    else if (path.startsWith('/')) folder = cleanPath(path);
    else if (folder !== undefined) folder = cleanPath(`${folder}/${path}`);
  }
  return folder;
}

/** Asked for each command of a stage. */
const workdirsOf = memoize((stage: Stage): readonly Instruction[] =>
  lineageOf(stage).flatMap(({ instructions }) => instructions.filter(({ content }) => content.keyword === 'workdir')),
);
