import type { Census } from '../image/census.ts';
import type { FileContent, HiddenContent } from '../image/file-tree.ts';
import { walk } from '../image/file-system.ts';
import type { Measured } from '../image/measure.ts';
import type { Image } from '../image/open-image.ts';
import { findAnswer, isForMerging, MERGE_ANSWER } from './image-answers.ts';

/** A file that costs. Layers count from 1, as a reader counts. */
export interface FileCost {
  readonly path: string;
  readonly bytes: number;
  /** The layer that holds it. */
  readonly layer: number;
  /** The layer that deletes or replaces it; `undefined` for one that a container sees. */
  readonly hiddenBy: number | undefined;
  /** The id of the transform that would keep it out; `undefined` where none would. */
  readonly transform: string | undefined;
}

/** What one transform would keep out of the image. */
export interface AnswerRow {
  readonly transform: string;
  readonly what: string;
  readonly bytes: number;
  readonly files: number;
  /** The path of the largest. */
  readonly example: string;
}

/** All that is told of an image. Sizes in bytes. */
export interface ImageReport {
  readonly name: string;
  readonly platform: string;
  readonly tags: readonly string[];
  readonly figures: Measured['figures'];
  /** Of each layer, the lowest first; `undefined` where that is not known for all and was not asked for. */
  readonly compressed: readonly number[] | undefined;
  /** The largest first. */
  readonly largest: readonly FileCost[];
  readonly largestHidden: readonly FileCost[];
  readonly hiddenFiles: number;
  /** The most worth first. */
  readonly answers: readonly AnswerRow[];
  readonly census: Census;
}

export interface ImageFacts {
  readonly name: string;
  readonly image: Image;
  readonly measured: Measured;
  readonly compressed: readonly number[] | undefined;
  readonly census: Census;
}

/** @param most how many of the largest files to name */
export function makeImageReport({ name, image, measured, compressed, census }: ImageFacts, most: number): ImageReport {
  const { figures, hidden } = measured;
  const origins = figures.layers.map(({ createdBy }) => createdBy);
  const seen = [...visibleContents(measured)].map((content) => toCost(content, answerFor(content, origins.length)));
  const unseen = hidden.map((content) => toCost(content, answerForHidden(content, origins), content.hiddenBy + 1));
  return {
    name,
    platform: image.platform,
    tags: image.tags,
    figures,
    compressed,
    largest: largestOf(seen, most),
    largestHidden: largestOf(unseen, most),
    hiddenFiles: hidden.length,
    answers: sumAnswers([...seen, ...unseen]),
    census,
  };
}

function* visibleContents({ fileSystem }: Measured): Iterable<FileContent> {
  const known = new Set<FileContent>();
  for (const { node } of walk(fileSystem.root)) {
    if (!node.content || known.has(node.content)) continue;
    known.add(node.content);
    yield node.content;
  }
}

/** What the lowest layer of several holds came with the base, and no Dockerfile on top of it can take that out. */
function answerFor({ path, layer }: FileContent, layers: number): string | undefined {
  return layer === 0 && layers > 1 ? undefined : findAnswer(path)?.transform;
}

function answerForHidden(content: HiddenContent, origins: readonly string[]): string | undefined {
  return isForMerging(content, origins) ? MERGE_ANSWER.transform : answerFor(content, origins.length);
}

function toCost({ path, size, layer }: FileContent, transform: string | undefined, hiddenBy?: number): FileCost {
  return { path, bytes: size, layer: layer + 1, hiddenBy, transform };
}

function largestOf(files: readonly FileCost[], most: number): readonly FileCost[] {
  return files
    .filter(({ bytes }) => bytes > 0)
    .sort((a, b) => b.bytes - a.bytes || (a.path < b.path ? -1 : 1))
    .slice(0, most);
}

function sumAnswers(files: readonly FileCost[]): readonly AnswerRow[] {
  const rows = new Map<string, FileCost[]>();
  for (const file of files) {
    if (file.transform === undefined || file.bytes === 0) continue;
    const row = rows.get(file.transform) ?? [];
    row.push(file);
    rows.set(file.transform, row);
  }
  return [...rows]
    .map(([transform, group]) => ({
      transform,
      what: whatOf(transform, group),
      bytes: group.reduce((sum, { bytes }) => sum + bytes, 0),
      files: group.length,
      example: largestOf(group, 1)[0]?.path ?? '',
    }))
    .sort((a, b) => b.bytes - a.bytes);
}

function whatOf(transform: string, group: readonly FileCost[]): string {
  if (transform === MERGE_ANSWER.transform) return MERGE_ANSWER.what;
  return findAnswer(group[0]?.path ?? '')?.what ?? '';
}
