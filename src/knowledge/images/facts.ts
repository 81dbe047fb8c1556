import type { ImageData, ImageDefaults, ImageUser, VariantRow } from './image-data.ts';
import type { ImageIndex } from './image-index.ts';
import type { Codenames, System } from './system.ts';
import { readSystem } from './system.ts';
import type { TagEntry } from './tag-table.ts';

/** Whether something is known of an image itself, or taken from the one that is most like it. */
export type Basis = 'catalogue' | 'estimate';

/** What is known of one tag of one image. */
export interface ImageFacts {
  readonly path: string;
  readonly tag: string;
  /** Whether it is still rebuilt; what is not stays as it is, without corrections. */
  readonly isListed: boolean;
  /** `undefined` where its suite is not known. */
  readonly system: System | undefined;
  /** `linux/amd64`, `linux/arm/v7`; only of what is still listed. */
  readonly platforms: readonly string[] | undefined;
  /** Of its Dockerfiles, where they were read. */
  readonly defaults: KnownDefaults | undefined;
  /** The users of its distribution and, where its Dockerfiles were read, its own. */
  readonly users: readonly ImageUser[];
}

export interface KnownDefaults extends ImageDefaults {
  /** `estimate`: those of the nearest tag that is still listed, which may differ. */
  readonly basis: Basis;
  /** The tag that they are of. */
  readonly of: string;
}

/** @returns the facts of a tag that is known by its entry */
export function makeFacts(
  path: string,
  tag: string,
  entry: TagEntry,
  index: ImageIndex | undefined,
  data: ImageData,
  codenames: Codenames,
): ImageFacts {
  const own = index?.variantOf(tag);
  const suite = entry.suite ?? own?.suite;
  const system = suite === undefined ? undefined : readSystem(suite, codenames);
  const defaults = index && findDefaults(index, own, tag, system, codenames);
  const users = [...baseUsers(data, system, codenames), ...(defaults?.users ?? [])];
  return {
    path,
    tag,
    isListed: entry.isListed,
    system,
    platforms: own && data.platforms[own.platforms]?.split(' '),
    defaults,
    users,
  };
}

function findDefaults(
  index: ImageIndex,
  own: VariantRow | undefined,
  tag: string,
  system: System | undefined,
  codenames: Codenames,
): KnownDefaults | undefined {
  const variant = own ?? index.nearest(tag, system?.suite);
  if (variant?.defaults === undefined) return undefined;
  // Users and entrypoints differ from one distribution to the other; there the nearest is no estimate.
  if (!own && readSystem(variant.suite ?? '', codenames)?.distribution !== system?.distribution) return undefined;
  const defaults = index.row.defaults?.[variant.defaults];
  return defaults && { ...defaults, basis: own ? 'catalogue' : 'estimate', of: variant.tags.split(' ')[0]! };
}

function baseUsers(data: ImageData, system: System | undefined, codenames: Codenames): readonly ImageUser[] {
  if (!system) return [];
  const users = data.baseUsers[system.distribution] ?? [];
  const { since, ...ubuntu } = data.ubuntuUser;
  const release = system.distribution === 'ubuntu' ? codenames[system.suite]?.[1] : undefined;
  return release !== undefined && release >= since ? [...users, ubuntu] : users;
}
