import { familiarName, familiarReference, type ImageReference } from '../../dockerfile/reference.ts';

/**
 * What can be asked of a registry. `digest`: whether there is such a tag, and which image it is today. `contents`: that
 * and what the image weighs, which costs the registry more. `versions`: the newest versions there are of an image.
 */
export const WANTED = ['digest', 'contents', 'versions'] as const;
export type Wanted = (typeof WANTED)[number];

/** Something that a registry was not asked yet. Plain data, so that a thread can hand it on. */
export interface RegistryQuestion {
  /** `node:latest`, `node@sha256:…`; for versions the name alone: `node`. */
  readonly reference: string;
  readonly wanted: Wanted;
}

/** What an image holds, for one platform. */
export interface ImageContents {
  /** Of configuration and layers as they are sent; `undefined` where there is no image for the platform. */
  readonly bytes: number | undefined;
  /** `linux/amd64`, `linux/arm/v7`; empty where the image does not say. */
  readonly platforms: readonly string[];
}

/** There is no answer, and there will be none in this run. `because` is a clause with what to do. */
export interface RegistryTrouble {
  readonly kind: 'trouble';
  readonly because: string;
}

/** What a registry said of an image. */
export type RegistryAnswer =
  | {
      readonly kind: 'found';
      /** `sha256:…`, of the index where there is one: what `docker pull` would write down. */
      readonly digest: string;
      /** The day on which the registry said so: `2026-11-21`. */
      readonly date: string;
      /** `undefined` where it was not asked for. */
      readonly contents: ImageContents | undefined;
    }
  | { readonly kind: 'missing'; readonly date: string }
  | RegistryTrouble;

/** Tags that are nothing but a whole version, the newest first: `26.1.0`, but neither `26.1` beside it nor `26.1.0-slim`. */
export type VersionsAnswer =
  { readonly kind: 'versions'; readonly versions: readonly string[]; readonly date: string } | RegistryTrouble;

/** What registries said, by the reference of the question. Plain data. */
export interface KnownAnswers {
  readonly images: Readonly<Record<string, RegistryAnswer>>;
  readonly versions: Readonly<Record<string, VersionsAnswer>>;
}

export const NO_ANSWERS: KnownAnswers = { images: {}, versions: {} };

/**
 * What registries said, as transforms see it. Where nothing is known yet, the look-up is written down as a question:
 * the command line asks it, and carries out the plan again. So a transform stays a pure function of what is known.
 */
export interface RegistryAnswers {
  /** `undefined` where it is not known yet. @param wanted `digest` where it is not given */
  find(reference: ImageReference, wanted?: Exclude<Wanted, 'versions'>): RegistryAnswer | undefined;
  /** `undefined` where they are not known yet. @param image whose tag and digest do not matter */
  findVersions(image: ImageReference): VersionsAnswer | undefined;
  /** What was looked up and is not known, each once, in the order of the first look-up. */
  questions(): readonly RegistryQuestion[];
}

/** More than this many questions of one file are not written down: they come from a stranger's text. */
export const MOST_QUESTIONS = 200;

/** Answers of which no more come than are given. */
export function makeAnswers(known: KnownAnswers): RegistryAnswers {
  const images = new Map(Object.entries(known.images));
  const versions = new Map(Object.entries(known.versions));
  const questions = new Map<string, RegistryQuestion>();
  const write = (reference: string, wanted: Wanted): undefined => {
    const isWritten = questions.get(reference)?.wanted === 'contents';
    const isFull = questions.size >= MOST_QUESTIONS && !questions.has(reference);
    if (!isWritten && !isFull) questions.set(reference, { reference, wanted });
  };
  return {
    find: (reference, wanted = 'digest') => {
      const name = questionName(reference);
      const answer = images.get(name);
      const isWhole = wanted === 'digest' || answer?.kind !== 'found' || answer.contents;
      return answer && isWhole ? answer : write(name, wanted);
    },
    findVersions: (image) => {
      const name = familiarName(image);
      return versions.get(name) ?? write(name, 'versions');
    },
    questions: () => [...questions.values()],
  };
}

/** What both know; the later one has the say. */
export function joinAnswers(earlier: KnownAnswers, later: KnownAnswers): KnownAnswers {
  return {
    images: { ...earlier.images, ...later.images },
    versions: { ...earlier.versions, ...later.versions },
  };
}

/** The name under which an image is asked for: `node` is `node:latest`. Of a tag and a digest, the digest counts. */
export function questionName(reference: ImageReference): string {
  const { tag = 'latest', digest } = reference;
  return digest === undefined ? familiarReference({ ...reference, tag }) : `${familiarName(reference)}@${digest}`;
}
