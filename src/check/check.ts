import type { Later } from './command-difference.ts';
import type { Effect } from './effects.ts';
import { flagsOf } from './joins.ts';
import { findScriptDifference } from './script-difference.ts';
import { findTextDifference, findWindow } from './text-invariants.ts';
import { compareTraces, type Group } from './trace-difference.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { InstructionContent } from '../dockerfile/instruction.ts';
import { findCommandAfter, isUnread, readRun } from '../dockerfile/run-script.ts';
import { sequenceOf } from '../trace/script-tokens.ts';
import { shellAt } from '../dockerfile/shells.ts';

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
    // Where no command came and no boundary went, each letter between the commands has to stay as well.
    const change = group.isRestructured ? findLoss(group) : findLetterDifference(after, group, effects);
    if (change !== undefined) return `${change} (${group.fresh.content.keywordText} in line ${group.fresh.line})`;
  }
  return undefined;
}

/** What the events of a script do not show: its comments, and the words of a here-document. */
function findLoss({ old, fresh }: Group): string | undefined {
  if (old.some(({ content }) => heredocsOf(content) !== heredocsOf(fresh.content))) return 'its heredocs changed';
  const was = old.flatMap(({ content }) => shellComments(content));
  return was.join('\n') === shellComments(fresh.content).join('\n') ? undefined : 'a comment of the script changed';
}

function shellComments(content: InstructionContent): readonly string[] {
  const reading = readRun(content);
  if (isUnread(reading) || !reading.mapped.text.includes('#')) return [];
  const { tokens, rest } = sequenceOf(reading.script);
  return [...tokens.map(({ gap }) => gap), rest].flatMap((gap) =>
    [...gap.matchAll(/(?:^|[\s;&|()])(#[^\n]*)/g)].map(([, comment]) => comment!),
  );
}

function findLetterDifference(
  after: Dockerfile,
  { old: [was], fresh }: Group,
  effects: readonly Effect[],
): string | undefined {
  if (was!.content.source === fresh.content.source) return undefined;
  if (shellAt(after, fresh) === 'foreign') return 'a script for another shell changed';
  const later: Later = (isWanted) => findCommandAfter(after, fresh, isWanted) !== undefined;
  return findDifference(was!.content, fresh.content, effects, later);
}

function findDifference(
  before: InstructionContent,
  after: InstructionContent,
  effects: readonly Effect[],
  later: Later,
): string | undefined {
  if (before.keywordText !== after.keywordText) return 'the keyword is another';
  if (before.keyword === 'onbuild' && before.trigger && after.trigger) {
    return findDifference(before.trigger, after.trigger, effects, later);
  }
  if (before.keyword !== 'run') return 'an instruction that is no RUN changed';
  if (flagsOf(before) !== flagsOf(after)) return 'its flags changed';
  if (heredocsOf(before) !== heredocsOf(after)) return 'its heredocs changed';
  const [old, fresh] = [readRun(before), readRun(after)];
  if (isUnread(old)) return `a script that cannot be read (${old}) changed`;
  if (isUnread(fresh)) return `the new script cannot be read (${fresh})`;
  return findScriptDifference(old.script, fresh.script, effects, later);
}

function heredocsOf(content: InstructionContent): string {
  return content.heredocs.map(({ name, chomp, expand }) => `${name} ${chomp} ${expand}`).join('\n');
}
