import { familiarName, type ImageReference } from '../../dockerfile/reference.ts';
import { type ContentsData, type MissingInSlim, openContents } from './contents.ts';
import { type DistrolessData, type DistrolessImage, findDistrolessIn } from './distroless.ts';
import { type EndOfLife, type EndOfLifeData, findEndOfLife } from './end-of-life.ts';
import { type ImageFacts, makeFacts } from './facts.ts';
import type { ImageData, ImageUser } from './image-data.ts';
import { indexImages } from './image-index.ts';
import { type Ecosystem, type NativeData, type NativeNeeds, needsToBuildIn } from './native.ts';
import { once, onceForTag, rowOf } from './once.ts';
import * as packages from './packages.ts';
import { findSiblingOf, type SiblingKind } from './siblings.ts';
import { findSizeOf, type KnownSize } from './sizes.ts';
import { findSuccessorOf, type Successor } from './successor.ts';
import { readSystem, type System } from './system.ts';
import { joinTag, openTags, type PackedTags, type Tags } from './tag-table.ts';

/** tags.json */
export interface TagData {
  readonly source: string;
  readonly date: string;
  readonly images: Readonly<Record<string, PackedTags>>;
}

/** All files of the catalogue, as `npm run knowledge:images` writes them. */
export interface CatalogueData {
  readonly images: ImageData;
  readonly tags: TagData;
  readonly endOfLife: EndOfLifeData;
  readonly contents: ContentsData;
  readonly commands: packages.CommandData;
  readonly alpine: packages.AlpineData;
  readonly libraries: packages.LibraryData;
  readonly native: NativeData;
  readonly distroless: DistrolessData;
}

/** Where a part of the catalogue is from, and of when it is. */
export interface Source {
  readonly what: string;
  readonly source: string;
  /** Of its newest entry: `2026-08-21`. */
  readonly date: string;
}

/** An image that the catalogue knows by its name. */
export interface KnownImage {
  /** What the other look-ups take: `node`, `gcr.io/distroless/static-debian13`. Of a mirror: that of the original. */
  readonly path: string;
  /** As the reference has it, without `library/`: `registry.example.com/node`. */
  readonly name: string;
  /** `latest` where there is neither tag nor digest. With a digest, the tag is what someone once wrote beside it. */
  readonly tag: string | undefined;
  readonly digest: string | undefined;
  /** The user that it brings for programs, where it brings one; by C library where the ids differ. */
  readonly ownUser: { readonly glibc?: ImageUser; readonly musl?: ImageUser } | undefined;
  /** Whether its entrypoint starts as root and changes the user by itself. */
  readonly dropsPrivileges: boolean;
  /** What to use in its place; the image is no longer made. */
  readonly replacement: string | undefined;
  readonly notes: readonly string[];
  /** The Dockerfiles that were read, where some were. */
  readonly source: string | undefined;
}

/** A tag of a version. */
export interface ImageVariant {
  readonly tag: string;
  /** `undefined` where its suite is not known. */
  readonly system: System | undefined;
  readonly isListed: boolean;
}

/**
 * What is known of images and packages. It is opened once, where a transform asks for it, and handed down:
 * every look-up is a pure function, ready at once, and takes the same time whatever the size of the data. A first
 * question about an image or a suite unpacks what is known of it.
 *
 * `path` is that of `findImage`. What is not in the catalogue is `undefined`, `false` or an empty list: not known,
 * which is not the same as not there.
 */
export interface Catalogue {
  sources(): readonly Source[];
  findImage(reference: ImageReference): KnownImage | undefined;
  /** Whether there is, or was until the end of its support, such a tag. */
  hasTag(path: string, tag: string): boolean;
  findFacts(path: string, tag: string): ImageFacts | undefined;
  /** All tags of a version as written in them: of `20` also `20-slim`, but not `20.1`. */
  findVariants(path: string, version: string): readonly ImageVariant[];
  /**
   * The same version in another variant: `slim` and `jre` on the same suite, `alpine` on any of Alpine's. Never one that is
   * no longer rebuilt for one that is.
   */
  findSibling(path: string, tag: string, kind: SiblingKind): string | undefined;
  findSize(path: string, tag: string): KnownSize | undefined;
  endOfLife(path: string, tag: string): EndOfLife | undefined;
  /** What to write in place of a tag whose product or system is past its time on a day (`2026-11-21`). */
  findSuccessor(path: string, tag: string, today: string): Successor | undefined;
  /** What goes missing with a change from the full image to the slim one. */
  missingInSlim(path: string, suite: string): MissingInSlim | undefined;
  /** Commands that an image brings by itself, in each of its variants: `npm` of `node`. */
  ownCommands(path: string): readonly string[];
  findCommandPackage(
    command: string,
    distribution: 'debian' | 'alpine',
    suite?: string,
  ): packages.CommandPackage | undefined;
  mapAptToApk(name: string): packages.AlpinePackages | undefined;
  needsToBuild(ecosystem: Ecosystem, name: string): NativeNeeds | undefined;
  findLibrary(soname: string, suite: string): packages.LibraryPackage | undefined;
  findDistroless(path: string): DistrolessImage | undefined;
}

/**
 * Makes the catalogue of its files; costs next to nothing until it is asked.
 * @param data each part of which may be read when it is first looked at
 */
export function openCatalogue(data: CatalogueData): Catalogue {
  const { codenames } = data.endOfLife;
  const tagsOf = once((path): Tags | undefined => {
    const packed = rowOf(data.tags.images, path);
    return packed && openTags(packed);
  });
  const indexOf = indexImages(data.images, codenames, (path, tag) => tagsOf(path)?.find(tag)?.isListed === true);
  let openedContents: ReturnType<typeof openContents> | undefined;
  const missingIn = () => (openedContents ??= openContents(data.contents));
  const hasTag = (path: string, tag: string): boolean =>
    tagsOf(path)?.find(tag) !== undefined || hasDistrolessTag(data.distroless, path, tag);
  // Only tags that there are come into these, so that a stranger's text does not fill them.
  const factsOf = onceForTag((path, tag) => {
    const entry = tagsOf(path)?.find(tag);
    return entry && makeFacts(path, tag, entry, indexOf(path), data.images, codenames);
  });

  const endOf = onceForTag((path, tag) => {
    const facts = factsOf(path, tag);
    if (!facts) return undefined;
    const versions = [indexOf(path)?.variantOf(tag)?.version, /^v?(\d+(?:\.\d+)*)/.exec(tag)?.[1]];
    const known = versions.filter((version) => version !== undefined);
    return findEndOfLife(path, known, facts.system, data.endOfLife);
  });

  const successorsOf = once((today) =>
    onceForTag((path, tag) => {
      const ends = endOf(path, tag);
      if (!ends) return undefined;
      const product = rowOf(data.endOfLife.products, path);
      const old = { tag, product, ends, system: factsOf(path, tag)?.system };
      return findSuccessorOf(old, today, data.endOfLife, (version) => tagsOf(path)?.ofVersion(version) ?? new Map());
    }),
  );

  return {
    sources: () => sourcesOf(data),
    findImage: (reference) => findImageIn(data, reference),
    hasTag,
    findFacts: factsOf,
    findVariants: (path, version) =>
      [...(tagsOf(path)?.ofVersion(version) ?? [])].map(([suffix, { suite, isListed }]) => {
        const system = suite === undefined ? undefined : readSystem(suite, codenames);
        return { tag: joinTag(version, suffix), system, isListed };
      }),
    findSibling: (path, tag, kind) => findSiblingOf(tag, kind, codenames, (candidate) => tagsOf(path)?.find(candidate)),
    findSize: (path, tag) => {
      const index = indexOf(path);
      return index && hasTag(path, tag) ? findSizeOf(index, tag, tagsOf(path)?.find(tag)?.suite) : undefined;
    },
    endOfLife: endOf,
    findSuccessor: (path, tag, today) => successorsOf(today)!(path, tag),
    missingInSlim: (path, suite) => missingIn()(path, suite),
    ownCommands: (path) => rowOf(data.contents.images, path)?.commands ?? [],
    findCommandPackage: (command, distribution, suite) =>
      packages.findCommandPackageIn(data.commands, command, distribution, suite),
    mapAptToApk: (name) => packages.mapAptToApkIn(data.alpine, name),
    needsToBuild: (ecosystem, name) => needsToBuildIn(data.native, ecosystem, name),
    findLibrary: (soname, suite) => packages.findLibraryIn(data.libraries, soname, suite),
    findDistroless: (path) => findDistrolessIn(data.distroless, path),
  };
}

function findImageIn(data: CatalogueData, reference: ImageReference): KnownImage | undefined {
  const path = familiarName(reference);
  const row = rowOf(data.images.images, path);
  const { digest, tag = digest === undefined ? 'latest' : undefined } = reference;
  if (!row) {
    if (!findDistrolessIn(data.distroless, path)) return undefined;
    const rest = { ownUser: { glibc: { name: 'nonroot', uid: 65532, gid: 65532, home: '/home/nonroot' } } };
    const source = data.distroless.source;
    return {
      path,
      name: path,
      tag,
      digest,
      ...rest,
      dropsPrivileges: false,
      replacement: undefined,
      notes: [],
      source,
    };
  }
  return {
    path,
    name: path,
    tag,
    digest,
    ownUser: row.ownUser,
    dropsPrivileges: row.dropsPrivileges === true,
    replacement: row.replacement,
    notes: row.notes ?? [],
    source: row.source,
  };
}

function hasDistrolessTag(data: DistrolessData, path: string, tag: string): boolean {
  const image = findDistrolessIn(data, path);
  return image !== undefined && rowOf(image.tags, tag) !== undefined;
}

function sourcesOf(data: CatalogueData): readonly Source[] {
  const parts: readonly (readonly [string, { readonly source: string; readonly date: string }])[] = [
    ['tags', data.tags],
    ['images, their configuration and sizes', data.images],
    ['end of life', data.endOfLife],
    ['packages and commands of slim and full images', data.contents],
    ['packages of commands', data.commands],
    ["Alpine's names of packages", data.alpine],
    ['packages of libraries', data.libraries],
    ['what packages of languages need', data.native],
    ['distroless images', data.distroless],
  ];
  return parts.map(([what, { source, date }]) => ({ what, source, date }));
}
