/** A user of an image. */
export interface ImageUser {
  readonly name: string;
  readonly uid?: number;
  readonly gid?: number;
  /** Where it is known. */
  readonly home?: string;
}

/** The configuration that an image brings, as its Dockerfiles write it. What is absent is not set. */
export interface ImageDefaults {
  /** `root` where no Dockerfile of the chain has a USER. */
  readonly user?: string;
  /** Those that its Dockerfiles make; those of the distribution stand elsewhere. */
  readonly users?: readonly ImageUser[];
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly workingDir?: string;
  /** Values may name other variables. Versions, addresses and checksums are left out. */
  readonly env?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly stopSignal?: string;
}

/** Images that are still rebuilt: one row per variant. */
export interface VariantRow {
  /** All floating names of it, separated by blanks. */
  readonly tags: string;
  /** The longest of its versions: `24.19`. */
  readonly version?: string;
  readonly suite?: string;
  /** Which row of `platforms`. */
  readonly platforms: number;
  /** Which row of `defaults`, where its Dockerfiles were read. */
  readonly defaults?: number;
  readonly size?: SizeRow;
}

/** Compressed bytes for linux/amd64, when they were that, and under which tag. */
export type SizeRow = readonly [bytes: number, date: string, tag: string];

export interface ImageRow {
  /** Of which Dockerfiles its configuration is. */
  readonly source?: string;
  /** The user that it brings for programs, by C library where the ids differ. */
  readonly ownUser?: { readonly glibc?: ImageUser; readonly musl?: ImageUser };
  /** Whether its entrypoint starts as root and changes the user by itself. */
  readonly dropsPrivileges?: true;
  /** What to use in its place; the image is no longer made. */
  readonly replacement?: string;
  readonly notes?: readonly string[];
  readonly defaults?: readonly ImageDefaults[];
  readonly variants: readonly VariantRow[];
  /** Of tags that are no longer listed. */
  readonly oldSizes?: readonly SizeRow[];
}

/** images.json */
export interface ImageData {
  readonly source: string;
  readonly date: string;
  readonly platforms: readonly string[];
  /** Users that every image of a distribution has. */
  readonly baseUsers: Readonly<Record<string, readonly ImageUser[]>>;
  /** From which of Ubuntu's releases on its image has the user `ubuntu`. */
  readonly ubuntuUser: ImageUser & { readonly since: string };
  readonly images: Readonly<Record<string, ImageRow>>;
}
