import type { Catalogue, ImageVariant, KnownImage, Source } from '../knowledge/images/catalogue.ts';
import type { DistrolessImage } from '../knowledge/images/distroless.ts';
import { type EndOfLife, isPast, type Support } from '../knowledge/images/end-of-life.ts';
import type { ImageFacts } from '../knowledge/images/facts.ts';
import type { KnownSize } from '../knowledge/images/sizes.ts';
import { splitTag } from '../knowledge/images/tag-table.ts';

/** What the catalogue knows of a base image. */
export interface BaseImageReport {
  readonly image: KnownImage;
  /** Whether the tag is known; without a tag it is not asked for. */
  readonly isTagKnown: boolean;
  readonly facts: ImageFacts | undefined;
  readonly size: KnownSize | undefined;
  readonly endOfLife: readonly SupportState[];
  /** The same version in other variants, with their sizes; the one that was asked for is among them. */
  readonly variants: readonly VariantReport[];
  readonly slim: SlimReport | undefined;
  readonly distroless: DistrolessImage | undefined;
  readonly sources: readonly Source[];
}

export interface SupportState extends Support {
  readonly isPast: boolean;
}

export interface VariantReport extends ImageVariant {
  readonly size: KnownSize | undefined;
}

/** What the full image has over the slim one. */
export interface SlimReport {
  readonly suite: string;
  readonly basis: 'catalogue' | 'estimate';
  readonly packages: readonly string[];
  readonly commands: readonly string[];
}

/** Which parts of the catalogue a report is made of, by the names that it gives them. */
const PARTS: ReadonlySet<string> = new Set([
  'tags',
  'images, their configuration and sizes',
  'end of life',
  'packages and commands of slim and full images',
]);
const DISTROLESS_PART = 'distroless images';

/** @param today the day of the report, `2026-11-21`, to say what is past */
export function makeBaseImageReport(catalogue: Catalogue, image: KnownImage, today: string): BaseImageReport {
  const { path, tag } = image;
  const isTagKnown = tag !== undefined && catalogue.hasTag(path, tag);
  const facts = tag === undefined ? undefined : catalogue.findFacts(path, tag);
  const ends = tag === undefined ? undefined : catalogue.endOfLife(path, tag);
  const distroless = catalogue.findDistroless(path);
  return {
    image,
    isTagKnown,
    facts,
    size: tag === undefined ? undefined : catalogue.findSize(path, tag),
    endOfLife: statesOf(ends, today),
    variants: tag === undefined ? [] : variantsOf(catalogue, path, tag),
    slim: facts && slimOf(catalogue, facts),
    distroless,
    sources: catalogue.sources().filter(({ what }) => (distroless ? what === DISTROLESS_PART : PARTS.has(what))),
  };
}

function statesOf(ends: EndOfLife | undefined, today: string): readonly SupportState[] {
  const known = [ends?.product, ends?.system].filter((support) => support !== undefined);
  const different = known.filter(({ product, cycle }, i) =>
    known.slice(0, i).every((other) => other.product !== product || other.cycle !== cycle),
  );
  return different.map((support) => ({ ...support, isPast: isPast(support, today) }));
}

/** Those of Windows are left out, unless it is one of them that was asked for. */
function variantsOf(catalogue: Catalogue, path: string, tag: string): readonly VariantReport[] {
  const [version] = splitTag(tag);
  const all = catalogue.findVariants(path, version);
  const some = all.filter((variant) => variant.tag === tag || variant.system?.distribution !== 'windows');
  const sorted = some.toSorted(
    (one, other) => Number(other.isListed) - Number(one.isListed) || (one.tag < other.tag ? -1 : 1),
  );
  return sorted.map((variant) => ({ ...variant, size: catalogue.findSize(path, variant.tag) }));
}

function slimOf(catalogue: Catalogue, { path, tag, system }: ImageFacts): SlimReport | undefined {
  const missing = system && catalogue.missingInSlim(path, system.suite);
  if (!missing || missing.packages.size === 0 || catalogue.findSibling(path, tag, 'slim') === undefined)
    return undefined;
  const { suite, basis, packages, commands } = missing;
  return { suite, basis, packages: [...packages.keys()], commands: [...commands.keys()] };
}
