import type { Catalogue, KnownImage } from './catalogue.ts';
import type { ImageFacts } from './facts.ts';
import { type FromReference, readFromReference } from '../../dockerfile/from-reference.ts';
import type { Scan } from '../../dockerfile/scan.ts';
import { lineageOf, type Stage } from '../../dockerfile/stages.ts';
import { memoize } from '../../text/memo.ts';

/** An image of the catalogue that a stage starts from. */
export interface BaseImage {
  /** The stage whose FROM names it. */
  readonly stage: Stage;
  readonly from: FromReference;
  readonly image: KnownImage;
  /** With the defaults of the file's ARGs. */
  readonly tag: string;
  readonly facts: ImageFacts;
}

/** Why there is none. */
export type NoBaseImage =
  /** It starts from nothing. */
  | 'scratch'
  /** The name cannot be worked out, since it is in an argument without a default. */
  | 'variable'
  | 'digest'
  | 'unknown-image'
  /** The catalogue knows the image, but no such tag of it. */
  | 'unknown-tag';

/** The image that a FROM names; that of a local parent is the parent's. */
export function readBase(scan: Scan, stage: Stage, catalogue: Catalogue): BaseImage | NoBaseImage | 'stage' {
  if (stage.base.kind === 'scratch') return 'scratch';
  if (stage.base.kind === 'stage') return 'stage';
  const known = knownOf(stage);
  const { latest } = known;
  if (latest && latest.scan === scan && latest.catalogue === catalogue) return latest.base;
  const base = readAfresh(scan, stage, catalogue);
  known.latest = { scan, catalogue, base };
  return base;
}

interface Known {
  readonly scan: Scan;
  readonly catalogue: Catalogue;
  readonly base: BaseImage | NoBaseImage;
}

const knownOf = memoize((_stage: Stage): { latest: Known | undefined } => ({ latest: undefined }));

function readAfresh(scan: Scan, stage: Stage, catalogue: Catalogue): BaseImage | NoBaseImage {
  const from = readFromReference(scan, stage);
  if (!from) return 'variable';
  const image = catalogue.findImage(from.reference);
  if (!image) return 'unknown-image';
  if (image.digest !== undefined || image.tag === undefined) return 'digest';
  const facts = catalogue.findFacts(image.path, image.tag);
  return facts ? { stage, from, image, tag: image.tag, facts } : 'unknown-tag';
}

/** The image that a stage rests on in the end, whatever local stages are between. */
export function readDeepestBase(scan: Scan, stage: Stage, catalogue: Catalogue): BaseImage | NoBaseImage {
  const base = readBase(scan, lineageOf(stage)[0]!, catalogue);
  return base === 'stage' ? 'variable' : base;
}
