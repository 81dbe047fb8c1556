import type { Basis } from './facts.ts';
import type { SizeRow } from './image-data.ts';
import type { ImageIndex } from './image-index.ts';

/** How large an image is in a registry. */
export interface KnownSize {
  /** Compressed, for linux/amd64. */
  readonly bytes: number;
  /** `estimate`: that of the tag of the same kind which is nearest in suite and version. */
  readonly basis: Basis;
  /** The tag that was measured. */
  readonly of: string;
  /** Of when its content is: `2026-09-18`; `2026-09` and `2026` where no more is known. */
  readonly date: string;
}

/** The size of a tag that exists. `undefined` where none of its kind was ever measured. */
export function findSizeOf(index: ImageIndex, tag: string, suite: string | undefined): KnownSize | undefined {
  const old = index.row.oldSizes?.find(([, , measured]) => measured === tag);
  const known = index.variantOf(tag)?.size ?? old;
  if (known) return toSize(known, 'catalogue');
  const nearest = index.nearestSize(tag, suite);
  return nearest && toSize(nearest.row, 'estimate');
}

function toSize([bytes, date, of]: SizeRow, basis: Basis): KnownSize {
  return { bytes, basis, of, date };
}
