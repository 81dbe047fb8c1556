import type { InstructionRule } from './instruction-rules.ts';
import { AUTHOR_LABELS, findAuthorLabel, readLabels } from '../dockerfile/author-labels.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import { readStages } from '../dockerfile/stages.ts';
import { readPieces } from '../dockerfile/word-pieces.ts';

/**
 * A MAINTAINER becomes a LABEL that says the same, in a stage that has no other of either. The quotes that people put around
 * all of it are a part of the author's name, and need not come along.
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
    return findOther(
      old,
      readStages(before).find(({ instructions }) => instructions.includes(old)),
    );
  },
};

function findOther(
  maintainer: Instruction,
  stage: ReturnType<typeof readStages>[number] | undefined,
): string | undefined {
  const authors = stage?.instructions.filter(({ content }) => content.keyword === 'maintainer') ?? [];
  if (!stage || authors.some(({ start }) => start !== maintainer.start))
    return 'the stage has more than one MAINTAINER';
  return findAuthorLabel(stage) ? 'the stage has such a label already' : undefined;
}

function withoutQuotes(text: string): string {
  return /^(["'])([^"']+)\1$/.exec(text)?.[2] ?? text;
}
