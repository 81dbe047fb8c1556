import type { Later } from './command-difference.ts';
import type { Effect } from './effects.ts';
import { findScriptDifference } from './script-difference.ts';
import { compareTexts } from './text-invariants.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { InstructionContent } from '../dockerfile/instruction.ts';
import { findCommandAfter, isUnread, readRun } from '../dockerfile/run-script.ts';
import { shellAt } from '../dockerfile/shells.ts';

/**
 * Judges a fix by its result, knowing nothing of the transform that made it.
 * @param before the file before the fix
 * @param after the file with all edits of the fix made
 * @param effects all that the fix says it changes
 * @returns why the fix must not be applied, as a clause; `undefined` where nothing speaks against it
 */
export function check(before: Dockerfile, after: Dockerfile, effects: readonly Effect[]): string | undefined {
  const pairs = compareTexts(before, after);
  if (typeof pairs === 'string') return pairs;
  for (const pair of pairs) {
    const { content, line } = pair.after;
    const isForeign = content.keyword !== 'from' && shellAt(after, pair.after) === 'foreign';
    const difference = isForeign
      ? 'a script for another shell changed'
      : findDifference(
          pair.before.content,
          content,
          effects,
          (isWanted) => findCommandAfter(after, pair.after, isWanted) !== undefined,
        );
    if (difference !== undefined) return `${difference} (${content.keywordText} in line ${line})`;
  }
  return undefined;
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

function flagsOf(content: InstructionContent): string {
  return content.flags.map((flag) => flag.text).join('\n');
}

function heredocsOf(content: InstructionContent): string {
  return content.heredocs.map(({ name, chomp, expand }) => `${name} ${chomp} ${expand}`).join('\n');
}
