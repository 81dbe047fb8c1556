import type { ImageData, ImageRow, SizeRow, VariantRow } from './image-data.ts';
import { once, rowOf } from './once.ts';
import { shapeOf, versionDistance, versionNumbers } from './shape.ts';
import type { Codenames } from './system.ts';
import { joinTag, splitTag } from './tag-table.ts';

/** A size, and of which image it is. */
export interface SizeSource {
  readonly row: SizeRow;
  readonly suite: string | undefined;
  readonly version: readonly number[];
}

/** The variants of one image that are still rebuilt, ready to be asked. */
export interface ImageIndex {
  readonly row: ImageRow;
  /** The variant that a tag is a name of. */
  variantOf(tag: string): VariantRow | undefined;
  /** The variant of the same shape that is nearest in version, of the suite if there is one. */
  nearest(tag: string, suite: string | undefined): VariantRow | undefined;
  nearestSize(tag: string, suite: string | undefined): SizeSource | undefined;
}

/** @returns the index of an image by its path; made when it is first asked for */
export function indexImages(
  data: ImageData,
  codenames: Codenames,
  isListed: (path: string, tag: string) => boolean,
): (path: string) => ImageIndex | undefined {
  return once((path) => {
    const row = rowOf(data.images, path);
    return row && indexImage(row, codenames, (tag) => isListed(path, tag));
  });
}

function indexImage(row: ImageRow, codenames: Codenames, isListed: (tag: string) => boolean): ImageIndex {
  const byTag = new Map<string, VariantRow>();
  const byShape = new Map<string, VariantRow[]>();
  const sizes = new Map<string, SizeSource[]>();
  for (const variant of row.variants) {
    const tags = variant.tags.split(' ');
    tags.forEach((tag) => byTag.set(tag, variant));
    const shapes = new Set(tags.map((tag) => shapeOf(tag, codenames)));
    shapes.forEach((shape) => push(byShape, shape, variant));
    if (variant.size) {
      const version = versionNumbers(variant.version ?? '');
      shapes.forEach((shape) => push(sizes, shape, { row: variant.size!, suite: variant.suite, version }));
    }
  }
  for (const size of row.oldSizes ?? []) {
    push(sizes, shapeOf(size[2], codenames), { row: size, suite: undefined, version: versionNumbers(size[2]) });
  }
  return {
    row,
    variantOf: (tag) => byTag.get(tag) ?? (isListed(tag) ? byTag.get(floatingName(tag, byTag)) : undefined),
    nearest: (tag, suite) => {
      const rows = byShape.get(shapeOf(tag, codenames)) ?? [];
      return pickNearest(rows, tag, suite, ({ version }) => versionNumbers(version ?? ''));
    },
    nearestSize: (tag, suite) =>
      pickNearest(sizes.get(shapeOf(tag, codenames)) ?? [], tag, suite, ({ version }) => version),
  };
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

/** A patch release that is still listed is what its minor release's name stands for. */
function floatingName(tag: string, known: ReadonlyMap<string, unknown>): string {
  const [version, suffix] = splitTag(tag);
  const parts = version.split(/(?=[.-])/);
  for (let end = parts.length - 1; end > 0; end -= 1) {
    const name = joinTag(parts.slice(0, end).join(''), suffix);
    if (known.has(name)) return name;
  }
  return tag;
}

/** The rows of one shape of one image are few, whatever the number of its tags: at most 30. */
function pickNearest<Row extends { readonly suite?: string | undefined }>(
  rows: readonly Row[],
  tag: string,
  suite: string | undefined,
  versionOf: (row: Row) => readonly number[],
): Row | undefined {
  const sameSuite = suite === undefined ? [] : rows.filter((row) => row.suite === suite);
  const choice = sameSuite.length > 0 ? sameSuite : rows;
  const wanted = versionNumbers(tag);
  let best = choice[0];
  for (const row of choice) {
    if (wanted.length > 0 && versionDistance(versionOf(row), wanted) < versionDistance(versionOf(best!), wanted)) {
      best = row;
    }
  }
  return best;
}
