import { familiarName, familiarReference, type ImageReference, parseReference } from '../../dockerfile/reference.ts';

/**
 * What can be asked of a registry: `digest` is whether there is such a tag, and which image it is today; `contents` is
 * that and what the image weighs, which costs the registry more.
 */
export const WANTED = ['digest', 'contents'] as const;
export type Wanted = (typeof WANTED)[number];

/** Something that a registry was not asked yet. Plain data, so that a thread can hand it on. */
export interface RegistryQuestion {
  /** With its tag, `latest` included: `node:latest`. */
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
  /** There is no answer, and there will be none in this run. `because` is a clause with what to do. */
  | { readonly kind: 'trouble'; readonly because: string };

/** Answers by the reference that was asked for, as `questionName` writes it. Plain data. */
export type KnownAnswers = Readonly<Record<string, RegistryAnswer>>;

/**
 * What registries said, as transforms see it. Where nothing is known yet, the look-up is written down as a question:
 * the command line asks it, and carries out the plan again. So a transform stays a pure function of what is known.
 */
export interface RegistryAnswers {
  /** `undefined` where it is not known yet. @param wanted `digest` where it is not given */
  find(reference: ImageReference, wanted?: Wanted): RegistryAnswer | undefined;
  /** What was looked up and is not known, each once, in the order of the first look-up. */
  questions(): readonly RegistryQuestion[];
}

/** More than this many questions of one file are not written down: they come from a stranger's text. */
export const MOST_QUESTIONS = 200;

/** Answers of which no more come than are given. */
export function makeAnswers(known: KnownAnswers): RegistryAnswers {
  const rows = new Map(Object.entries(known));
  const questions = new Map<string, RegistryQuestion>();
  return {
    find: (reference, wanted = 'digest') => {
      const name = questionName(reference);
      const answer = rows.get(name);
      if (answer && (wanted === 'digest' || answer.kind !== 'found' || answer.contents)) return answer;
      const isWritten = questions.get(name)?.wanted === 'contents';
      const isFull = questions.size >= MOST_QUESTIONS && !questions.has(name);
      if (!isWritten && !isFull) questions.set(name, { reference: name, wanted });
      return undefined;
    },
    questions: () => [...questions.values()],
  };
}

/** The name under which an image is asked for: `node` is `node:latest`. Of a tag and a digest, the digest counts. */
export function questionName(reference: ImageReference): string {
  const { tag = 'latest', digest } = reference;
  return digest === undefined ? familiarReference({ ...reference, tag }) : `${familiarName(reference)}@${digest}`;
}

/** The reference of a question; `undefined` where it is none. */
export function readQuestion({ reference }: RegistryQuestion): ImageReference | undefined {
  return parseReference(reference);
}
