import { readFromReference } from '../../dockerfile/from-reference.ts';
import type { Scan } from '../../dockerfile/scan.ts';
import { firstShell } from '../../dockerfile/shells.ts';
import { lineageOf, type Stage } from '../../dockerfile/stages.ts';
import type { Catalogue, KnownImage } from '../images/catalogue.ts';
import type { ImageFacts } from '../images/facts.ts';
import type { ImageUser } from '../images/image-data.ts';
import { type Distribution, DISTRIBUTIONS } from '../images/system.ts';
import { bringsNodeUser, HAS_USERADD, PLAIN_IMAGES, SERVED_BY_ROOT } from './image-users.ts';

/** A user whose ids are known. */
export interface NumberedUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** How users are made in an image; `none` where nothing in it makes one. */
export type UserWay = 'useradd' | 'adduser' | 'none';

/** What an image says of users, for a program that is started in it. */
export interface StartUser {
  /** For messages: `node:20`, `scratch`. */
  readonly image: string;
  /** `node`, `gcr.io/distroless/cc-debian12`, `scratch`. */
  readonly path: string;
  readonly distribution: Distribution | undefined;
  /** Who starts its program where no USER says otherwise. */
  readonly user: string;
  /** The user that the image brings for programs. */
  readonly own: NumberedUser | undefined;
  readonly way: UserWay;
  /** It has a shell and can make folders. */
  readonly hasShell: boolean;
  readonly users: readonly ImageUser[];
  readonly workingDir: string;
  readonly command: readonly string[];
  /** The build arguments that decide on the tag, and the digest that may be another image's. */
  readonly assumes: readonly string[];
}

export type NoStartUser = 'windows' | 'variable-base' | 'unknown-base' | 'base-starts-as-root' | 'onbuild';

/** Why nothing can be said of the users of a base image. */
export interface UnknownStart {
  readonly reason: NoStartUser;
  readonly detail: string;
}

/** The user of distroless images, and the one for images that hold nothing: by the catalogue (distroless.json); for an empty image a convention. */
const NONROOT: NumberedUser = { name: 'nonroot', uid: 65532, gid: 65532 };

/** What is known of users in the image that a stage rests on in the end. */
export function readStartUser(scan: Scan, stage: Stage, catalogue: Catalogue): StartUser | UnknownStart {
  const deepest = lineageOf(stage)[0]!;
  if (firstShell(scan, deepest) === 'foreign') return no('windows', 'the image is one of Windows');
  if (deepest.base.kind === 'scratch') return { ...EMPTY, image: 'scratch', path: 'scratch' };
  const from = readFromReference(scan, deepest);
  if (!from) return no('variable-base', 'its name cannot be worked out');
  if (isNameVariable(from.text)) return no('variable-base', `${from.text} may be any image`);
  const image = catalogue.findImage(from.reference);
  if (!image) return no('unknown-base', `${from.expanded} is not in the catalogue`);
  if (image.tag === undefined) return no('unknown-base', `nothing but a digest names the version of ${image.name}`);
  const overridable = from.variables.map(({ name }) => `${name} is given a tag of the same distribution`);
  const assumes = [
    ...(image.digest === undefined ? [] : [`${image.name}@${image.digest.slice(0, 19)}… is the tag "${image.tag}"`]),
    ...new Set(overridable),
  ];
  const distroless = catalogue.findDistroless(image.path);
  if (distroless) {
    const tag = Object.hasOwn(distroless.tags, image.tag) ? distroless.tags[image.tag] : undefined;
    if (!tag) return no('unknown-base', `the catalogue has no tag "${image.tag}" of ${image.name}`);
    const name = `${image.name}:${image.tag}`;
    return { ...EMPTY, image: name, path: image.path, user: tag.user, workingDir: tag.workingDir, assumes };
  }
  const facts = catalogue.findFacts(image.path, image.tag);
  if (!facts) return no('unknown-base', `the catalogue has no tag "${image.tag}" of ${image.name}`);
  return readImage(image, facts, image.tag, assumes);
}

/** Whether a variable stands in the name itself, not only in the tag. */
function isNameVariable(text: string): boolean {
  if (text.length > 1024) return true;
  const plain = text.replace(/\$\{[^}]*\}/g, '$');
  const colon = plain.indexOf(':', plain.lastIndexOf('/') + 1);
  return plain.slice(0, colon === -1 ? undefined : colon).includes('$');
}

const EMPTY: StartUser = {
  image: '',
  path: '',
  distribution: undefined,
  user: 'root',
  own: NONROOT,
  way: 'none',
  hasShell: false,
  users: [],
  workingDir: '/',
  command: [],
  assumes: [],
};

function no(reason: NoStartUser, detail: string): UnknownStart {
  return { reason, detail };
}

/** @param tag with which it is named */
function readImage(
  image: KnownImage,
  { system, defaults, users }: ImageFacts,
  tag: string,
  assumes: readonly string[],
): StartUser | UnknownStart {
  const name = `${image.name}:${tag}`;
  if (system?.distribution === 'windows') return no('windows', `${name} is an image of Windows`);
  if (/(?:^|-)onbuild(?:-|$)/.test(tag))
    return no('onbuild', `${name} runs triggers in the images that are built on it`);
  if (image.dropsPrivileges) return no('base-starts-as-root', `the entrypoint of ${name} changes the user by itself`);
  const user = defaults?.user ?? 'root';
  const isServed = SERVED_BY_ROOT.has(image.path) || (image.path === 'php' && tag.includes('apache'));
  if (isServed && user === 'root')
    return no('base-starts-as-root', `the server of ${name} starts as root, and its workers change the user`);
  const isKnown = PLAIN_IMAGES.has(image.path) || (defaults?.user !== undefined && user !== 'root');
  if (!isKnown) return no('unknown-base', `what ${name} starts, and by which user, is not known`);
  const distribution = system?.distribution ?? DISTRIBUTIONS.find((each) => each === image.path);
  // What is called minimal lacks the programs that make users.
  const way = /minimal|micro/.test(tag) ? 'none' : wayOf(distribution, image.path);
  return {
    image: name,
    path: image.path,
    distribution,
    user,
    own: findOwn(image, tag, system?.libc),
    way,
    hasShell: true,
    users,
    workingDir: defaults?.workingDir ?? '/',
    command: defaults?.command ?? [],
    assumes,
  };
}

function wayOf(distribution: string | undefined, path: string): UserWay {
  if (distribution === 'debian' || distribution === 'ubuntu') return 'useradd';
  if (distribution === 'alpine') return 'adduser';
  return HAS_USERADD.has(path) ? 'useradd' : 'none';
}

function findOwn(
  { path, ownUser }: KnownImage,
  tag: string,
  libc: 'glibc' | 'musl' | undefined,
): NumberedUser | undefined {
  const user = libc && ownUser?.[libc];
  if (user?.uid === undefined || (path === 'node' && !bringsNodeUser(tag))) return undefined;
  // The group of www-data is taken to have the number of the user: 33 in Debian, 82 in Alpine (rule US-05).
  const gid = user.gid ?? (user.name === 'www-data' ? user.uid : undefined);
  return gid === undefined ? undefined : { name: user.name, uid: user.uid, gid };
}
