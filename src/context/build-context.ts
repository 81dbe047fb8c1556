/** The largest file that {@link BuildContext.readText} gives, in bytes. */
export const MAX_TEXT_BYTES = 1024 * 1024;

/** The most names that one call of {@link BuildContext.list} gives. */
export const MAX_FILES = 100_000;

/** The ignore file of a build: the one that a builder reads, whether it is there or not. */
export interface IgnoreFile {
  /** Relative to the root of the context; `undefined` for one that is outside of it. */
  readonly path: string | undefined;
  /** `undefined` where it is not there. */
  readonly text: string | undefined;
  /** It is that of one Dockerfile (`Dockerfile.dockerignore`), and means nothing to the others of the context. */
  readonly isOwn: boolean;
  /** A link stands in its place. */
  readonly isLink: boolean;
}

/**
 * The files that a build may COPY, as `.dockerignore` leaves them. Paths are relative to the root of the context,
 * with `/`, without a leading `./`; the root is ''.
 */
export interface BuildContext {
  /** Whether there is a file or folder by that path that a COPY would bring. */
  has(path: string): boolean;

  /** Whether what stands there is a folder; `false` also where nothing is. */
  isFolder(path: string): boolean;

  /**
   * The text of a file. `undefined` where there is none, or none that may be read: ignored, outside, a link out of
   * the context, no UTF-8, or larger than {@link MAX_TEXT_BYTES}.
   */
  readText(path: string): string | undefined;

  /**
   * The first bytes of a file (to know an ELF binary or a shebang); same conditions as readText but for its size and
   * encoding.
   */
  readStart(path: string, bytes: number): Uint8Array | undefined;

  /** Names of the files and folders that are directly in a folder, in their order; only this folder is listed for it. */
  namesIn(folder: string): readonly string[];

  /** Files below a folder, in the order of their names; at most {@link MAX_FILES}. */
  list(folder?: string): readonly string[];

  /**
   * All files, in the order of {@link list} and without its limit; a folder that is to be taken as a whole comes by its own
   * name, and is not looked into.
   */
  walk(isWhole: (folder: string) => boolean): Iterable<string>;

  /** The size of a file in bytes; `undefined` where there is none. Same conditions as readText but for size and encoding. */
  sizeOf(path: string): number | undefined;

  /**
   * The twelve bits of a file's mode (0o644, 0o4755) where it lies; `undefined` where there is none, or nobody can tell, as
   * on Windows.
   */
  modeOf(path: string): number | undefined;

  /** `undefined` where the rules are not those of a file. */
  readonly ignoreFile: IgnoreFile | undefined;

  /** The same files and those that the ignore rules leave out: nothing of a build, but evidence of what it is for. */
  readonly unfiltered: BuildContext;

  /** The path of the Dockerfile in the context; `undefined` where it is outside, or nobody said where it is. */
  readonly dockerfile: string | undefined;

  /**
   * The same with another text in the place of a file, or with one more file. Where it is the ignore file, its rules hold.
   * @throws ContextError for an ignore file that a builder would reject
   */
  withFile(path: string, text: string): BuildContext;
}
