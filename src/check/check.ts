import type { Effect } from './effects.ts';
import { findLetterDifference, heredocsOf } from './letters.ts';
import { findTextDifference, findWindow } from './text-invariants.ts';
import { compareTraces, type Group } from './trace-difference.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { InstructionContent } from '../dockerfile/instruction.ts';
import { isUnread, readRun } from '../dockerfile/run-script.ts';
import { sequenceOf } from '../trace/script-tokens.ts';

/**
 * Judges a fix by its result, knowing nothing of the transform that made it.
 * @param before the file before the fix
 * @param after the file with all edits of the fix made
 * @param effects all that the fix says it changes
 * @returns why the fix must not be applied, as a clause; `undefined` where nothing speaks against it
 */
export function check(before: Dockerfile, after: Dockerfile, effects: readonly Effect[]): string | undefined {
  const window = findWindow(before, after);
  if (typeof window === 'string') return window;
  if (window.old.length === 0) return undefined;
  const groups = compareTraces(window, effects);
  if (typeof groups === 'string') return groups;
  const difference = findTextDifference(window, groups);
  if (difference !== undefined) return difference;
  for (const group of groups) {
    const change = findLoss(group, after, effects);
    if (change !== undefined) return `${change} (${group.fresh.content.keywordText} in line ${group.fresh.line})`;
  }
  return undefined;
}

/**
 * What the events of a script do not show: its comments, and the words of a here-document. Where no command came and no
 * boundary went, each letter between the commands has to stay.
 */
function findLoss({ old, fresh, kind }: Group, after: Dockerfile, effects: readonly Effect[]): string | undefined {
  if (kind === 'same-by-letters') return undefined;
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
