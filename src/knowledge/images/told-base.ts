import { type BaseImage, type NoBaseImage, readBase } from './base-image.ts';
import type { Catalogue, KnownImage } from './catalogue.ts';
import type { ImageFacts } from './facts.ts';
import type { Scan } from '../../dockerfile/scan.ts';
import { readFromReference } from '../../dockerfile/from-reference.ts';
import { familiarName } from '../../dockerfile/reference.ts';
import type { Stage } from '../../dockerfile/stages.ts';
import { variablesOfElixir } from '../elixir.ts';

/** What a tag tells of the image that it was made of. */
interface Told {
  readonly path: string;
  readonly tag: string;
  readonly variables?: readonly string[];
  readonly workingDir?: string;
  readonly keepsDefaults?: boolean;
}

/**
 * Images that the catalogue does not list, and whose tags name the image that they were made of: `hexpm/elixir` a release of
 * its system (hexpm/bob), `sbtscala/scala-sbt` a tag of Temurin (sbt/docker-sbt, whose last WORKDIR is that of root).
 */
const TOLD: Readonly<Record<string, (tag: string) => Told | undefined>> = {
  'hexpm/elixir': (tag) => {
    const debian = /^\d[\w.-]*-erlang-[\w.]+-(debian|ubuntu)-([a-z]+)-\d{8}(?:\.\d+)?(?:-slim)?$/.exec(tag);
    if (debian) return { path: debian[1]!, tag: debian[2]!, variables: variablesOfElixir('hexpm/elixir', 'debian') };
    const alpine = /^\d[\w.-]*-erlang-[\w.]+-alpine-(\d+\.\d+)(?:\.\d+)?$/.exec(tag)?.[1];
    return alpine === undefined ? undefined : { path: 'alpine', tag: alpine };
  },
  'sbtscala/scala-sbt': (tag) => {
    const match = /^eclipse-temurin-(?:(alpine|focal|jammy|noble)-)?(\d[\w.-]*?(?:_\d+)?)_\d+\.\d+\.\d+_\d+\.\d+\.\d+$/.exec(tag);
    if (!match) return undefined;
    const jdk = `${match[2]!}-jdk${match[1] === undefined ? '' : `-${match[1]}`}`;
    return { path: 'eclipse-temurin', tag: jdk, workingDir: '/root', keepsDefaults: true, variables: ['SCALA_VERSION=', 'SBT_VERSION=', 'USER_ID=', 'GROUP_ID='] };
  },
}; // prettier-ignore

/** Variables of images that the catalogue lists without them; what their values are depends on the tag. */
const UNLISTED: Readonly<Record<string, readonly string[]>> = {
  elixir: ['ELIXIR_VERSION', 'OTP_VERSION', 'REBAR3_VERSION'],
};

function withVariables(base: BaseImage, names: readonly string[]): BaseImage {
  const { facts } = base;
  const defaults = facts.defaults ?? { basis: 'estimate' as const, of: base.tag };
  const env = { ...Object.fromEntries(names.map((name) => [name, ''])), ...defaults.env };
  return { ...base, facts: { ...facts, defaults: { ...defaults, env } } };
}

/** The image that a FROM names, be it of the catalogue or one whose tag tells what it was made of. */
export function readToldBase(scan: Scan, stage: Stage, catalogue: Catalogue): BaseImage | NoBaseImage | 'stage' {
  const known = readBase(scan, stage, catalogue);
  if (typeof known === 'object' && Object.hasOwn(UNLISTED, known.image.path))
    return withVariables(known, UNLISTED[known.image.path]!);
  if (known !== 'unknown-image') return known;
  const from = readFromReference(scan, stage);
  const path = from && familiarName(from.reference);
  const tag = from?.reference.tag;
  if (!from || path === undefined || tag === undefined || from.reference.digest !== undefined) return known;
  const told = Object.hasOwn(TOLD, path) ? TOLD[path]!(tag) : undefined;
  const facts = told && catalogue.findFacts(told.path, told.tag);
  return told && facts
    ? { stage, from, image: imageOf(path, tag), tag, facts: factsOf(path, tag, told, facts) }
    : known;
}

/** What an image was made of, as far as its tag tells: of `sbtscala/scala-sbt` the image of Java. */
export function originOf(path: string, tag: string): { readonly path: string; readonly tag: string } | undefined {
  return Object.hasOwn(TOLD, path) ? TOLD[path]!(tag) : undefined;
}

function imageOf(path: string, tag: string): KnownImage {
  const rest = { ownUser: undefined, dropsPrivileges: false, replacement: undefined, notes: [], source: undefined };
  return { path, name: path, tag, digest: undefined, ...rest };
}

function factsOf(path: string, tag: string, told: Told, facts: ImageFacts): ImageFacts {
  const own = told.keepsDefaults === true ? facts.defaults : undefined;
  const env = { ...own?.env, ...Object.fromEntries((told.variables ?? []).map((pair) => pair.split('=') as [string, string])) };
  const workingDir = told.workingDir ?? own?.workingDir;
  const defaults = { basis: 'estimate' as const, of: told.tag, ...own, env, ...(workingDir === undefined ? {} : { workingDir }) };
  return { ...facts, path, tag, defaults };
} // prettier-ignore
