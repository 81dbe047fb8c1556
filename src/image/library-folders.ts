import { type Contents, readText } from './contents.ts';
import { type FileSystem, findPath } from './file-system.ts';
import type { FileNode } from './file-tree.ts';

/** Where the loader of an image looks besides what a program asks for, in its order. */
export interface LibraryFolders {
  readonly glibc: readonly string[];
  readonly musl: readonly string[];
}

const MOST_CONFIG_BYTES = 256 * 1024;
const MOST_CONFIG_FILES = 200;
const MOST_FOLDERS = 1000;

/** Reads `/etc/ld.so.conf` with what it includes, and musl's path file; the folders that are built in come after. */
export async function readLibraryFolders(fileSystem: FileSystem, contents: Contents): Promise<LibraryFolders> {
  const included = await readGlibcConfig(fileSystem, contents);
  const multiarch = ['/lib', '/usr/lib'].flatMap((parent) =>
    [...(findPath(fileSystem, parent)?.node.children?.keys() ?? [])]
      .filter((name) => MULTIARCH.test(name))
      .map((name) => `${parent}/${name}`),
  );
  const glibc = [...included, ...multiarch, '/lib64', '/usr/lib64', '/lib', '/usr/lib', '/lib32', '/usr/lib32'];
  return { glibc, musl: await readMuslFolders(fileSystem, contents) };
}

/** Debian's folders per architecture, which its loader knows by itself. */
const MULTIARCH = /^[a-z0-9_]+-linux-(?:gnu|musl)[a-z0-9_]*$/;

async function readGlibcConfig(fileSystem: FileSystem, contents: Contents): Promise<readonly string[]> {
  const folders: string[] = [];
  const queue = ['/etc/ld.so.conf'];
  const seen = new Set<string>();
  while (queue.length > 0 && seen.size < MOST_CONFIG_FILES && folders.length < MOST_FOLDERS) {
    const path = queue.shift()!;
    const node = seen.has(path) ? undefined : findPath(fileSystem, path)?.node;
    seen.add(path);
    for (const line of await readLines(contents, node)) {
      const [first, ...rest] = line.replace(/#.*/, '').trim().split(/\s+/);
      if (first === 'include') queue.push(...rest.flatMap((pattern) => expand(fileSystem, pattern)));
      else if (first?.startsWith('/')) folders.push(first.replace(/=.*/, ''));
    }
  }
  return folders;
}

/** The files of a pattern whose stars are all in its last part, as those of every distribution are. */
function expand(fileSystem: FileSystem, pattern: string): readonly string[] {
  const path = pattern.startsWith('/') ? pattern : `/etc/${pattern}`;
  const cut = path.lastIndexOf('/');
  const [start, end, ...more] = path.slice(cut + 1).split('*');
  if (start === undefined || end === undefined || more.length > 0) return [path];
  const names = [...(findPath(fileSystem, path.slice(0, cut))?.node.children?.keys() ?? [])];
  return names
    .filter((name) => name.length >= start.length + end.length && name.startsWith(start) && name.endsWith(end))
    .sort()
    .map((name) => `${path.slice(0, cut)}/${name}`);
}

async function readMuslFolders(fileSystem: FileSystem, contents: Contents): Promise<readonly string[]> {
  const names = [...(findPath(fileSystem, '/etc')?.node.children?.keys() ?? [])];
  const name = names.find((one) => one.startsWith('ld-musl-') && one.endsWith('.path'));
  const node = name === undefined ? undefined : findPath(fileSystem, `/etc/${name}`)?.node;
  const written = (await readLines(contents, node))
    .flatMap((line) => line.split(':'))
    .filter((path) => path.startsWith('/'));
  return written.length > 0 ? written.slice(0, MOST_FOLDERS) : ['/lib', '/usr/local/lib', '/usr/lib'];
}

async function readLines(contents: Contents, node: FileNode | undefined): Promise<readonly string[]> {
  if (node?.type !== 'file') return [];
  await contents.prepare([node]);
  return ((await readText(contents, node, MOST_CONFIG_BYTES)) ?? '').split('\n');
}
