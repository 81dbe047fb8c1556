import type { Effect } from './effects.ts';
import { findScriptDifference } from './script-difference.ts';
import { findTextDifference } from './text-invariants.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { InstructionContent } from '../dockerfile/instruction.ts';
import { commandsAfter, isUnread, readRun } from '../dockerfile/run-script.ts';
import type { Command } from '../shell/script.ts';

/**
 * Judges a fix by its result, knowing nothing of the transform that made it.
 * @param before the file before the fix
 * @param after the file with all edits of the fix made
 * @param effects all that the fix says it changes
 * @returns why the fix must not be applied, as a clause; `undefined` where nothing speaks against it
 */
export function check(before: Dockerfile, after: Dockerfile, effects: readonly Effect[]): string | undefined {
  return findTextDifference(before, after) ?? findInstructionDifference(before, after, effects);
}

function findInstructionDifference(
  before: Dockerfile,
  after: Dockerfile,
  effects: readonly Effect[],
): string | undefined {
  if (before.instructions.length !== after.instructions.length) {
    return `there are ${after.instructions.length} instructions where there were ${before.instructions.length}`;
  }
  for (const [i, instruction] of after.instructions.entries()) {
    const old = before.instructions[i]!;
    if (old.content === instruction.content || old.content.source === instruction.content.source) continue;
    const difference = findContentDifference(old.content, instruction.content, effects, () =>
      commandsAfter(after, instruction),
    );
    if (difference !== undefined)
      return `${difference} (${instruction.content.keywordText} in line ${instruction.line})`;
  }
  return undefined;
}

function findContentDifference(
  before: InstructionContent,
  after: InstructionContent,
  effects: readonly Effect[],
  later: () => readonly Command[],
): string | undefined {
  if (before.keywordText !== after.keywordText) return 'the keyword is another';
  if (before.keyword === 'onbuild' && before.trigger && after.trigger) {
    return findContentDifference(before.trigger, after.trigger, effects, later);
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
