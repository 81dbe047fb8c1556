import type { Later } from './command-difference.ts';
import type { Effect } from './effects.ts';
import { flagsOf } from './joins.ts';
import { findScriptDifference } from './script-difference.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Instruction, InstructionContent } from '../dockerfile/instruction.ts';
import { findCommandAfter, isUnread, readRun } from '../dockerfile/run-script.ts';
import { shellAt } from '../dockerfile/shells.ts';

/**
 * What changed in an instruction besides the words that an effect covers, letter by letter: its keyword, flags, heredocs, and
 * all that stands between the commands of its script.
 * @returns a clause; `undefined` where nothing did
 */
export function findLetterDifference(
  after: Dockerfile,
  was: Instruction,
  fresh: Instruction,
  effects: readonly Effect[],
): string | undefined {
  if (was.content.source === fresh.content.source) return undefined;
  if (shellAt(after, fresh) === 'foreign') return 'a script for another shell changed';
  const later: Later = (isWanted) => findCommandAfter(after, fresh, isWanted) !== undefined;
  return findDifference(was.content, fresh.content, effects, later);
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

/** The words of its here-documents, to compare. */
export function heredocsOf(content: InstructionContent): string {
  return content.heredocs.map(({ name, chomp, expand }) => `${name} ${chomp} ${expand}`).join('\n');
}
