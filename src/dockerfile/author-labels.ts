import type { Instruction } from './instruction.ts';
import type { Stage } from './stages.ts';
import { readPieces } from './word-pieces.ts';
import { type NameValue, readNameValues } from './words.ts';

/** Labels that say who made an image: the one of OCI's image specification, and the one that was usual before it. */
export const AUTHOR_LABELS = ['org.opencontainers.image.authors', 'maintainer'] as const;

/** The pairs of a LABEL, each name without its quotes; none of any other instruction. */
export function readLabels({ content }: Instruction): readonly NameValue[] {
  const { keyword, joined, argumentsSpan, escape } = content;
  if (keyword !== 'label') return [];
  const pairs = readNameValues(joined.text.slice(0, argumentsSpan.end), argumentsSpan.start, escape);
  if (typeof pairs === 'string') return [];
  return pairs.map((pair) => {
    const [piece, ...others] = readPieces(pair.name, escape) ?? [];
    return piece?.kind === 'text' && others.length === 0 ? { ...pair, name: piece.text } : pair;
  });
}

/** The first LABEL of some stages that says who made the image, in any case. */
export function findAuthorLabel(stages: readonly Stage[]): Instruction | undefined {
  const names: readonly string[] = AUTHOR_LABELS;
  return stages
    .flatMap(({ instructions }) => instructions)
    .find((instruction) => readLabels(instruction).some(({ name }) => names.includes(name.toLowerCase())));
}
