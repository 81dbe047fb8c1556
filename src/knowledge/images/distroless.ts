import { rowOf } from './once.ts';

/** distroless.json */
export interface DistrolessData {
  readonly source: string;
  readonly date: string;
  /** What stands before the name of an image: `gcr.io/distroless/`. */
  readonly prefix: string;
  /** By tag: the user, and where it starts. */
  readonly tags: Readonly<Record<string, DistrolessTag>>;
  readonly images: Readonly<Record<string, DistrolessRow>>;
}

export interface DistrolessTag {
  readonly user: string;
  readonly workingDir: string;
  /** Those for finding faults have busybox. */
  readonly shell?: string;
}

export interface DistrolessRow {
  readonly suite: string;
  readonly libc: 'glibc' | 'none';
  readonly platforms: readonly string[];
  readonly packages: string;
  readonly entrypoint?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** An image without a shell and a package manager. */
export interface DistrolessImage extends Omit<DistrolessRow, 'packages'> {
  /** `gcr.io/distroless/nodejs24-debian13`. */
  readonly path: string;
  /** Of Debian. */
  readonly packages: ReadonlySet<string>;
  readonly tags: Readonly<Record<string, DistrolessTag>>;
}

/** @param path with the registry */
export function findDistrolessIn(data: DistrolessData, path: string): DistrolessImage | undefined {
  const row = path.startsWith(data.prefix) ? rowOf(data.images, path.slice(data.prefix.length)) : undefined;
  return row && { ...row, path, packages: new Set(row.packages.split(' ')), tags: data.tags };
}
