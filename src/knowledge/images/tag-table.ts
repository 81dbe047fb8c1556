/** The tags of one image, packed: `npm run knowledge:images` writes it, `openTags` reads it. */
export interface PackedTags {
  /**
   * What may stand behind a version, separated by blanks: `slim-bookworm@1`, `alpine@alpine3.20+`. After `@` the suite,
   * or the number of the word that is the suite; `~` before it: that of the parent image. `+` at the end: still listed.
   */
  readonly suffixes: string;
  /** `0 1 a|20.1.0 20.1.1`: the numbers of the suffixes (base 36) that each of the versions behind the bar has. */
  readonly groups: readonly string[];
}

/** What is known of a tag by its own list. */
export interface TagEntry {
  /** `bookworm`, `alpine3.20`, `windowsservercore-1809`. */
  readonly suite: string | undefined;
  /** Whether the suite is that of the parent image, at the time of the list. */
  readonly isSuiteOfParent: boolean;
  /** Whether the image is still rebuilt. A tag that is not exists nevertheless, as it was last. */
  readonly isListed: boolean;
}

/** The tags of one image. Every look-up takes the same time, however many tags there are. */
export interface Tags {
  find(tag: string): TagEntry | undefined;
  /** All tags of a version (`20`, `3.11.4`, `lts`), by what stands behind it: ``, `slim`, `alpine`. */
  ofVersion(version: string): ReadonlyMap<string, TagEntry>;
}

/** Docker's own limit. */
const MAX_LENGTH = 128;
const VERSION_WORD = /^(?:v?\d[\w.+]*|(?:ea|rc|beta|alpha|preview|milestone|tp|m|ga|b|snapshot)[.\d]*)$/i;
const NONE: ReadonlyMap<string, TagEntry> = new Map();

/**
 * A tag as version and the rest: `20.1-bookworm-slim` is `20.1` and `bookworm-slim`, `13-ea-10-jdk` is `13-ea-10` and
 * `jdk`. The first word is always of the version, whatever it is.
 */
export function splitTag(tag: string): readonly [version: string, suffix: string] {
  const words = tag.split('-');
  let end = 1;
  while (end < words.length && VERSION_WORD.test(words[end]!)) end += 1;
  return [words.slice(0, end).join('-'), words.slice(end).join('-')];
}

/** The tag of a version and what stands behind it; the opposite of `splitTag`. */
export function joinTag(version: string, suffix: string): string {
  return suffix === '' ? version : `${version}-${suffix}`;
}

/** Unpacks the tags of one image: once, in time that grows with their number. */
export function openTags({ suffixes, groups }: PackedTags): Tags {
  const entries = suffixes.split(' ').map(readSuffix);
  const versions = new Map<string, ReadonlyMap<string, TagEntry>>();
  for (const group of groups) {
    const [numbers, names] = group.split('|') as [string, string];
    const bySuffix = new Map(numbers.split(' ').map((number) => entries[Number.parseInt(number, 36)]!));
    for (const version of names.split(' ')) versions.set(version, bySuffix);
  }
  return {
    find: (tag) => {
      if (tag.length > MAX_LENGTH) return undefined;
      const [version, suffix] = splitTag(tag);
      return versions.get(version)?.get(suffix);
    },
    ofVersion: (version) => versions.get(version) ?? NONE,
  };
}

function readSuffix(packed: string): [suffix: string, entry: TagEntry] {
  const isListed = packed.endsWith('+');
  const [suffix, system = ''] = (isListed ? packed.slice(0, -1) : packed).split('@') as [string, string?];
  const isSuiteOfParent = system.startsWith('~');
  const name = isSuiteOfParent ? system.slice(1) : system;
  const suite = /^\d+$/.test(name) ? suffix.split('-')[Number(name)] : name;
  return [suffix, { suite: suite === '' ? undefined : suite, isSuiteOfParent, isListed }];
}
