import type { InstructionRule } from './instruction-rules.ts';
import { type FromReference, readFromReference } from '../dockerfile/from-reference.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { familiarName, familiarReference, type ImageReference } from '../dockerfile/reference.ts';
import { readStages } from '../dockerfile/stages.ts';
import type { RegistryAnswers } from '../knowledge/registry/answers.ts';

/**
 * A FROM names the same image by what its tag stands for: `latest` by a version, any tag by its digest too. The registry
 * says of both names that they are one image, and nothing else in the instruction is another.
 */
export const PINNED_BASE_RULE: InstructionRule = {
  change: (old, fresh, { before, after, surroundings }) => {
    const [was, is] = [findFrom(before, old), findFrom(after, fresh)];
    if (!was?.span || !is) return 'it names no image that can be read';
    if (was.variables.length > 0 || is.variables.length > 0) return 'a variable decides on the image';
    const { start, end } = was.span;
    const source = old.content.source;
    const expected = source.slice(0, start - old.start) + is.text + source.slice(end - old.start);
    if (fresh.content.source !== expected) return 'more than the name of the image changed';
    if (!surroundings.registry) return 'no registry was asked';
    return findOtherImage(was.reference, is.reference, surroundings.registry);
  },
};

function findFrom(file: Dockerfile, { start }: Instruction): FromReference | undefined {
  const stage = readStages(file).find(({ from }) => from.start === start);
  return stage && readFromReference(file, stage);
}

/** Why the second may not stand for the first, as a clause. */
function findOtherImage(was: ImageReference, is: ImageReference, registry: RegistryAnswers): string | undefined {
  const [tag, freshTag] = [was.tag ?? 'latest', is.tag ?? 'latest'];
  if (familiarName(was) !== familiarName(is)) return `it is ${familiarName(is)}, another image`;
  if (was.digest !== undefined) return 'its digest was given already';
  if (freshTag !== tag && (tag !== 'latest' || !/\d/.test(freshTag))) return `"${freshTag}" is no version of "${tag}"`;
  const digests = [tag, freshTag].map((one) => registry.find({ ...was, tag: one }));
  const [old, fresh] = digests.map((answer) => (answer?.kind === 'found' ? answer.digest : undefined));
  if (old === undefined || old !== fresh) return `no registry says that ${familiarReference(is)} is the same image`;
  return is.digest === undefined || is.digest === fresh ? undefined : 'its digest is that of another image';
}
