import type { Window } from './window.ts';
import { ARGUMENT_SEPARATOR } from '../dockerfile/blanks.ts';
import { type FromReference, readFromReference } from '../dockerfile/from-reference.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { lineageOf, readStages, type Stage } from '../dockerfile/stages.ts';
import { isPlatformOf } from '../knowledge/images/platform.ts';

/** A FROM that names another image than before, and nothing else. */
export interface FromChange {
  readonly old: FromReference;
  readonly fresh: FromReference;
  readonly oldStage: Stage;
  readonly stage: Stage;
}

/** @returns what the two FROMs start from; or what else changed, as a clause */
export function readFromChange(old: Instruction, fresh: Instruction, { before, after }: Window): FromChange | string {
  if (old.content.keyword !== 'from' || fresh.content.keyword !== 'from') return 'it is no FROM';
  if (old.content.keywordText !== fresh.content.keywordText) return 'the keyword is another';
  if (restOf(old) !== restOf(fresh)) return 'the platform or the name of the stage is another';
  const [oldStage, stage] = [stageOf(before, old), stageOf(after, fresh)];
  const oldReference = oldStage && readFromReference(before, oldStage);
  const reference = stage && readFromReference(after, stage);
  if (!oldReference || !reference) return 'the base image has no name that can be read';
  if (oldReference.reference.digest !== undefined || reference.reference.digest !== undefined)
    return 'a digest decides which image is used';
  if (!stage.isShipped || !oldStage.isShipped) return 'the stage does not ship';
  return { old: oldReference, fresh: reference, oldStage, stage };
}

/** All of a FROM but the name of the image. */
function restOf({ content }: Instruction): string {
  const [, ...rest] = argumentsText(content).split(ARGUMENT_SEPARATOR);
  return [...content.flags.map(({ text }) => text), ...rest].join(' ');
}

function stageOf(file: Scan, { start }: Instruction): Stage | undefined {
  return readStages(file).find(({ from }) => from.start === start);
}

/** The stage and those that are built on it, in the order of the file. */
export function stagesOn(file: Scan, stage: Stage): readonly Stage[] {
  return readStages(file).filter((other) => lineageOf(other)[0]!.from.start === stage.from.start);
}

/** The one FROM that changed between two files; `undefined` where none did, or more than one. */
export function findFromChange(window: Window): FromChange | undefined {
  const old = window.old.filter(({ content }) => content.keyword === 'from');
  const fresh = window.fresh.filter(({ content }) => content.keyword === 'from');
  if (old.length !== fresh.length) return undefined;
  const changed = old.flatMap((from, i) => (from.content.source === fresh[i]!.content.source ? [] : [i]));
  const [at, ...others] = changed;
  if (at === undefined || others.length > 0) return undefined;
  const change = readFromChange(old[at]!, fresh[at]!, window);
  return typeof change === 'string' ? undefined : change;
}

/** Whether an image is made for all platforms that the build may be for. @param old those of the image before */
export function coversPlatforms(
  platforms: readonly string[] | undefined,
  wanted: string | undefined,
  old: readonly string[] | undefined,
): boolean {
  if (!platforms) return true;
  if (wanted !== undefined && !wanted.includes('$')) return isPlatformOf(wanted, platforms);
  return (old ?? []).every((platform) => isPlatformOf(platform, platforms));
}
