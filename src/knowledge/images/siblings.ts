import { isSuiteWord } from './shape.ts';
import type { Codenames } from './system.ts';
import type { TagEntry } from './tag-table.ts';

/** Into what a tag can be changed. */
export const SIBLING_KINDS = ['slim', 'alpine', 'jre'] as const;
export type SiblingKind = (typeof SIBLING_KINDS)[number];

const MOST_WORDS = 12;

/**
 * The same version of an image in another variant: `20-bookworm` gives `20-bookworm-slim`, `3.11-bookworm` gives
 * `3.11-slim-bookworm`, `17-jdk` gives `17-jre`. For `alpine` the suite goes.
 * Never one that stands on another suite of the same distribution, nor one that is no longer rebuilt where the tag is.
 * @param find what is known of a tag; nothing but what it knows is ever given
 */
export function findSiblingOf(
  tag: string,
  kind: SiblingKind,
  codenames: Codenames,
  find: (tag: string) => TagEntry | undefined,
): string | undefined {
  const words = tag.split('-');
  const own = find(tag);
  if (!own || words.length > MOST_WORDS || words.includes(kind)) return undefined;
  const isFit = ({ suite, isListed }: TagEntry): boolean =>
    (isListed || !own.isListed) && suite !== undefined && (kind === 'alpine' || suite === own.suite);
  return candidates(words, kind, codenames)
    .map((candidate) => candidate.join('-'))
    .find((candidate) => {
      const entry = find(candidate);
      return entry !== undefined && isFit(entry);
    });
}

function candidates(words: readonly string[], kind: SiblingKind, codenames: Codenames): readonly (readonly string[])[] {
  if (kind === 'jre' && words.includes('jdk')) return [words.map((word) => (word === 'jdk' ? 'jre' : word))];
  const isSuite = (word: string): boolean => isSuiteWord(word, codenames);
  const left = kind === 'alpine' ? words.filter((word) => word !== 'slim' && !isSuite(word)) : words;
  const plain = left.filter((word) => word !== 'latest');
  // At the end is where most images have it; `3.11-slim-bookworm` and `21-jre-alpine` have it further on.
  const places = [...plain.keys(), plain.length].sort((a, b) => b - a);
  return places.map((place) => plain.toSpliced(place, 0, kind));
}
