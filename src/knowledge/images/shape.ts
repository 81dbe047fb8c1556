import { splitTag } from './tag-table.ts';
import type { Codenames } from './system.ts';

const NUMBER = /^v?\d[\w.+]*$/;
const ALPINE = /^alpine(?:-?3\.\d+)?$/;
const OTHER_SUITE = /^(?:al\d+|amazonlinux\d*|centos\d*|oraclelinux\d*|ubi\d+|sid|resolute)$/;

/** Whether a word of a tag names a suite, and nothing but that. */
export function isSuiteWord(word: string, codenames: Codenames): boolean {
  return Object.hasOwn(codenames, word) || OTHER_SUITE.test(word);
}

/**
 * What a tag picks besides version and suite, in an order of its own: `8.2-fpm-alpine3.20` is `alpine fpm`, `20`,
 * `20-bookworm` and `latest` are the empty text. Tags of one shape are each other's siblings.
 */
export function shapeOf(tag: string, codenames: Codenames): string {
  const [version, suffix] = splitTag(tag);
  const [first] = version.split('-') as [string];
  const words = [NUMBER.test(first) || first === 'latest' ? '' : first, ...suffix.split('-')];
  const kinds = words.map((word) => (ALPINE.test(word) ? 'alpine' : word));
  const telling = kinds.filter((word) => word !== '' && !NUMBER.test(word) && !isSuiteWord(word, codenames));
  return telling.sort().join(' ');
}

/** The version at the beginning of a tag as numbers: `3.11.4-slim` is 3, 11, 4. Empty where it has none. */
export function versionNumbers(tag: string): readonly number[] {
  const version = /^v?(\d{1,6}(?:\.\d{1,6}){0,3})/.exec(tag)?.[1];
  return version === undefined ? [] : version.split('.').map(Number);
}

/** How far two versions lie apart, for finding the nearest: the first numbers count for most. */
export function versionDistance(one: readonly number[], other: readonly number[]): number {
  const at = (numbers: readonly number[], i: number): number => Math.min(numbers[i] ?? 0, 999);
  return [1e6, 1e3, 1].reduce((sum, weight, i) => sum + weight * Math.abs(at(one, i) - at(other, i)), 0);
}
