import { findMissingParent } from './known-folders.ts';
import { readMadeUsers } from './made-users.ts';
import { instructionsBefore } from './shell-in-force.ts';
import { BuildValues } from '../context/build-values.ts';
import { cleanPath } from '../context/context-path.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { readFromReference } from '../dockerfile/from-reference.ts';
import { familiarName } from '../dockerfile/reference.ts';
import { findBefore, lineageOf, type Stage } from '../dockerfile/stages.ts';
import { readVariables } from '../dockerfile/variables.ts';
import type { CachePlace, CacheTool } from '../knowledge/cache-tools.ts';
import { readDeepestBase } from '../knowledge/images/base-image.ts';
import type { Catalogue } from '../knowledge/images/catalogue.ts';
import type { ImageUser } from '../knowledge/images/image-data.ts';
import { PLAIN_ENVIRONMENTS } from '../knowledge/images/plain-environments.ts';
import type { System } from '../knowledge/images/system.ts';

/** Why it is not known where a tool keeps what it fetches. */
export interface NoFolders {
  readonly reason:
    'chosen-place' | 'parent-folder' | 'switched-off' | 'unknown-base' | 'unknown-place' | 'unknown-user';
  /** What was found, as a clause. */
  readonly detail: string;
}

/** Where a tool keeps what it fetches, in one RUN. */
export interface CacheFolders {
  /** Absolute. */
  readonly targets: readonly string[];
  /** The flags of the mounts, with their dashes, in the order of the targets. */
  readonly flags: readonly string[];
}

/** What a stage begins with, as far as it matters here. */
interface Ground {
  /** For messages. */
  readonly name: string;
  readonly path: string;
  readonly tag: string;
  readonly system: System | undefined;
  readonly env: Readonly<Record<string, string>>;
  readonly user: string;
  readonly users: readonly ImageUser[];
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
  /** The home that was made with the user, whatever HOME says; `undefined` where none was. */
  readonly madeHome: string | undefined;
}

/**
 * The folders of a tool at a RUN: by the user, his home, and the variables of the image and the file (traps D4, D6).
 * @param isPure whether what Go compiles there is without C, by the CGO_ENABLED of image and file
 */
export function readCacheFolders(
  scan: Scan,
  stage: Stage,
  run: Instruction,
  tool: CacheTool,
  catalogue: Catalogue,
  isPure: (cgo: string | null | undefined) => boolean,
): CacheFolders | NoFolders {
  const ground = readGround(scan, stage, catalogue);
  if (typeof ground === 'string') return { reason: 'unknown-base', detail: ground };
  const misfit = findMisfit(tool, ground);
  if (misfit !== undefined) return { reason: 'unknown-place', detail: misfit };
  const before = instructionsBefore(stage, run);
  const variables = new Variables(scan, before, ground.env);
  const off = tool.switches.find((name) => variables.read(name) !== undefined);
  if (off !== undefined) return { reason: 'switched-off', detail: `${off} is set` };
  const owner = findOwner(stage, run, before, ground, variables);
  if (typeof owner === 'string') return { reason: 'unknown-user', detail: owner };
  const isRoot = owner.uid === 0;
  if (tool.isSystem && !isRoot) return { reason: 'unknown-user', detail: `${tool.name} is not run by root` };
  if (tool.ignoresHome && variables.read('HOME') !== undefined)
    return { reason: 'unknown-place', detail: 'HOME is set, which programs of Java do not look at' };
  const targets: string[] = [];
  for (const place of tool.places) {
    if (place.isForPureGo && !isPure(variables.read('CGO_ENABLED'))) continue;
    const target = findTarget(place, tool, ground, variables, owner);
    if (typeof target !== 'string') return target;
    targets.push(target);
  }
  const homes = owner.madeHome === undefined ? [] : [owner.madeHome];
  const missing = isRoot ? undefined : findMissingParent(targets, homes, before);
  if (missing !== undefined)
    return {
      reason: 'parent-folder',
      detail: `${missing} is not known to be there, and would be root's during the RUN`,
    };
  const sharing = tool.isLocked ? ',sharing=locked' : '';
  const ids = isRoot ? '' : `,uid=${owner.uid},gid=${owner.gid}`;
  const flags = targets.map(
    (target) => `--mount=type=cache,${idOf(tool, target, ground, owner)}target=${target}${sharing}${ids}`,
  );
  return { targets, flags };
}

/**
 * A wheel that was compiled for musl has the name of one for glibc, and what fits a release does not fit an older one. An id
 * takes the place of the folder as name, so that it tells users and folders apart, too.
 */
function idOf({ name, keepsBuilds, places }: CacheTool, target: string, ground: Ground, { uid }: Owner): string {
  if (!keepsBuilds) return '';
  const folder = places.length > 1 ? [target.slice(target.lastIndexOf('/') + 1)] : [];
  const parts = [name, ...folder, ground.path, ground.tag, ...(uid === 0 ? [] : [uid])];
  return `id=${parts.join('-').replace(/[^\w.-]/g, '-')},`;
}

const BASES = {
  scratch: 'the stage begins with nothing',
  variable: 'the name of its base image is in a build argument',
  digest: 'nothing but a digest names the version of its base image',
  'unknown-image': 'its base image is not in the catalogue',
  'unknown-tag': 'the catalogue has no such tag of its base image',
} as const;

/** The image that a stage rests on; or why not enough is known of it. */
function readGround(scan: Scan, stage: Stage, catalogue: Catalogue): Ground | string {
  const base = readDeepestBase(scan, stage, catalogue);
  if (typeof base !== 'string') {
    const { image, tag, facts } = base;
    const { system, defaults, users } = facts;
    const name = `${image.name}:${tag}`;
    if (system?.distribution === 'windows') return `${name} is an image of Windows`;
    if (!defaults && !PLAIN_ENVIRONMENTS.has(image.path)) return `the variables of ${name} are not known`;
    return { name, path: image.path, tag, system, env: defaults?.env ?? {}, user: defaults?.user ?? 'root', users };
  }
  const from = base === 'unknown-image' ? readFromReference(scan, lineageOf(stage)[0]!) : undefined;
  const path = from ? familiarName(from.reference) : '';
  if (!from || !PLAIN_ENVIRONMENTS.has(path)) return BASES[base];
  const tag = from.reference.tag ?? 'latest';
  return { name: `${path}:${tag}`, path, tag, system: undefined, env: {}, user: 'root', users: [] };
}

/** Why the tool of an image keeps nothing, or elsewhere. */
function findMisfit({ name, isSystem }: CacheTool, ground: Ground): string | undefined {
  const { path, tag, system } = ground;
  const has = `${ground.name} has`;
  if (isSystem && !system) return `the system of ${ground.name} is not known`;
  const { distribution, packageManager, suite = '' } = system ?? {};
  if (name === 'apt' && packageManager !== 'apt') return `${has} no apt`;
  if (name === 'apk' && distribution !== 'alpine') return `${has} no apk`;
  if (name === 'dnf' && packageManager !== 'dnf') return `${has} no dnf of its own`;
  if ((name === 'dnf' || name === 'yum') && suite.startsWith('fedora'))
    return `which dnf ${has} is not known, and so which folder`;
  if (name === 'yum' && packageManager !== 'dnf' && packageManager !== 'yum') return `${has} no yum`;
  if (name === 'go' && path === 'golang' && /^1\.(?:\d|10)(?!\d)/.test(tag)) return `${has} a Go without modules`;
  return undefined;
}

function findTarget(
  { by, root, others }: CachePlace,
  { name }: CacheTool,
  { system }: Ground,
  variables: Variables,
  { uid, home }: Owner,
): string | NoFolders {
  for (const [variable, behind] of by) {
    const value = variables.read(variable);
    if (value === undefined || value === '') continue;
    if (value === null) return { reason: 'chosen-place', detail: `the value of ${variable} is not known` };
    if (!PLAIN_PATH.test(value)) return { reason: 'chosen-place', detail: `${variable} is no plain path` };
    return cleanPath(value) + behind;
  }
  if (name === 'yum' && system?.packageManager === 'dnf') return '/var/cache/dnf';
  const place = uid === 0 ? root : (others ?? root);
  if (place === undefined)
    return { reason: 'unknown-place', detail: `neither the image nor the file sets ${by.map(([key]) => key).join(' or ')}` }; // prettier-ignore
  return place.startsWith('~') ? (home === '/' ? '' : home) + place.slice(1) : place;
}

/** Absolute, below a folder of the root, and nothing in it that a flag would read otherwise. */
const PLAIN_PATH = /^\/[\w.-]+(?:\/[\w.@-]+)*\/?$/;

/** Who runs it; or why that is not known. */
function findOwner(
  stage: Stage,
  run: Instruction,
  before: readonly Instruction[],
  ground: Ground,
  variables: Variables,
): Owner | string {
  const last = findBefore(stage, run, 'user');
  const text = last ? argumentsText(last.content).trim() : ground.user;
  const [name = '', group, ...rest] = text.split(':');
  if (rest.length > 0 || /[^\w.-]/.test(name) || /[^\w.-]/.test(group ?? '')) return `who "${text}" is, is not known`;
  const owner = findNumbers(name, before, ground);
  if (!owner) return `the numbers or the home of "${name}" are not known`;
  if (group !== undefined && group !== name && group !== String(owner.gid))
    return `the group of "${text}" is not known`;
  const home = variables.read('HOME');
  if (home === null || (home !== undefined && !PLAIN_PATH.test(home))) return 'the value of HOME is not known';
  return home === undefined ? owner : { ...owner, home: cleanPath(home) };
}

function findNumbers(name: string, before: readonly Instruction[], { users, system }: Ground): Owner | undefined {
  if (name === 'root' || name === '0') return { uid: 0, gid: 0, home: '/root', madeHome: '/root' };
  const made = readMadeUsers(before, system?.distribution === 'alpine' ? 'adduser' : 'useradd');
  if (made.unclear) return undefined;
  const isIt = (user: { readonly name: string; readonly uid?: number | undefined }): boolean =>
    user.name === name || String(user.uid) === name;
  const maker = made.users.find(isIt);
  const own = maker ?? users.find(isIt);
  if (own?.uid === undefined || own.gid === undefined || own.home === undefined) return undefined;
  if (!PLAIN_PATH.test(own.home)) return undefined;
  const home = cleanPath(own.home);
  const isMade = maker ? maker.makesHome && !(isSystemUser(maker.instruction) && system?.distribution !== 'alpine') : home !== '/nonexistent'; // prettier-ignore
  return { uid: own.uid, gid: own.gid, home, madeHome: isMade ? home : undefined };
}

/** The adduser of Debian 12 and of Red Hat makes no home for those. */
function isSystemUser({ content }: Instruction): boolean {
  return /\badduser\b/.test(content.source) && /\s(?:--system|-r)\b/.test(content.source);
}

/** The variables that a RUN sees. */
class Variables {
  readonly #values: BuildValues;
  readonly #named = new Set<string>();
  readonly #image: Readonly<Record<string, string>>;

  constructor(scan: Scan, before: readonly Instruction[], image: Readonly<Record<string, string>>) {
    this.#values = new BuildValues(scan);
    this.#image = image;
    for (const { content } of before) {
      if (content.keyword !== 'env' && content.keyword !== 'arg') continue;
      this.#values.take(content);
      for (const { name } of readVariables(content)) this.#named.add(name);
    }
  }

  /** `undefined` where nothing sets it, `null` where its value depends on more than the file. */
  read(name: string): string | null | undefined {
    if (this.#named.has(name)) {
      const value = this.#values.expand(`$${name}`, '\\');
      return value.kind === 'known' && value.assumes.length === 0 ? value.text : null;
    }
    const own = Object.hasOwn(this.#image, name) ? this.#image[name]! : undefined;
    return own?.includes('$') ? null : own;
  }
}
