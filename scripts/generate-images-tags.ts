import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { TagData } from '../src/knowledge/images/catalogue.ts';
import { type PackedTags, splitTag } from '../src/knowledge/images/tag-table.ts';
import { KNOWLEDGE, newestDate, readKnowledge } from './generate-images-read.ts';
import { suiteOfDistribution } from './generate-images-suites.ts';

/** A row of tags.tsv.gz. */
export interface ListedTag {
  readonly path: string;
  readonly tag: string;
  /** Empty: still listed. */
  readonly until: string;
  readonly os: string;
}

/** All tags that were ever listed, and the sentence above them. */
export function readTags(): { readonly rows: readonly ListedTag[]; readonly about: string } {
  const text = gunzipSync(readFileSync(`${KNOWLEDGE}tags.tsv.gz`)).toString('utf8');
  const [about, , ...lines] = text.trimEnd().split('\n') as [string, string, ...string[]];
  const rows = lines.map((line) => {
    const [path, tag, , until, os] = line.split('\t') as [string, string, string, string, string];
    return { path, tag, until, os };
  });
  return { rows, about };
}

/** tags.json: the tags of each image of images.json, packed. */
export function makeTags(): TagData {
  const { rows, about } = readTags();
  const images: Record<string, PackedTags> = {};
  for (const path of Object.keys(readKnowledge('images.json').images as object)) {
    images[path] = packTags(rows.filter((row) => row.path === path));
  }
  const commit = /commit (\w+)/.exec(about)?.[1];
  return {
    source: `docker-library/official-images@${commit}: all tags ever listed there, and the FROM of their Dockerfiles`,
    date: newestDate(about),
    images,
  };
}

function packTags(rows: readonly ListedTag[]): PackedTags {
  const counts = new Map<string, number>();
  const versions = new Map<string, string[]>();
  for (const row of rows) {
    const [version, suffix] = splitTag(row.tag);
    const packed = `${suffix}${packSuite(suffix, row)}${row.until === '' ? '+' : ''}`;
    counts.set(packed, (counts.get(packed) ?? 0) + 1);
    versions.set(version, [...(versions.get(version) ?? []), packed]);
  }
  const suffixes = [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)! || (a < b ? -1 : 1));
  const numbers = new Map(suffixes.map((suffix, i) => [suffix, i]));
  const groups = new Map<string, string[]>();
  for (const [version, packed] of versions) {
    const key = packed
      .map((suffix) => numbers.get(suffix)!)
      .sort((a, b) => a - b)
      .map((number) => number.toString(36))
      .join(' ');
    groups.set(key, [...(groups.get(key) ?? []), version]);
  }
  return { suffixes: suffixes.join(' '), groups: [...groups].map(([key, names]) => `${key}|${names.join(' ')}`) };
}

/** `@1` where the second word of the suffix is the suite, `@bookworm` where none is; nothing where it is not known. */
function packSuite(suffix: string, { path, tag, os, until }: ListedTag): string {
  const isListed = until === '';
  // The source takes the name of the image for that of Ubuntu 20.10.
  const own = os === '' ? suiteOfDistribution(path, tag, isListed) : undefined;
  if (own !== undefined) return `@${own}`;
  if (os === '' || os.startsWith('from:') || os.includes(':') || (path === 'groovy' && os === 'groovy')) return '';
  const isOfParent = os.startsWith('~');
  const suite = isOfParent ? os.slice(1) : os;
  const word = suffix.split('-').indexOf(suite);
  return `@${isOfParent ? '~' : ''}${word === -1 ? suite : word}`;
}
