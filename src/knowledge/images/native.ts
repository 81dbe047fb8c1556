import { rowOf } from './once.ts';

export const ECOSYSTEMS = ['python', 'node', 'ruby', 'php'] as const;
export type Ecosystem = (typeof ECOSYSTEMS)[number];

/** Names of packages, by suite where they differ. */
export type SuiteList = readonly string[] | Readonly<Record<string, readonly string[]>>;

/**
 * Whether there is something ready to be installed for a C library: `always`, `never`, `pure` (there is nothing to
 * compile), `unknown`, or from a version on.
 */
export type Prebuilt = 'always' | 'never' | 'pure' | 'unknown' | { readonly since: string };

/** What a package of an ecosystem needs of the system. */
export interface NativeNeeds {
  readonly glibc: Prebuilt;
  readonly musl: Prebuilt;
  /** To be installed before it is compiled, which is so where nothing is ready. */
  readonly debianBuild: SuiteList;
  readonly alpineBuild: readonly string[];
  /** To be there when the program runs, in any case. */
  readonly debianRuntime: SuiteList;
  readonly alpineRuntime: readonly string[];
  /** Of PHP: whether the official image has the extension without further ado. */
  readonly isBundled?: true;
  /** What no package of the distribution has, so that it has to be fetched and compiled by itself. */
  readonly compiledFromSource?: readonly string[];
}

/** native.json */
export interface NativeData {
  readonly source: string;
  readonly date: string;
  readonly needs: Readonly<Record<Ecosystem, Readonly<Record<string, NativeNeeds>>>>;
}

/**
 * What a package needs of the system. `undefined`: the catalogue does not know it, which does not mean that it needs
 * nothing.
 */
export function needsToBuildIn(data: NativeData, ecosystem: Ecosystem, name: string): NativeNeeds | undefined {
  return rowOf(data.needs[ecosystem], normalize(ecosystem, name));
}

/** The packages of a list for a suite; `undefined` where the suite has them not all. */
export function listFor(list: SuiteList, suite: string): readonly string[] | undefined {
  return isPlain(list) ? list : rowOf(list, suite);
}

function isPlain(list: SuiteList): list is readonly string[] {
  return Array.isArray(list);
}

/** As the ecosystem compares names: PyPI without regard to case, `-`, `_` and `.` (PEP 503), PHP without regard to case. */
function normalize(ecosystem: Ecosystem, name: string): string {
  if (ecosystem === 'python') return name.toLowerCase().replace(/[-_.]+/g, '-');
  return ecosystem === 'php' ? name.toLowerCase() : name;
}
