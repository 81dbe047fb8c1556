import type { OwnerPlan, OwnerRefusal } from './plan-owners.ts';
import type { Analysis } from '../analysis.ts';
import type { ScriptWords } from '../../context/script-words.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import type { Scan } from '../../dockerfile/scan.ts';
import { findWrittenAgain } from '../../trace/written-again.ts';

/** Another command that writes all the files again, so that nothing would be saved. @param base the working directory of the base image */
export function findSecondChange(
  scan: Scan,
  { surroundings: { catalogue } }: Analysis,
  run: Instruction,
  base: string | undefined,
  { owner, trees, dropped }: OwnerPlan,
  words: ScriptWords,
): OwnerRefusal | undefined {
  const files = dropped.flatMap((word) => words.findPath(word) ?? []);
  const owners = new Set([owner.ownerWord]);
  const detail = findWrittenAgain({ scan, run, base, catalogue, owners, trees: trees.map(({ path }) => path), files });
  return detail === undefined ? undefined : { kind: 'refused', reason: 'written-again', detail };
}
