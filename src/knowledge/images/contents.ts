import type { Basis } from './facts.ts';
import { once, rowOf } from './once.ts';

/** How much of buildpack-deps an image is built on; each has all that the one before has. */
export const LEVELS = ['slim', 'curl', 'scm', 'full'] as const;
export type Level = (typeof LEVELS)[number];

/** contents.json */
export interface ContentsData {
  readonly source: string;
  readonly date: string;
  readonly suites: Readonly<Record<string, SuiteContents>>;
  readonly images: Readonly<Record<string, ImageContents>>;
}

export interface SuiteContents {
  /** What buildpack-deps has over the slim image of Debian: `scm tool git scalar` is level, kind and commands. */
  readonly packages: Readonly<Record<string, string>>;
  /** Commands that are to be had by a package of a better name, or by a link of the alternatives: `cc` of gcc. */
  readonly links: Readonly<Record<string, string>>;
}

export interface ImageContents {
  /** What the full image is built on; absent where there is no slim one to compare it with. */
  readonly level?: Level;
  /** Packages that it has besides. */
  readonly extra?: readonly string[];
  /** What the slim image has over that of Debian, by suite, separated by blanks. Absent where nobody has looked. */
  readonly slim?: Readonly<Record<string, { readonly packages: string; readonly commands: string }>>;
  /** What the image itself brings, in each variant. */
  readonly commands?: readonly string[];
}

/** A package that the full image has and the slim one lacks. */
export interface MissingPackage {
  readonly name: string;
  /** `headers` are of use to a compiler alone, a `library` to programs that were compiled with it. */
  readonly kind: 'tool' | 'headers' | 'library';
  readonly commands: readonly string[];
}

/** What goes missing with a change from the full image to the slim one. */
export interface MissingInSlim {
  /** Of which suite the lists are: the one asked for, or the nearest that was looked at. */
  readonly suite: string;
  /** `estimate` where the suite is another, whose packages have other versions in their names. */
  readonly basis: Basis;
  /** Whether it is known what the slim image has over Debian's own; where it is not, some of it may be there. */
  readonly isSlimKnown: boolean;
  readonly packages: ReadonlyMap<string, MissingPackage>;
  /** The package that brings a command back. */
  readonly commands: ReadonlyMap<string, string>;
}

/** Debian's releases before and after those that were looked at, by age, to find the nearest. */
const BEFORE: ReadonlySet<string> = new Set(['squeeze', 'wheezy', 'jessie', 'stretch', 'buster']);
const AFTER: ReadonlySet<string> = new Set(['forky', 'sid']);

/** What the full image has over the slim one, worked out once for each image and suite. */
export function openContents(data: ContentsData): (path: string, suite: string) => MissingInSlim | undefined {
  const find = once((key) => {
    const [path, suite] = key.split(' ') as [string, string];
    return compare(path, suite, data);
  });
  return (path, suite) => find(`${path} ${suite}`);
}

function compare(path: string, suite: string, data: ContentsData): MissingInSlim | undefined {
  const image = rowOf(data.images, path);
  const known = Object.keys(data.suites);
  const nearest = BEFORE.has(suite) ? known[0] : AFTER.has(suite) ? known.at(-1) : suite;
  const contents = nearest === undefined ? undefined : rowOf(data.suites, nearest);
  if (image?.level === undefined || !contents || nearest === undefined) return undefined;
  const slim = image.slim && (rowOf(image.slim, nearest) ?? Object.values(image.slim)[0]);
  const present = new Set((slim?.packages ?? '').split(' '));
  const presentCommands = new Set((slim?.commands ?? '').split(' '));
  const reach = LEVELS.indexOf(image.level);
  const all = Object.entries(contents.packages).map(([name, row]) => readPackage(name, row));
  const packages = new Map(
    all
      .filter(([level, { name }]) => LEVELS.indexOf(level) <= reach && !present.has(name))
      .map(([, row]) => [row.name, row]),
  );
  const extra = (image.extra ?? []).map((name): [string, MissingPackage] => [
    name,
    { name, kind: 'headers', commands: [] },
  ]);
  const own = [...packages.values()].flatMap(({ name, commands }) =>
    commands.map((command) => [command, name] as const),
  );
  const links = Object.entries(contents.links).filter(([, name]) => packages.has(name));
  const commands = new Map([...own, ...links].filter(([command]) => !presentCommands.has(command)));
  const isSame = nearest === suite && (image.slim === undefined || Object.hasOwn(image.slim, nearest));
  return {
    suite: nearest,
    basis: isSame ? 'catalogue' : 'estimate',
    isSlimKnown: slim !== undefined,
    packages: new Map([...packages, ...extra]),
    commands,
  };
}

function readPackage(name: string, row: string): readonly [Level, MissingPackage] {
  const [level, kind, ...commands] = row.split(' ') as [Level, MissingPackage['kind'], ...string[]];
  return [level, { name, kind, commands }];
}
