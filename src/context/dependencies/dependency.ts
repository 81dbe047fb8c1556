/** One package of one version. */
export interface Dependency {
  /** As the ecosystem compares names: that of PyPI in lower case with `-` alone. */
  readonly name: string;
  /** Only where exactly one is chosen: `1.2.3`, never a range. */
  readonly version: string | undefined;
  /** It is certain that only development needs it. */
  readonly isDev: boolean;
  /** It is installed on some platforms or versions only, or as an extra that has to be asked for. */
  readonly hasMarkers: boolean;
  /** Of Node: whether it runs a script when it is installed. `undefined` where that is not written down. */
  readonly hasInstallScript: boolean | undefined;
  /** Of Node: the C libraries that it is made for, `glibc` or `musl`; empty where it does not say. */
  readonly libc: readonly string[];
}

/** What one file says. */
export type FileReading =
  | {
      readonly kind: 'read';
      readonly packages: readonly Dependency[];
      /** What could not be read of it, a clause for each: `line 3 names a URL`. Never the text itself, which may hold a password. */
      readonly unread: readonly string[];
    }
  | { readonly kind: 'unread'; readonly because: string };

/** What an install brings, as far as the files of the context tell. */
export type DependencyReading =
  | {
      readonly kind: 'read';
      readonly packages: readonly Dependency[];
      /** The files that were read, in the order in which they were. */
      readonly from: readonly string[];
      /** Whether nothing else comes along: all is locked, and all of it was read. */
      readonly isComplete: boolean;
      /** What was not read, a clause for each. */
      readonly unread: readonly string[];
      /** The scripts of a `package.json`, by name; empty for all else. */
      readonly scripts: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'unread'; readonly because: string };

/** More than any lock file of less than 1 MiB has. */
const MAX_PACKAGES = 30_000;
const MAX_UNREAD = 100;
const MAX_NAME = 214;

type Facts = Partial<Omit<Dependency, 'name' | 'version'>>;

/** Collects what a file says, each package once: what is installed twice in one version is needed by the stronger need. */
export class PackageList {
  readonly #packages = new Map<string, Dependency>();
  readonly #unread: string[] = [];

  /** @param name in any spelling; one that cannot be a package's is left out, and said so */
  add(name: string, version: string | undefined, facts: Facts = {}): void {
    if (name === '' || name.length > MAX_NAME || /[\s"'<>`\\]/.test(name)) {
      this.leaveOut('one package has a name that cannot be one');
      return;
    }
    if (this.#packages.size >= MAX_PACKAGES) {
      this.leaveOut(`packages after the first ${MAX_PACKAGES}`);
      return;
    }
    const key = `${name} ${version ?? ''}`;
    const before = this.#packages.get(key);
    const { isDev = false, hasMarkers = false, hasInstallScript, libc = [] } = facts;
    this.#packages.set(key, {
      name,
      version: version?.slice(0, MAX_NAME),
      isDev: isDev && before?.isDev !== false,
      hasMarkers: hasMarkers && before?.hasMarkers !== false,
      hasInstallScript: before?.hasInstallScript === true ? true : hasInstallScript,
      libc,
    });
  }

  /** @param what a clause that says what is not read */
  leaveOut(what: string): void {
    if (this.#unread.length < MAX_UNREAD && this.#unread.at(-1) !== what) this.#unread.push(what);
  }

  get reading(): FileReading & { readonly kind: 'read' } {
    return { kind: 'read', packages: [...this.#packages.values()], unread: this.#unread };
  }
}

export function unread(because: string): { readonly kind: 'unread'; readonly because: string } {
  return { kind: 'unread', because };
}
