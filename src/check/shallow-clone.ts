import { readChangedWord } from './changed-word.ts';
import type { InstructionRule } from './instruction-rules.ts';
import type { Window } from './window.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { shellAt } from '../dockerfile/shells.ts';
import { readStages } from '../dockerfile/stages.ts';
import { readGitClone } from '../knowledge/git-clone.ts';
import { baseFolderOf } from '../knowledge/images/base-folder.ts';
import { findCloneUses } from '../trace/git-history.ts';

/** One `git clone` gets `--depth 1` behind the word `clone`, and nothing that was read looks at more of the history. */
export const SHALLOW_CLONE_RULE: InstructionRule = { change: findObjection };

function findObjection(old: Instruction, fresh: Instruction, { before, surroundings }: Window): string | undefined {
  const change = readChangedWord(old, fresh);
  if (typeof change === 'string') return change;
  if (shellAt(before, old) === 'foreign') return 'a script for another shell changed';
  const { was, is, added, gone } = change;
  const isDepth = gone.length === 0 && added.map(({ text }) => text).join(' ') === '--depth 1';
  if (!isDepth) return 'other words than --depth 1 are new';
  const clone = readGitClone(was);
  if (!clone) return 'it is no clone of a whole history';
  const at = was.words.indexOf(clone.word);
  if (is.words[at + 1] !== added[0]) return 'the words stand elsewhere than behind "clone"';
  if (clone.keeper !== undefined) return clone.keeper;
  if (!clone.isSmart) return 'its server may give whole histories only';
  const stage = readStages(before).findLast(({ from }) => from.start < old.start);
  const base = stage && baseFolderOf(before, stage, surroundings.catalogue());
  const uses = findCloneUses(before, old, was, clone, base);
  if (!uses) return 'it is no command of its own';
  return uses.reader && `"${uses.reader.text}" in line ${uses.reader.line} may need the history`;
}
