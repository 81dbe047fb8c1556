import { type AnswerCache, openAnswerCache, type StoredTag } from './answer-cache.ts';
import { findDigest, readContents } from './client.ts';
import { Connection } from './connection.ts';
import type { Credentials } from './credentials.ts';
import { RegistryError } from './registry-error.ts';
import { listTags } from './tag-list.ts';
import { ORDINARY_PATIENCE, type Patience } from './transport.ts';
import { familiarName, type ImageReference, parseReference } from '../dockerfile/reference.ts';
import { formatPlatform, type Platform } from '../image/platform.ts';
import {
  type ImageContents,
  type KnownAnswers,
  questionName,
  type RegistryAnswer,
  type RegistryQuestion,
  type RegistryTrouble,
  type VersionsAnswer,
} from '../knowledge/registry/answers.ts';
import { newestVersions } from '../knowledge/registry/versions.ts';

/** Looks up what transforms ask about images. */
export interface RegistryLookUp {
  /** An answer to each question, by its reference. Never throws: what goes wrong is an answer, too. */
  answer(questions: readonly RegistryQuestion[]): Promise<KnownAnswers>;
  /** Keeps the answers for later runs. Never throws. */
  save(): Promise<void>;
}

export interface LookUpOptions {
  /** Where answers are kept. */
  readonly folder: string;
  readonly platform: Platform;
  readonly credentials: Credentials;
  readonly signal: AbortSignal;
  readonly patience?: Patience;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Questions that are under way at the same time. */
const AT_ONCE = 4;

/** Opens what earlier runs have kept. Nothing is asked before there is a question. */
export async function openLookUp(options: LookUpOptions): Promise<RegistryLookUp> {
  const { folder, platform, credentials, signal, patience = ORDINARY_PATIENCE, now = Date.now } = options;
  const cache = await openAnswerCache(folder, now);
  const connection = new Connection(credentials, patience, signal);
  const troubles = new Map<string, RegistryTrouble>();
  const orTrouble = async <Answer>(
    { reference: name, wanted }: RegistryQuestion,
    look: (request: LookUp) => Promise<Answer>,
  ): Promise<Answer | RegistryTrouble> => {
    const key = `${wanted} ${name}`;
    const known = troubles.get(key);
    if (known) return known;
    const reference = parseReference(name);
    if (!reference) return { kind: 'trouble', because: 'it is no image reference; check its spelling' };
    try {
      return await look({ reference, connection, cache, platform, now });
    } catch (error) {
      if (!(error instanceof RegistryError)) throw error;
      const trouble = { kind: 'trouble', because: error.message } as const;
      troubles.set(key, trouble);
      return trouble;
    }
  };
  return {
    async answer(questions) {
      const images: Record<string, RegistryAnswer> = {};
      const versions: Record<string, VersionsAnswer> = {};
      const queue = questions.values();
      const work = async (): Promise<void> => {
        for (const question of queue) {
          const { reference, wanted } = question;
          if (wanted === 'versions') versions[reference] = await orTrouble(question, lookUpVersions);
          else images[reference] = await orTrouble(question, (request) => lookUpImage(request, wanted));
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      return { images, versions };
    },
    save: () => cache.save(),
  };
}

interface LookUp {
  readonly reference: ImageReference;
  readonly connection: Connection;
  readonly cache: AnswerCache;
  readonly platform: Platform;
  readonly now: () => number;
}

async function lookUpImage(request: LookUp, wanted: 'digest' | 'contents'): Promise<RegistryAnswer> {
  const { digest, time } = await lookUpTag(request);
  const date = dayOf(time);
  if (digest === undefined) return { kind: 'missing', date };
  const contents = wanted === 'contents' ? await lookUpContents(request, digest) : undefined;
  return { kind: 'found', digest, date, contents };
}

async function lookUpVersions({ reference, connection, cache, now }: LookUp): Promise<VersionsAnswer> {
  const name = familiarName(reference);
  let known = cache.findVersions(name);
  if (!known) {
    known = { versions: newestVersions(await listTags(connection, reference)), time: now() };
    cache.setVersions(name, known);
  }
  return { kind: 'versions', versions: known.versions, date: dayOf(known.time) };
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

async function lookUpTag({ reference, connection, cache, now }: LookUp): Promise<StoredTag> {
  const name = questionName(reference);
  const known = cache.findTag(name);
  if (known) return known;
  const tag = { digest: await findDigest(connection, reference), time: now() };
  cache.setTag(name, tag);
  return tag;
}

async function lookUpContents(
  { reference, connection, cache, platform }: LookUp,
  digest: string,
): Promise<ImageContents> {
  const image = `${familiarName(reference)}@${digest}`;
  const forPlatform = formatPlatform(platform);
  const known = cache.findContents(image, forPlatform);
  if (known) return known;
  const contents = await readContents(connection, reference, digest, platform);
  cache.setContents(image, forPlatform, contents);
  return contents;
}
