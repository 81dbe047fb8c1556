import type { InstructionRule } from './instruction-rules.ts';
import { AUTHOR_LABELS, findAuthorLabel, readLabels } from '../dockerfile/author-labels.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import { kinOf, readStages, type Stage } from '../dockerfile/stages.ts';
import { readPieces } from '../dockerfile/word-pieces.ts';

/**
 * A MAINTAINER becomes a LABEL that says the same, where there is no other of either in its stage, those that it inherits from
 * and those that inherit from it: there the last one counts of each, and the two would say different things. The quotes that
 * people put around all of it are a part of the author's name, and need not come along.
 */
export const MAINTAINER_LABEL_RULE: InstructionRule = {
  change: (old, fresh, { before }) => {
    if (old.content.keyword !== 'maintainer' || fresh.content.keyword !== 'label')
      return 'it is no MAINTAINER that became a LABEL';
    const [label, ...others] = readLabels(fresh);
    const names: readonly string[] = AUTHOR_LABELS;
    if (!label || others.length > 0 || !names.includes(label.name)) return 'it is no label of its author alone';
    const author = argumentsText(old.content);
    const [value, ...rest] = readPieces(label.value ?? '', fresh.content.escape) ?? [];
    const isSame = value?.kind === 'text' && rest.length === 0 && [author, withoutQuotes(author)].includes(value.text);
    if (!isSame) return 'the label does not say what the MAINTAINER says';
    return findOther(old, readStages(before));
  },
};

function findOther(maintainer: Instruction, stages: readonly Stage[]): string | undefined {
  const stage = stages.find(({ instructions }) => instructions.includes(maintainer));
  if (!stage) return 'it is in no stage';
  const kin = kinOf(stage, stages);
  const authors = kin.flatMap(({ instructions }) =>
    instructions.filter(({ content }) => content.keyword === 'maintainer'),
  );
  if (authors.length > 1) return 'the stage, or one that shares it, has more than one MAINTAINER';
  return findAuthorLabel(kin) ? 'the stage, or one that shares it, has such a label already' : undefined;
}

function withoutQuotes(text: string): string {
  return /^(["'])([^"']+)\1$/.exec(text)?.[2] ?? text;
}
