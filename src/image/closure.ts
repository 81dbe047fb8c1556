import type { Contents } from './contents.ts';
import { type Elf, type ElfResult, readElf } from './elf.ts';
import { normalisePath } from './entry.ts';
import { type FileSystem, type Found, findPath } from './file-system.ts';
import type { FileNode } from './file-tree.ts';
import type { LibraryFolders } from './library-folders.ts';

/** What a program needs and the image lacks. */
export interface Missing {
  readonly kind: 'program' | 'interpreter' | 'library';
  /** As it is asked for: `node`, `/lib64/ld-linux-x86-64.so.2`, `libssl.so.3`. */
  readonly name: string;
  /** The path of what asks for it; '' for the image's own configuration. */
  readonly neededBy: string;
}

/** Where the loader of a container looks. */
export interface LoaderSurroundings {
  readonly fileSystem: FileSystem;
  readonly contents: Contents;
  readonly folders: LibraryFolders;
  /** Of the image's `LD_LIBRARY_PATH`. */
  readonly libraryPath: readonly string[];
}

interface Loaded {
  /** As the loader found it, links in it not followed. */
  readonly path: string;
  readonly elf: Elf;
  /** What asked for it. */
  readonly loader: Loaded | undefined;
}

/** Programs and libraries have hundreds at most. */
const MOST_LIBRARIES = 5000;

/** Finds the libraries of programs as the loaders of glibc and musl would, without running anything. */
export class LibraryFinder {
  readonly #where: LoaderSurroundings;
  readonly #known = new Map<FileNode, ElfResult>();

  constructor(where: LoaderSurroundings) {
    this.#where = where;
  }

  /**
   * What is missing for a program or library to be loaded; nothing for what is no ELF file. A damaged one counts as
   * missing itself, since the loader refuses it.
   */
  async findMissing({ path, node }: Found): Promise<readonly Missing[]> {
    await this.#prepare([node]);
    const elf = await this.#read(node);
    if (elf === 'not-elf') return [];
    if (elf === 'damaged') return [{ kind: 'program', name: path, neededBy: path }];
    const missing: Missing[] = [];
    const { interpreter } = elf;
    if (interpreter !== undefined && findPath(this.#where.fileSystem, interpreter)?.node.type !== 'file') {
      missing.push({ kind: 'interpreter', name: interpreter, neededBy: path });
    }
    const isMusl = this.#isMusl(interpreter);
    // The loader is there already, also for those that name it as a library.
    const names = new Set(interpreter === undefined ? [] : [baseName(interpreter)]);
    let level: readonly Loaded[] = [{ path, elf, loader: undefined }];
    while (level.length > 0) level = await this.#loadNext(level, names, isMusl, missing);
    return missing;
  }

  /** Loads what a level of libraries asks for. Gives the next level. */
  async #loadNext(
    level: readonly Loaded[],
    names: Set<string>,
    isMusl: boolean,
    missing: Missing[],
  ): Promise<readonly Loaded[]> {
    const wanted: { name: string; by: Loaded; found: readonly Found[] }[] = [];
    for (const by of level) {
      for (const name of by.elf.needed) {
        if (names.has(name) || names.size > MOST_LIBRARIES || (isMusl && IN_MUSL.test(name))) continue;
        names.add(name);
        wanted.push({ name, by, found: this.#candidates(name, by, isMusl) });
      }
    }
    await this.#prepare(wanted.flatMap(({ found }) => found.map(({ node }) => node)));
    const next: Loaded[] = [];
    for (const { name, by, found } of wanted) {
      const loaded = await this.#choose(found, by);
      if (loaded) next.push(loaded);
      else missing.push({ kind: 'library', name, neededBy: by.path });
    }
    return next;
  }

  /** The first that is for the same machine; the loader steps over others. */
  async #choose(found: readonly Found[], by: Loaded): Promise<Loaded | undefined> {
    for (const { path, node } of found) {
      const elf = await this.#read(node);
      if (typeof elf === 'object' && elf.kind === by.elf.kind) return { path, elf, loader: by };
    }
    return undefined;
  }

  #candidates(name: string, by: Loaded, isMusl: boolean): readonly Found[] {
    const { fileSystem, folders, libraryPath } = this.#where;
    const own = isMusl
      ? [...libraryPath, ...rpathsOfMusl(by)]
      : [...rpathsOfGlibc(by), ...libraryPath, ...runpathsOf(by)];
    const searched = [...own, ...(isMusl ? folders.musl : folders.glibc)];
    const paths = name.includes('/') ? [name] : searched.map((folder) => `${folder}/${name}`);
    return [...new Set(paths)].flatMap((path) => {
      const node = findPath(fileSystem, path)?.node;
      return node?.type === 'file' ? [{ path: normalisePath(path), node }] : [];
    });
  }

  #isMusl(interpreter: string | undefined): boolean {
    if (interpreter !== undefined) return interpreter.includes('ld-musl');
    const names = [...(findPath(this.#where.fileSystem, '/lib')?.node.children?.keys() ?? [])];
    return names.some((name) => name.startsWith('ld-musl-'));
  }

  async #prepare(nodes: readonly FileNode[]): Promise<void> {
    await this.#where.contents.prepare(nodes.filter((node) => !this.#known.has(node)));
  }

  async #read(node: FileNode): Promise<ElfResult> {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    const result = await readElf((offset, length) => this.#where.contents.read(node, offset, length));
    this.#known.set(node, result);
    return result;
  }
}

/** Libraries that are the loader itself, under every name that programs know them by. */
const IN_MUSL = /^lib(?:c|pthread|rt|m|dl|util|xnet)\./;

/** A RPATH holds for all that is loaded by its owner, unless the one that asks has a RUNPATH. */
function rpathsOfGlibc(by: Loaded): readonly string[] {
  if (by.elf.runpath.length > 0) return [];
  return chainOf(by).flatMap((one) => (one.elf.runpath.length > 0 ? [] : expandAll(one.elf.rpath, one)));
}

function runpathsOf(by: Loaded): readonly string[] {
  return expandAll(by.elf.runpath, by);
}

/** musl makes no difference between the two. */
function rpathsOfMusl(by: Loaded): readonly string[] {
  return chainOf(by).flatMap((one) => expandAll(one.elf.runpath.length > 0 ? one.elf.runpath : one.elf.rpath, one));
}

function chainOf(by: Loaded): readonly Loaded[] {
  const chain: Loaded[] = [];
  for (let one: Loaded | undefined = by; one && chain.length < MOST_CHAIN; one = one.loader) chain.push(one);
  return chain;
}

const MOST_CHAIN = 50;

function expandAll(folders: readonly string[], { path, elf }: Loaded): readonly string[] {
  const origin = path.slice(0, path.lastIndexOf('/')) || '/';
  return folders.slice(0, 100).flatMap((folder) => {
    const plain = folder.replaceAll('${ORIGIN}', origin).replaceAll('$ORIGIN', origin);
    if (!plain.includes('$')) return plain === '' ? [] : [plain];
    // What stands for $LIB depends on the distribution.
    const names = elf.bits === 64 ? ['lib64', 'lib'] : ['lib', 'lib32'];
    return names.map((name) => plain.replaceAll('${LIB}', name).replaceAll('$LIB', name));
  });
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
