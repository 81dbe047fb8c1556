import type { UserSteps } from './user-steps.ts';
import { BuildValues } from '../context/build-values.ts';
import { cleanPath, isAtOrBelow } from '../context/context-path.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { argumentsText, type Instruction, argumentWords } from '../dockerfile/instruction.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';

/** A RUN that is new, and what it does. */
export interface NewSteps {
  readonly instruction: Instruction;
  readonly steps: UserSteps;
}

/** Where an instruction runs, and what it copies to; `undefined` where that depends on the build. */
interface Place {
  readonly folder: string | undefined;
  readonly destination: string | undefined;
}

/** Why something behind a new RUN may undo what it does, as a clause: takes a folder back, or the whole list of users. */
export function findUndone(
  file: Dockerfile,
  stage: Stage,
  added: readonly NewSteps[],
  baseFolder: string,
): string | undefined {
  const isAdded = new Set(added.map(({ instruction }) => instruction));
  const places = readPlaces(file, stage, baseFolder);
  for (const { instruction, steps } of added) {
    for (const other of stage.instructions) {
      if (other.start < instruction.start || isAdded.has(other)) continue;
      const objection = findConflict(other, places.get(other)!, steps);
      if (objection !== undefined) return `line ${other.line} ${objection}`;
    }
  }
  return undefined;
}

function findConflict(
  { content }: Instruction,
  { folder, destination }: Place,
  { made, given }: UserSteps,
): string | undefined {
  const { keyword, joined, flags } = content;
  if (keyword === 'run') {
    if (made && /passwd|shadow|group|user/.test(joined.text)) return 'may change users behind that';
    const changed = given.find(
      ({ path }) => joined.text.includes(path) || folder === undefined || isAtOrBelow(folder, path),
    );
    return changed && `changes ${changed.path} behind that`;
  }
  if (keyword !== 'copy' && keyword !== 'add') return undefined;
  if (destination === undefined) return 'copies to a place that is not known';
  if (made && (destination === '/' || isAtOrBelow(destination, '/etc'))) return 'may bring other users';
  for (const { path } of given) {
    const isSame = path === destination;
    if (!isSame && isAtOrBelow(path, destination)) return `brings the owner of ${path}`;
    if (isSame && (keyword === 'add' || flags.some(({ name }) => name !== 'from')))
      return `brings the owner of ${path}`;
  }
  return undefined;
}

/** Goes along the stages as a build does. */
function readPlaces(file: Dockerfile, stage: Stage, baseFolder: string): ReadonlyMap<Instruction, Place> {
  const values = new BuildValues(file);
  const places = new Map<Instruction, Place>();
  let folder: string | undefined = baseFolder;
  for (const instruction of lineageOf(stage).flatMap(({ instructions }) => instructions)) {
    const { content } = instruction;
    const locate = (word: string | undefined): string | undefined => {
      const value = word === undefined ? undefined : values.expand(word, content.escape);
      if (value?.kind !== 'known') return undefined;
      if (value.text.startsWith('/')) return cleanPath(value.text);
      return folder === undefined ? undefined : cleanPath(`${folder}/${value.text}`);
    };
    if (content.keyword === 'workdir') folder = locate(argumentsText(content));
    const isCopy = content.keyword === 'copy' || content.keyword === 'add';
    places.set(instruction, { folder, destination: isCopy ? locate(wordsOf(content).at(-1)) : undefined });
    values.take(content);
  }
  return places;
}

function wordsOf(content: Instruction['content']): readonly string[] {
  return argumentWords(content);
}
