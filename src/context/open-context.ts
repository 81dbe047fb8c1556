import { type BuildContext, type IgnoreFile, MAX_FILES, MAX_TEXT_BYTES } from './build-context.ts';
import { changeTree } from './changed-tree.ts';
import { folderOf, joinPath, readContextPath } from './context-path.ts';
import type { EntryKind, FileTree } from './file-tree.ts';
import { type FolderVerdict, type IgnoreRules, NO_RULES, readIgnoreRules, ROOT_VERDICT } from './ignore-rules.ts';
import { decodeUtf8 } from '../text/decode.ts';

/** As many as Linux follows. */
const MAX_LINKS = 40;
/** Names that one walk looks at, ignored ones included. */
const MAX_VISITED = 10 * MAX_FILES;

/**
 * The files of a tree that the rules leave. Every folder is listed at most once, when something in it is asked for. Names
 * are compared letter by letter, as a builder does on every system. A link is followed as long as it stays inside by
 * relative steps; one that says an absolute path leads out of the context.
 */
export function openContext(tree: FileTree, rules: IgnoreRules, about: ContextFiles = {}): BuildContext {
  return new Context(tree, rules, about);
}

/** The files that make a folder the context of a build. */
export interface ContextFiles {
  readonly ignoreFile?: IgnoreFile | undefined;
  /** Relative to the root of the context. */
  readonly dockerfile?: string | undefined;
}

interface Folder {
  readonly verdict: FolderVerdict;
  readonly entries: ReadonlyMap<string, EntryKind>;
}

interface Found {
  readonly path: string;
  readonly kind: 'file' | 'folder';
}

class Context implements BuildContext {
  readonly #tree: FileTree;
  readonly #rules: IgnoreRules;
  readonly #folders = new Map<string, Folder>();
  readonly #lists = new Map<string, readonly string[]>();
  #unfiltered: BuildContext | undefined;
  readonly ignoreFile: IgnoreFile | undefined;
  readonly dockerfile: string | undefined;

  constructor(tree: FileTree, rules: IgnoreRules, { ignoreFile, dockerfile }: ContextFiles) {
    this.#tree = tree;
    this.#rules = rules;
    this.ignoreFile = ignoreFile;
    this.dockerfile = dockerfile;
  }

  has(path: string): boolean {
    return this.#find(path)?.kind === 'file' || this.isFolder(path);
  }

  isFolder(path: string): boolean {
    const found = this.#find(path);
    if (found?.kind !== 'folder') return false;
    if (!this.#verdictOf(found.path).isIgnored) return true;
    for (const _ of this.#filesBelow(found.path)) return true;
    return false;
  }

  namesIn(folder: string): readonly string[] {
    const found = this.#find(folder);
    if (found?.kind !== 'folder') return [];
    const names = [...this.#folder(found.path).entries.keys()].sort();
    return names.filter((name) => this.has(joinPath(found.path, name)));
  }

  readText(path: string): string | undefined {
    const bytes = this.readStart(path, MAX_TEXT_BYTES + 1);
    return bytes && bytes.length <= MAX_TEXT_BYTES ? decodeUtf8(bytes) : undefined;
  }

  readStart(path: string, bytes: number): Uint8Array | undefined {
    const found = this.#find(path);
    return found?.kind === 'file' ? this.#tree.readStart(found.path, bytes) : undefined;
  }

  sizeOf(path: string): number | undefined {
    const found = this.#find(path);
    return found?.kind === 'file' ? this.#tree.sizeOf(found.path) : undefined;
  }

  modeOf(path: string): number | undefined {
    const found = this.#find(path);
    return found?.kind === 'file' ? this.#tree.modeOf(found.path) : undefined;
  }

  get unfiltered(): BuildContext {
    return (this.#unfiltered ??= new Context(this.#tree, NO_RULES, { dockerfile: this.dockerfile }));
  }

  withFile(path: string, text: string): BuildContext {
    const { ignoreFile, dockerfile } = this;
    const own = readContextPath(path);
    if (!own) return this;
    const isIgnoreFile = ignoreFile !== undefined && own === ignoreFile.path;
    return new Context(changeTree(this.#tree, own, text), isIgnoreFile ? readIgnoreRules(text) : this.#rules, {
      ignoreFile: isIgnoreFile ? { ...ignoreFile, text } : ignoreFile,
      dockerfile,
    });
  }

  walk(isWhole: (folder: string) => boolean): Iterable<string> {
    return this.#filesBelow('', isWhole);
  }

  list(folder = ''): readonly string[] {
    const own = readContextPath(folder);
    if (own === undefined) return [];
    let known = this.#lists.get(own);
    if (!known) this.#lists.set(own, (known = this.#listAfresh(own)));
    return known;
  }

  #listAfresh(folder: string): readonly string[] {
    const found = this.#find(folder);
    if (found?.kind !== 'folder') return [];
    const files: string[] = [];
    for (const file of this.#filesBelow(found.path)) {
      if (files.length === MAX_FILES) break;
      files.push(
        found.path === folder ? file : joinPath(folder, found.path === '' ? file : file.slice(found.path.length + 1)),
      );
    }
    return files;
  }

  /** What a path stands for, links resolved; files that are ignored are not found, folders are. */
  #find(path: string): Found | undefined {
    const own = readContextPath(path);
    if (own === undefined) return undefined;
    const rest = namesOf(own).reverse();
    let at = '';
    let links = 0;
    for (let name = rest.pop(); name !== undefined; name = rest.pop()) {
      if (name === '..') {
        if (at === '') return undefined;
        at = folderOf(at);
        continue;
      }
      const { entries, verdict } = this.#folder(at);
      const kind = entries.get(name);
      const next = joinPath(at, name);
      if (kind === 'folder') {
        at = next;
        continue;
      }
      if (kind === undefined || this.#rules.isIgnored(next, verdict)) return undefined;
      if (kind === 'file') return rest.length === 0 ? { path: next, kind } : undefined;
      const target = this.#tree.targetOf(next);
      links += 1;
      if (target === undefined || links > MAX_LINKS || isAbsolute(target)) return undefined;
      rest.push(...namesOf(target).reverse());
    }
    return { path: at, kind: 'folder' };
  }

  /** Asked for from the root downwards, so that the folder it is in is known. */
  #folder(path: string): Folder {
    const known = this.#folders.get(path);
    if (known) return known;
    const verdict = path === '' ? ROOT_VERDICT : this.#rules.judgeFolder(path, this.#folder(folderOf(path)).verdict);
    const entries = new Map(this.#tree.entriesOf(path).map(({ name, kind }) => [name, kind]));
    const folder = { verdict, entries };
    this.#folders.set(path, folder);
    return folder;
  }

  /** Those that a builder would send, links to files included, in the order of their names, folder by folder. */
  *#filesBelow(folder: string, isWhole?: (folder: string) => boolean): Iterable<string> {
    const open: { readonly path: string; readonly kind: EntryKind }[] = [{ path: folder, kind: 'folder' }];
    let visited = 0;
    for (let entry = open.pop(); entry && visited < MAX_VISITED; entry = open.pop()) {
      visited += 1;
      const { path, kind } = entry;
      if (kind === 'link' && this.#find(path)?.kind === 'file') yield path;
      if (kind === 'file' && !this.#rules.isIgnored(path, this.#folder(folderOf(path)).verdict)) yield path;
      if (kind !== 'folder' || this.#isLeftOut(path)) continue;
      if (path !== '' && isWhole?.(path)) {
        if (this.isFolder(path)) yield path;
        continue;
      }
      const { entries } = this.#folder(path);
      const names = [...entries.keys()].sort().reverse();
      for (const name of names) open.push({ path: joinPath(path, name), kind: entries.get(name)! });
    }
  }

  /** Whether nothing in a folder is sent; said without listing it, which may take long. */
  #isLeftOut(path: string): boolean {
    return path !== '' && this.#verdictOf(path).isIgnored && !this.#rules.mayIncludeBelow(path);
  }

  /** What the rules say of a folder, without listing it. */
  #verdictOf(path: string): FolderVerdict {
    if (path === '') return ROOT_VERDICT;
    return this.#folders.get(path)?.verdict ?? this.#rules.judgeFolder(path, this.#folder(folderOf(path)).verdict);
  }
}

function namesOf(path: string): string[] {
  return path.split('/').filter((name) => name !== '' && name !== '.');
}

function isAbsolute(target: string): boolean {
  return target.startsWith('/') || /^[A-Za-z]:/.test(target);
}
