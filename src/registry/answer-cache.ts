import { join } from 'node:path';
import { readRows, replaceRows } from '../image/row-file.ts';
import type { ImageContents } from '../knowledge/registry/answers.ts';

/** What a tag stood for when it was last asked for. */
export interface StoredTag {
  /** `undefined` where there was no such tag. */
  readonly digest: string | undefined;
  /** When it was asked for: milliseconds since 1970. */
  readonly time: number;
}

/** The newest versions of an image, as of a time. */
export interface StoredVersions {
  readonly versions: readonly string[];
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** What registries said, in this run and in earlier ones. */
export interface AnswerCache {
  /** @param name as a question writes it. `undefined` also for what is too old. */
  findTag(name: string): StoredTag | undefined;
  setTag(name: string, tag: StoredTag): void;
  /** @param name of an image: `node`. `undefined` also for what is too old. */
  findVersions(name: string): StoredVersions | undefined;
  setVersions(name: string, versions: StoredVersions): void;
  /** What is behind a digest stays the same for ever. @param image name and digest: `node@sha256:…` */
  findContents(image: string, platform: string): ImageContents | undefined;
  setContents(image: string, platform: string, contents: ImageContents): void;
  /** Writes what is new. Never throws: what cannot be written is asked for again. */
  save(): Promise<void>;
}

const HOUR = 3_600_000;
const MOST_AGE = 24 * HOUR;
/** Who misses a tag pushes it and tries again. */
const MOST_AGE_OF_MISSING = HOUR;
const MOST_ROWS = 5000;

const NAME = '[\\w.:/@[\\]-]{1,600}';
const DIGEST = 'sha256:[0-9a-f]{64}';
const TAG_ROW = new RegExp(`^tag (${NAME}) (${DIGEST}|-) (\\d{1,15})$`);
const CONTENTS_ROW = new RegExp(`^contents (${NAME} [\\w./-]{1,100}) (\\d{1,16}|-) ([\\w./,-]{1,4000})$`);
const VERSIONS_ROW = new RegExp(`^versions (${NAME}) ([\\w.,]{1,4000}|-) (\\d{1,15})$`);

/**
 * Opens the answers in a folder: a text file with one per row, newest last. What is damaged is left out.
 * @param now milliseconds since 1970
 */
export async function openAnswerCache(folder: string, now: () => number): Promise<AnswerCache> {
  const file = join(folder, 'registry-answers');
  const stored = readAll(await readRows(file));
  const added = new Map<string, string>();
  return {
    findTag: (name) => {
      const tag = readTag(added.get(`tag ${name}`) ?? stored.get(`tag ${name}`));
      const most = tag?.digest === undefined ? MOST_AGE_OF_MISSING : MOST_AGE;
      return tag && isFresh(tag, most, now()) ? tag : undefined;
    },
    setTag: (name, { digest, time }) => added.set(`tag ${name}`, `tag ${name} ${digest ?? '-'} ${time}`),
    findVersions: (name) => {
      const versions = readVersions(added.get(`versions ${name}`) ?? stored.get(`versions ${name}`));
      return versions && isFresh(versions, MOST_AGE, now()) ? versions : undefined;
    },
    setVersions: (name, { versions, time }) => {
      const list = versions.length === 0 ? '-' : versions.join(',');
      added.set(`versions ${name}`, `versions ${name} ${list} ${time}`);
    },
    findContents: (image, platform) => {
      const key = `contents ${image} ${platform}`;
      return readContents(added.get(key) ?? stored.get(key));
    },
    setContents: (image, platform, { bytes, platforms }) => {
      const key = `contents ${image} ${platform}`;
      added.set(key, `${key} ${bytes ?? '-'} ${platforms.length === 0 ? '-' : platforms.join(',')}`);
    },
    async save() {
      if (added.size === 0) return;
      // Another run may have written meanwhile. What is added goes to the end, so that the oldest rows are dropped first.
      const others = [...readAll(await readRows(file))].filter(([key]) => !added.has(key)).map(([, row]) => row);
      await replaceRows(file, [...others, ...added.values()].slice(-MOST_ROWS));
    },
  };
}

/** Rows by what they are about. */
function readAll(rows: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    rows.flatMap((row): [string, string][] => {
      const tag = TAG_ROW.exec(row);
      if (tag) return [[`tag ${tag[1]}`, row]];
      const versions = VERSIONS_ROW.exec(row);
      if (versions) return [[`versions ${versions[1]}`, row]];
      const contents = CONTENTS_ROW.exec(row);
      return contents ? [[`contents ${contents[1]}`, row]] : [];
    }),
  );
}

function readTag(row: string | undefined): StoredTag | undefined {
  const [, , digest, time] = TAG_ROW.exec(row ?? '') ?? [];
  return digest === undefined ? undefined : { digest: digest === '-' ? undefined : digest, time: Number(time) };
}

function readContents(row: string | undefined): ImageContents | undefined {
  const [, , bytes, platforms] = CONTENTS_ROW.exec(row ?? '') ?? [];
  if (bytes === undefined) return undefined;
  return {
    bytes: bytes === '-' ? undefined : Number(bytes),
    platforms: platforms === '-' ? [] : platforms!.split(','),
  };
}

function readVersions(row: string | undefined): StoredVersions | undefined {
  const [, , versions, time] = VERSIONS_ROW.exec(row ?? '') ?? [];
  if (versions === undefined) return undefined;
  return { versions: versions === '-' ? [] : versions.split(','), time: Number(time) };
}

/** One from the future was written by a clock that went wrong. */
function isFresh({ time }: { readonly time: number }, most: number, now: number): boolean {
  const age = now - time;
  return age >= 0 && age < most;
}
