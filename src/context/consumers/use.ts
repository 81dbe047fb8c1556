/** What kind of file uses an image. */
export type ConsumerKind = 'compose' | 'devcontainer' | 'pipeline' | 'kubernetes' | 'script' | 'bake';

/** How an image is built, as far as it is literally said. */
export interface Build {
  /** The folder that it may copy from, relative to the root of the project; `undefined` where a variable or an address says. */
  readonly context: string | undefined;
  /** Relative to the root of the project; `undefined` where that is not known. */
  readonly dockerfile: string | undefined;
  readonly target: string | undefined;
  readonly args: Readonly<Record<string, string>>;
  /** The image's names, as written: with tags and variables. */
  readonly names: readonly string[];
}

/** A command that is run in the image. */
export interface RunInImage {
  /** From 1. */
  readonly line: number;
  /** As a shell would be given it; of a list of words each in quotes, as far as needed. */
  readonly text: string;
  /** Whether no shell is asked: only the first word is a program. */
  readonly isExec: boolean;
}

/** What stands over a folder of the image while it runs. */
export interface Mount {
  readonly line: number;
  /** As written; `undefined` of a volume without a name. */
  readonly source: string | undefined;
  /** In the image, absolute. */
  readonly target: string;
  /** A folder of the machine, and not a volume, which begins with what the image has. */
  readonly isBind: boolean;
}

/** A place in a file of the project that builds, runs or publishes an image. */
export interface Use {
  readonly kind: ConsumerKind;
  /** Relative to the root of the project. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly build?: Build | undefined;
  /** The image that it names, as written. */
  readonly image?: string | undefined;
  /** The service of a Compose file that it is, or names. */
  readonly service?: string | undefined;
  /** It stands in a container of which it is not said what image it has. */
  readonly isUnnamed?: boolean | undefined;
  readonly runs?: readonly RunInImage[] | undefined;
  readonly target?: string | undefined;
  /** The line that publishes it. */
  readonly published?: number | undefined;
  readonly user?: string | undefined;
  readonly mounts?: readonly Mount[] | undefined;
  /** People develop in it: `develop.watch`, devcontainer.json. As a clause. */
  readonly development?: string | undefined;
}

/** The words of a list as one text for a shell. */
export function textOfWords(words: readonly string[]): string {
  return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ');
}

/**
 * A mount as `-v` has it: `source:target[:mode]`, or a target alone.
 * @returns `undefined` where the target is not known
 */
export function readShortMount(text: string, line: number): Mount | undefined {
  const parts = text.replace(/^([A-Za-z]):(?=[\\/])/, '/$1').split(/:(?![^{]*\})/);
  const [source, target] = parts.length === 1 ? [undefined, parts[0]!] : [parts[0]!, parts[1]!];
  if (!target.startsWith('/')) return undefined;
  // Anything but a plain name is a folder: `.`, `~/x`, `${PWD}/x`.
  const isBind = source !== undefined && !/^\w[\w.-]*$/.test(source);
  return { line, source, target: target.replace(/(?<=.)\/+$/, ''), isBind };
}
