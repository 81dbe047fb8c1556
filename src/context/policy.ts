/** What a base image may be changed into. */
export const BASE_KINDS = ['slim', 'alpine', 'distroless', 'keep'] as const;
export type BaseKind = (typeof BASE_KINDS)[number];

/** Where the image is going to run: not every place lets a user who is not root open a port below 1024. */
export const RUNTIMES = ['docker', 'kubernetes'] as const;
export type Runtime = (typeof RUNTIMES)[number];

/** What a user has said of images, as against what is known of them. */
export interface Policy {
  /** One kind for all images, or one for each, by the name in FROM without its tag; `*` stands for all others. */
  readonly base?: BaseKind | Readonly<Record<string, BaseKind>> | undefined;
  /** By the name of an image, without or with its tag, the one to be used in its place. Where it is given, images that
   * are in it neither as a name nor as a replacement are reported. */
  readonly bases?: Readonly<Record<string, string>> | undefined;
  readonly runtime?: Runtime | undefined;
}

/** What the user wants an image to be; `undefined` where nothing was said of it. @param name as FROM has it, without tag */
export function wantedBase({ base }: Policy, name: string): BaseKind | undefined {
  if (base === undefined || typeof base === 'string') return base;
  if (Object.hasOwn(base, name)) return base[name];
  return Object.hasOwn(base, '*') ? base['*'] : undefined;
}
