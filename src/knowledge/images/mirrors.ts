import type { ImageReference } from '../../dockerfile/reference.ts';
import { familiarName, parseReference } from '../../dockerfile/reference.ts';
import type { Catalogue, KnownImage } from './catalogue.ts';
import type { Basis } from './facts.ts';
import type { ImageUser } from './image-data.ts';

/**
 * By the name of an image, the one that it is a copy of: `registry.example.com/node` of `node`. With `/*` at the end of
 * both, all below: `registry.example.com/hub/*` of `*`.
 */
export type Mirrors = Readonly<Record<string, string>>;

/** What someone says of an image of their own. */
export interface OwnImage {
  /** The image that it behaves as. */
  readonly like: string;
  /** The tags that there are, where these are not those of the other. */
  readonly tags?: readonly string[];
  /** The user that it brings for programs. */
  readonly ownUser?: ImageUser;
  readonly dropsPrivileges?: boolean;
  /** What to use in its place. */
  readonly replacement?: string;
}

/** A catalogue in which copies of images are known by their own names, too. A later call goes before an earlier one. */
export function withMirrors(catalogue: Catalogue, mirrors: Mirrors): Catalogue {
  const exact = new Map<string, string>();
  const below = new Map<string, string>();
  for (const [from, to] of Object.entries(mirrors)) {
    if (from.endsWith('/*') && (to === '*' || to.endsWith('/*'))) below.set(from.slice(0, -2), to.slice(0, -1));
    else exact.set(nameOf(from), to);
  }
  return {
    ...catalogue,
    findImage: (reference) => {
      const name = familiarName(reference);
      const original = exact.get(name) ?? findBelow(name, below);
      const found = original === undefined ? undefined : findNamed(catalogue, original, reference);
      return found ? { ...found, name } : catalogue.findImage(reference);
    },
  };
}

/**
 * A catalogue with images of one's own in it, or with other facts of one that it has. Such an image is known by its own
 * path. Where its tags are given they alone count; all else comes from the image that it is like.
 */
export function withImages(catalogue: Catalogue, images: Readonly<Record<string, OwnImage>>): Catalogue {
  const own = new Map(Object.entries(images).map(([name, image]) => [nameOf(name), image]));
  const tags = new Map([...own].map(([name, image]) => [name, image.tags && new Set(image.tags)]));
  const originalOf = (path: string): string => {
    const image = own.get(path);
    const original = image && parseReference(image.like);
    return (original && catalogue.findImage(original)?.path) ?? path;
  };
  const hasTag = (path: string, tag: string): boolean =>
    tags.get(path)?.has(tag) ?? catalogue.hasTag(originalOf(path), tag);
  /** Nothing of a tag that the image has not; the look-up of the original for all else. */
  const ifThere = <Value>(path: string, tag: string, ask: (original: string) => Value): Value | undefined =>
    hasTag(path, tag) ? ask(originalOf(path)) : undefined;
  return {
    ...catalogue,
    findImage: (reference) => {
      const name = familiarName(reference);
      const image = own.get(name);
      const like = image && findNamed(catalogue, image.like, reference);
      return image && like ? override(like, name, image) : catalogue.findImage(reference);
    },
    hasTag,
    findFacts: (path, tag) => {
      const facts = ifThere(path, tag, (original) => catalogue.findFacts(original, tag));
      return facts && { ...facts, path };
    },
    findVariants: (path, version) =>
      catalogue.findVariants(originalOf(path), version).filter(({ tag }) => hasTag(path, tag)),
    findSibling: (path, tag, kind) => {
      const sibling = catalogue.findSibling(originalOf(path), tag, kind);
      return sibling !== undefined && hasTag(path, sibling) ? sibling : undefined;
    },
    findSize: (path, tag) => {
      const size = ifThere(path, tag, (original) => catalogue.findSize(original, tag));
      return size && own.has(path) ? { ...size, basis: 'estimate' satisfies Basis } : size;
    },
    endOfLife: (path, tag) => ifThere(path, tag, (original) => catalogue.endOfLife(original, tag)),
    findSuccessor: (path, tag, today) => {
      const successor = ifThere(path, tag, (original) => catalogue.findSuccessor(original, tag, today));
      const isThere = successor?.tag === undefined || hasTag(path, successor.tag);
      return isThere ? successor : undefined;
    },
    missingInSlim: (path, suite) => catalogue.missingInSlim(originalOf(path), suite),
    ownCommands: (path) => catalogue.ownCommands(originalOf(path)),
    findDistroless: (path) => catalogue.findDistroless(originalOf(path)),
  };
}

function override(like: KnownImage, name: string, image: OwnImage): KnownImage {
  const { ownUser, dropsPrivileges = like.dropsPrivileges, replacement = like.replacement } = image;
  const users = ownUser ? { glibc: ownUser, musl: ownUser } : like.ownUser;
  return { ...like, path: name, name, ownUser: users, dropsPrivileges, replacement };
}

/** The image by another name, with the tag and digest of the reference. */
function findNamed(catalogue: Catalogue, name: string, { tag, digest }: ImageReference): KnownImage | undefined {
  const parsed = parseReference(name);
  return parsed && catalogue.findImage({ ...parsed, tag, digest });
}

/** The name below the longest folder that is mirrored. */
function findBelow(name: string, below: ReadonlyMap<string, string>): string | undefined {
  for (let slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
    const target = below.get(name.slice(0, slash));
    if (target !== undefined) return target + name.slice(slash + 1);
  }
  return undefined;
}

/** A name as references are compared by: `docker.io/library/node` is `node`. */
function nameOf(name: string): string {
  const parsed = parseReference(name);
  return parsed && parsed.tag === undefined && parsed.digest === undefined ? familiarName(parsed) : name;
}
