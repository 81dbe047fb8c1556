import { rowOf } from './once.ts';

/** How sure an answer is: looked at by hand, found in a foreign list, or nothing but the same name. */
export const CERTAINTIES = ['checked', 'mapped', 'guess'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** commands.json */
export interface CommandData {
  readonly source: string;
  readonly date: string;
  readonly commands: Readonly<Record<string, CommandRow>>;
}

export interface CommandRow {
  /** The package of Debian; by suite where they differ. */
  readonly debian?: string | Readonly<Record<string, string>>;
  /** The suites whose slim image has it. */
  readonly base?: string;
  /** The package of Alpine's own image that has it: `busybox`. */
  readonly alpineBase?: string;
  /** To be installed where it is not there, or for the real one; empty where there is none. */
  readonly alpine?: readonly string[];
  readonly certainty?: Certainty;
}

/** Where a command comes from. */
export interface CommandPackage {
  /** Whether the distribution's smallest image has it, for Alpine often as a part of busybox that can do less. */
  readonly isInBase: boolean;
  /** What to install for it; empty where the distribution has none. */
  readonly packages: readonly string[];
  readonly certainty: Certainty;
}

/**
 * The package that brings a command. `undefined` where the catalogue does not know it.
 * @param suite of Debian, for commands that moved from one package to another; its newest where it is not known
 */
export function findCommandPackageIn(
  data: CommandData,
  command: string,
  distribution: 'debian' | 'alpine',
  suite = 'trixie',
): CommandPackage | undefined {
  const row = rowOf(data.commands, command);
  if (!row) return undefined;
  if (distribution === 'debian') {
    const { debian, base = '' } = row;
    const isInBase = base.split(' ').includes(suite);
    const name = typeof debian === 'string' || debian === undefined ? debian : rowOf(debian, suite);
    if (name === undefined && !isInBase) return undefined;
    return { isInBase, packages: name === undefined ? [] : [name], certainty: 'checked' };
  }
  if (row.alpineBase === undefined && row.alpine === undefined) return undefined;
  const { alpine = [], certainty = 'checked' } = row;
  return { isInBase: row.alpineBase !== undefined, packages: alpine, certainty };
}

/** alpine.json */
export interface AlpineData {
  readonly source: string;
  readonly date: string;
  readonly packages: Readonly<Record<string, AlpineRow>>;
}

export interface AlpineRow {
  readonly to: readonly string[];
  readonly certainty: Certainty;
  readonly kind: PackageKind;
  readonly isNeedless?: true;
}

export const PACKAGE_KINDS = ['tool', 'dev', 'runtime-lib', 'font'] as const;
export type PackageKind = (typeof PACKAGE_KINDS)[number];

/** What stands for a package of Debian on Alpine. */
export interface AlpinePackages {
  /** Empty: there is none. */
  readonly packages: readonly string[];
  /** A `guess` follows from the name alone, and is nothing to act on. */
  readonly certainty: Certainty;
  readonly kind: PackageKind;
  /** Whether it can go: Alpine has what it is for, or no use for it. */
  readonly isNeedless: boolean;
}

/** `undefined` where the catalogue does not know what stands for the package. @param name without version and architecture */
export function mapAptToApkIn(data: AlpineData, name: string): AlpinePackages | undefined {
  const row = rowOf(data.packages, name);
  if (!row) return undefined;
  return { packages: row.to, certainty: row.certainty, kind: row.kind, isNeedless: row.isNeedless === true };
}

/** libraries.json: `full libpq5` is the level of buildpack-deps that has it and its package, `- libgl1` one of no level. */
export interface LibraryData {
  readonly source: string;
  readonly date: string;
  readonly libraries: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Where a shared library comes from. */
export interface LibraryPackage {
  readonly package: string;
  /** The smallest of Debian's images that has it; `undefined` where none has. */
  readonly level: 'slim' | 'curl' | 'scm' | 'full' | undefined;
}

/** @param soname `libpq.so.5` */
export function findLibraryIn(data: LibraryData, soname: string, suite: string): LibraryPackage | undefined {
  const packed = rowOf(rowOf(data.libraries, soname) ?? {}, suite);
  if (packed === undefined) return undefined;
  const [level, name] = packed.split(' ') as [string, string];
  return { package: name, level: level === '-' ? undefined : (level as LibraryPackage['level']) };
}
