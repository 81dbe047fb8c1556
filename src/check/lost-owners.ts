import { isSame, readBeginnings } from './run-beginnings.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import type { OwnerCommand } from '../knowledge/owner-command.ts';
import type { Word } from '../shell/script.ts';
import { type LeadingCommand, mayGiveRights } from '../trace/file-commands.ts';

/** Something that a RUN gave to an owner, and does not any more; or a folder of which it is now the folder alone. */
export interface LostOwner {
  readonly command: OwnerCommand;
  readonly word: Word;
  readonly isAlone: boolean;
  /** What changes owners or rights before it in the RUN. */
  readonly earlier: readonly LeadingCommand[];
}

/**
 * What a RUN does no more of the owners that it changed first of all; a clause where it does anything else no more, or
 * anything more.
 * @param fresh `undefined` where the RUN is gone
 */
export function readLostOwners(old: Instruction, fresh: Instruction | undefined): readonly LostOwner[] | string {
  const beginnings = readBeginnings(old, fresh, 'owners');
  if (typeof beginnings === 'string') return beginnings;
  const { was, is } = beginnings;
  const lost: LostOwner[] = [];
  let at = 0;
  for (const [i, { event, owner }] of was.entries()) {
    const next = is[at];
    if (next && isSame(event, next.event)) {
      at += 1;
      continue;
    }
    if (owner?.kind !== 'owner') return `"${event.text.slice(0, 60)}" is missing, or another`;
    const kept = next ? takeKept(owner, next, owner.isRecursive) : undefined;
    if (kept) at += 1;
    const behind = is[at];
    const alone = behind && owner.isRecursive ? takeKept(owner, behind, false) : undefined;
    if (alone) at += 1;
    if (fresh && next && !kept && !alone && is.length - at >= was.length - i)
      return `"${next.event.text.slice(0, 60)}" is new`;
    const [keptTexts, aloneTexts] = [new Set(kept), new Set(alone)];
    if ([...aloneTexts].some((text) => keptTexts.has(text))) return 'a path is named twice';
    const earlier = was.slice(0, i);
    for (const word of owner.paths)
      if (!keptTexts.has(word.text)) lost.push({ command: owner, word, isAlone: aloneTexts.has(word.text), earlier });
  }
  if (at < is.length) return `"${is[at]!.event.text.slice(0, 60)}" is new`;
  return lost.length > 0 ? lost : 'no change of an owner went';
}

/** The paths of a command that gives some of the same to the same owner, in their order. */
function takeKept(
  old: OwnerCommand,
  { owner, event }: LeadingCommand,
  isRecursive: boolean,
): readonly string[] | undefined {
  if (owner?.kind !== 'owner' || owner.ownerWord.text !== old.ownerWord.text) return undefined;
  if (owner.owner !== old.owner || owner.isRecursive !== isRecursive || event.onFailure !== 'abort') return undefined;
  const texts = owner.paths.map(({ text }) => text);
  const rest = old.paths.map(({ text }) => text);
  return texts.every((text) => rest.includes(text)) && texts.length <= rest.length ? texts : undefined;
}

/** Whether a command before another one in a RUN may have the last word on files that the other is about. */
export function isHeeded({ command, owner }: LeadingCommand): boolean {
  return owner !== undefined || mayGiveRights(command);
}
