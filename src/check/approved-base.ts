import { isOnlyImageOther } from './image-word.ts';
import type { InstructionRule } from './instruction-rules.ts';
import type { Window } from './window.ts';
import { readApproval, writeApproved } from '../context/approved.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { type FromReference, readFromReference } from '../dockerfile/from-reference.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { readStages } from '../dockerfile/stages.ts';

/** `takes-approved-base`: a FROM names the image that the configuration puts in the place of the old one, and nothing else changed. */
export const APPROVED_BASE_RULE: InstructionRule = {
  change: (old, fresh, { before, after, surroundings }: Window) => {
    const [was, is] = [readFrom(before, old), readFrom(after, fresh)];
    if (!was || !is) return 'it is no FROM of an image';
    if (!isOnlyImageOther(old, fresh, was, is)) return 'more than the image changed in it';
    const approval = readApproval(surroundings.policy, was.reference);
    if (approval.kind !== 'replaced') return 'the configuration says nothing of this image';
    return writeApproved(was.text, approval) === is.text ? undefined : 'it is not what the configuration says';
  },
};

function readFrom(file: Dockerfile, from: Instruction): FromReference | undefined {
  const stage = readStages(file).find((candidate) => candidate.from === from);
  return stage && readFromReference(file, stage);
}
