import { type Dependency, type DependencyReading, type FileReading, unread } from './dependency.ts';

/** What one file says, with its path. */
export interface ReadFile {
  readonly path: string;
  readonly reading: FileReading;
}

export interface JoinOptions {
  /** Whether they lock all that an install brings. */
  readonly isLocked: boolean;
  readonly scripts?: ReadonlyMap<string, string>;
}

/** What several files say together: a package that one of them needs at run time is no development package. */
export function joinReadings(
  files: readonly ReadFile[],
  { isLocked, scripts = new Map() }: JoinOptions,
): DependencyReading {
  const packages = new Map<string, Dependency>();
  const left: string[] = [];
  const from: string[] = [];
  for (const { path, reading } of files) {
    if (reading.kind === 'unread') {
      left.push(`${path}: ${reading.because}`);
      continue;
    }
    from.push(path);
    left.push(...reading.unread.map((what) => `${path}: ${what}`));
    for (const dependency of reading.packages) {
      const key = `${dependency.name} ${dependency.version ?? ''}`;
      packages.set(key, strongerOf(packages.get(key), dependency));
    }
  }
  if (from.length === 0) return unread(left.join('; '));
  return {
    kind: 'read',
    packages: [...packages.values()],
    from,
    isComplete: isLocked && left.length === 0,
    unread: left,
    scripts,
  };
}

function strongerOf(one: Dependency | undefined, other: Dependency): Dependency {
  if (!one) return other;
  return {
    ...other,
    isDev: one.isDev && other.isDev,
    hasMarkers: one.hasMarkers && other.hasMarkers,
    hasInstallScript: one.hasInstallScript === true ? true : (other.hasInstallScript ?? one.hasInstallScript),
    libc: other.libc.length > 0 ? other.libc : one.libc,
  };
}
