import { type EndOfLife, type EndOfLifeData, isOver, type Support, supportOfSystem } from './end-of-life.ts';
import { rowOf } from './once.ts';
import { isSuiteWord } from './shape.ts';
import { readSystem, type System } from './system.ts';
import { joinTag, splitTag, type TagEntry } from './tag-table.ts';

/** What to write in place of a tag that is past its time. */
export interface Successor {
  /** `undefined` where a version is supported, and no tag of it is of the same variant. */
  readonly tag: string | undefined;
  /** Of the new tag; `undefined` where no end is known. */
  readonly product: Support | undefined;
  readonly system: Support | undefined;
}

/** What is known of the tag that is to be replaced. */
export interface OldTag {
  readonly tag: string;
  /** The product that the image is made for, by its name in the data. */
  readonly product: string | undefined;
  readonly ends: EndOfLife;
  readonly system: System | undefined;
}

/**
 * The tag of a supported version in the same variant, on a supported system of the same distribution: `18-slim` gives
 * `26-slim`, `3.12-slim-buster` gives `3.12-slim-trixie`. Of several versions the one that is supported longest, of those
 * the newest. Nothing but what is still rebuilt is ever given.
 * @param today `2026-11-21`
 * @param ofVersion all tags of a version, by what stands behind it
 */
export function findSuccessorOf(
  old: OldTag,
  today: string,
  data: EndOfLifeData,
  ofVersion: (version: string) => ReadonlyMap<string, TagEntry>,
): Successor | undefined {
  const versions = versionsFor(old, today, data);
  for (const { version, support } of versions) {
    const best = bestOf(version, ofVersion(version), old, today, data);
    if (best) return { tag: best.tag, product: support, system: best.system };
  }
  const newest = versions.find(({ support }) => support !== undefined)?.support;
  return newest && old.ends.product && isOver(old.ends.product, today)
    ? { tag: undefined, product: newest, system: undefined }
    : undefined;
}

interface Version {
  /** As tags begin. */
  readonly version: string;
  readonly support: Support | undefined;
}

/** The versions that come into question, the best first. */
function versionsFor({ tag, product, ends }: OldTag, today: string, data: EndOfLifeData): readonly Version[] {
  const [version] = splitTag(tag);
  const named = rowOf(data.codenames, version)?.[0];
  if (named !== undefined) return supportedVersions(named, today, data).flatMap((one) => byCodename(one, named, data));
  if (ends.product && !isOver(ends.product, today)) {
    return [version, ends.product.cycle].map((name) => ({ version: name, support: ends.product }));
  }
  const same = ends.product ? [] : [{ version, support: undefined }];
  return product === undefined ? same : [...same, ...supportedVersions(product, today, data)];
}

function supportedVersions(product: string, today: string, data: EndOfLifeData): readonly Version[] {
  const label = rowOf(data.labels, product) ?? product;
  return Object.entries(rowOf(data.cycles, product) ?? {})
    .map(([cycle, packed]): Support => {
      const [end, extended] = packed.split(' ') as [string, string?];
      return { product: label, cycle, ends: end === '-' ? undefined : end, extended };
    })
    .filter((support) => !isOver(support, today))
    .sort((one, other) => compareEnds(other, one) || compareVersions(other.cycle, one.cycle))
    .map((support) => ({ version: support.cycle, support }));
}

/** The same version by the name that the distribution gives it. */
function byCodename({ version, support }: Version, product: string, { codenames }: EndOfLifeData): readonly Version[] {
  const name = Object.keys(codenames).find((one) => codenames[one]![0] === product && codenames[one]![1] === version);
  return name === undefined ? [] : [{ version: name, support }];
}

interface Candidate {
  readonly tag: string;
  readonly system: Support | undefined;
  readonly namesSuite: boolean;
}

function bestOf(
  version: string,
  tags: ReadonlyMap<string, TagEntry>,
  old: OldTag,
  today: string,
  data: EndOfLifeData,
): Candidate | undefined {
  const wanted = readVariant(splitTag(old.tag)[1], data);
  const fitting = [...tags].flatMap(([suffix, { suite, isListed }]): Candidate[] => {
    const variant = readVariant(suffix, data);
    if (!isListed || variant.kind !== wanted.kind) return [];
    const own = suite === undefined ? undefined : readSystem(suite, data.codenames);
    if (old.system && own?.distribution !== old.system.distribution) return [];
    const system = own && supportOfSystem(own, data);
    if (system && isOver(system, today)) return [];
    return [{ tag: joinTag(version, suffix), system, namesSuite: variant.namesSuite }];
  });
  const alike = fitting.filter(({ namesSuite }) => namesSuite === wanted.namesSuite);
  const rest = alike.length > 0 ? alike : fitting;
  return rest.toSorted(
    (one, other) => compareSupport(other.system, one.system) || one.tag.length - other.tag.length,
  )[0];
}

/** What a tag says besides its version: the flavour, whatever the order of its words, and whether it names a suite. */
function readVariant(
  suffix: string,
  { codenames }: EndOfLifeData,
): { readonly kind: string; readonly namesSuite: boolean } {
  const words = suffix === '' ? [] : suffix.split('-');
  const isVersion = (word: string): boolean => /^\d[\d.]*$/.test(word);
  const kinds = words.flatMap((word) => {
    if (word.startsWith('alpine')) return ['alpine'];
    return isSuiteWord(word, codenames) || isVersion(word) ? [] : [word];
  });
  const namesSuite = words.some((word) => /^alpine\d/.test(word) || isSuiteWord(word, codenames) || isVersion(word));
  return { kind: kinds.sort().join('-'), namesSuite };
}

function compareSupport(one: Support | undefined, other: Support | undefined): number {
  if (!one || !other) return Number(one !== undefined) - Number(other !== undefined);
  return compareEnds(one, other) || compareVersions(one.cycle, other.cycle);
}

/** No end is later than any. */
function compareEnds({ ends: one = '9' }: Support, { ends: other = '9' }: Support): number {
  return one < other ? -1 : Number(one > other);
}

function compareVersions(one: string, other: string): number {
  const [a, b] = [one.split('.').map(Number), other.split('.').map(Number)];
  const at = a.findIndex((part, i) => part !== b[i]);
  return at === -1 ? a.length - b.length : a[at]! - (b[at] ?? -1);
}
