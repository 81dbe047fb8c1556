import type { Effect } from './effects.ts';
import { findLetterDifference, heredocsOf } from './letters.ts';
import { findDifferenceOutside, findTextDifference, findWindow } from './text-invariants.ts';
import { compareTraces } from './trace-difference.ts';
import type { Group, Window } from './window.ts';
import { NO_SURROUNDINGS, type Surroundings } from '../context/surroundings.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Instruction, InstructionContent } from '../dockerfile/instruction.ts';
import { isUnread, readRun } from '../dockerfile/run-script.ts';
import { sequenceOf } from '../trace/script-tokens.ts';

/**
 * Judges a fix by its result, knowing nothing of the transform that made it.
 * @param before the file before the fix
 * @param after the file with all edits of the fix made
 * @param effects all that the fix says it changes
 * @param surroundings what is known beside the two texts: claims about images and files are held against it
 * @returns why the fix must not be applied, as a clause; `undefined` where nothing speaks against it
 */
export function check(
  before: Dockerfile,
  after: Dockerfile,
  effects: readonly Effect[],
  surroundings: Surroundings = NO_SURROUNDINGS,
): string | undefined {
  const window = findWindow(before, after, surroundings);
  if (typeof window === 'string') return window;
  return window.old.length === 0 ? undefined : checkWindow(window, effects);
}

/** One of several fixes that were made at once: the instructions that it touched, what they became, what it declares. */
export interface Part {
  readonly old: readonly Instruction[];
  readonly fresh: readonly Instruction[];
  readonly effects: readonly Effect[];
}

/**
 * Judges fixes that were made at once, each by its own instructions and its own effects; nothing outside of these may have
 * changed.
 * @param parts in the order of the file; they do not overlap
 * @returns the first reason against one of them, as a clause; which one it is does not matter, since each is then judged alone
 */
export function checkParts(
  before: Dockerfile,
  after: Dockerfile,
  parts: readonly Part[],
  surroundings: Surroundings = NO_SURROUNDINGS,
): string | undefined {
  const difference = findDifferenceOutside(before, after, parts);
  if (difference !== undefined) return difference;
  for (const { old, fresh, effects } of parts) {
    const objection = checkWindow({ before, after, old, fresh, surroundings }, effects);
    if (objection !== undefined) return objection;
  }
  return undefined;
}

function checkWindow(window: Window, effects: readonly Effect[]): string | undefined {
  const groups = compareTraces(window, effects);
  if (typeof groups === 'string') return groups;
  const difference = findTextDifference(window, groups);
  if (difference !== undefined) return difference;
  for (const group of groups) {
    const change = findLoss(group, window.after, effects);
    if (change !== undefined) return `${change} (${group.fresh!.content.keywordText} in line ${group.fresh!.line})`;
  }
  return undefined;
}

/**
 * What the events of a script do not show: its comments, and the words of a here-document. Where no command came and no
 * boundary went, each letter between the commands has to stay.
 */
function findLoss({ old, fresh, kind }: Group, after: Dockerfile, effects: readonly Effect[]): string | undefined {
  if (kind === 'same-by-letters' || kind === 'ruled' || !fresh) return undefined;
  if (kind === 'same-by-events') return findLetterDifference(after, old[0]!, fresh, effects);
  if (old.some(({ content }) => heredocsOf(content) !== heredocsOf(fresh.content))) return 'its heredocs changed';
  const was = old.flatMap(({ content }) => shellComments(content));
  return was.join('\n') === shellComments(fresh.content).join('\n') ? undefined : 'a comment of the script changed';
}

function shellComments(content: InstructionContent): readonly string[] {
  const reading = readRun(content);
  if (isUnread(reading) || !reading.mapped.text.includes('#')) return [];
  const { tokens, rest } = sequenceOf(reading.script);
  return [...tokens.map(({ gap }) => gap), rest].flatMap((gap) =>
    [...gap.matchAll(/(?:^|[\s;&|()])(#[^\n`]*)/g)].map(([, comment]) => comment!.replace(/[\s;&|(){}]+$/, '')),
  );
}
