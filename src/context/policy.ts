import type { Builder } from '../knowledge/builders.ts';

/**
 * What a base image may be changed into. `scratch` is for programs that are proven to need nothing else, and means `distroless`
 * for all others.
 */
export const BASE_KINDS = ['slim', 'alpine', 'distroless', 'scratch', 'keep'] as const;
export type BaseKind = (typeof BASE_KINDS)[number];

/** Where the image is going to run: not every place lets a user who is not root open a port below 1024. */
export const RUNTIMES = ['docker', 'kubernetes'] as const;
export type Runtime = (typeof RUNTIMES)[number];

/**
 * What becomes of the files that package managers keep: `layer` deletes them in the RUN that made them, `cache-mount` has
 * them in a mount of the builder, for the next build. One or the other for a whole file, since each makes the other wrong.
 */
export const CLEANUP_STRATEGIES = ['layer', 'cache-mount'] as const;
export type CleanupStrategy = (typeof CLEANUP_STRATEGIES)[number];

/** What a user has said of images and of how they are built, as against what is known of them. */
export interface Policy {
  /** One kind for all images, or one for each, by the name in FROM without its tag; `*` stands for all others. */
  readonly base?: BaseKind | Readonly<Record<string, BaseKind>> | undefined;
  /** By the name of an image, without or with its tag, the one to be used in its place. Where it is given, images that
   * are in it neither as a name nor as a replacement are reported. */
  readonly bases?: Readonly<Record<string, string>> | undefined;
  readonly runtime?: Runtime | undefined;
  /** `layer` where nothing is said. */
  readonly cleanup?: CleanupStrategy | undefined;
  /** What builds the files; `buildkit` where nothing is said. */
  readonly builder?: Builder | undefined;
}

/** Whether package managers are to keep their files in mounts of the builder. */
export function wantsCacheMounts({ cleanup }: Policy): boolean {
  return cleanup === 'cache-mount';
}

/** What the user wants an image to be; `undefined` where nothing was said of it. @param name as FROM has it, without tag */
export function wantedBase({ base }: Policy, name: string): BaseKind | undefined {
  if (base === undefined || typeof base === 'string') return base;
  if (Object.hasOwn(base, name)) return base[name];
  return Object.hasOwn(base, '*') ? base['*'] : undefined;
}

/** Whether an image is to become one without a shell: `scratch` asks for that where it cannot be nothing at all. */
export function wantsBare(policy: Policy, name: string): boolean {
  return /^(?:distroless|scratch)$/.test(wantedBase(policy, name) ?? '');
}
