import { type Contents, readText } from './contents.ts';
import { type FileSystem, findPath, walk } from './file-system.ts';
import type { FileNode } from './file-tree.ts';
import { readApkNames, readDpkgNames } from './package-lists.ts';

/** What an image brings along that an attacker could use, or that nobody uses. All lists are sorted. */
export interface Census {
  /** Of each package database that was read. */
  readonly packages: readonly PackageList[];
  /** Whether there is a database of RPM, which is not read. */
  readonly hasRpm: boolean;
  /** Paths of the files that run as their owner or group. */
  readonly setuid: readonly string[];
  readonly setgid: readonly string[];
  /** Names of programs that are found where PATH usually leads. */
  readonly shells: readonly string[];
  readonly packageManagers: readonly string[];
  /** All files that are no folders. */
  readonly files: number;
}

export interface PackageList {
  readonly manager: 'dpkg' | 'apk';
  readonly names: readonly string[];
}

const MOST_DATABASE_BYTES = 64 * 1024 * 1024;
const MOST_FRAGMENTS = 5000;

/** Counts, from the files of an image alone, what is installed in it. */
export async function takeCensus(fileSystem: FileSystem, contents: Contents): Promise<Census> {
  const setuid: string[] = [];
  const setgid: string[] = [];
  let files = 0;
  for (const { path, node } of walk(fileSystem.root)) {
    if (node.type === 'folder') continue;
    files += 1;
    if (node.type !== 'file') continue;
    if ((node.mode & 0o4000) !== 0) setuid.push(path);
    // Without the right to execute, the bit asks for locks and gives no rights.
    if ((node.mode & 0o2010) === 0o2010) setgid.push(path);
  }
  return {
    packages: await readPackages(fileSystem, contents),
    hasRpm: RPM_DATABASES.some((path) => findPath(fileSystem, path) !== undefined),
    setuid: setuid.sort(),
    setgid: setgid.sort(),
    shells: findPrograms(fileSystem, SHELLS),
    packageManagers: findPrograms(fileSystem, PACKAGE_MANAGERS),
    files,
  };
}

const SHELLS = ['sh', 'bash', 'dash', 'ash', 'zsh', 'ksh', 'mksh', 'csh', 'tcsh', 'fish', 'busybox', 'toybox', 'rbash'];

const PACKAGE_MANAGERS =
  'apt apt-get aptitude dpkg apk dnf microdnf tdnf yum rpm zypper pacman emerge npm npx yarn pnpm corepack pip pip3 pipx uv poetry conda gem bundle composer'.split(
    ' ',
  );

const FOLDERS = ['/bin', '/sbin', '/usr/bin', '/usr/sbin', '/usr/local/bin', '/usr/local/sbin'];

const RPM_DATABASES = ['/var/lib/rpm', '/usr/lib/sysimage/rpm'].flatMap((folder) =>
  ['Packages', 'Packages.db', 'rpmdb.sqlite'].map((file) => `${folder}/${file}`),
);

function findPrograms(fileSystem: FileSystem, names: readonly string[]): readonly string[] {
  const isThere = (name: string): boolean =>
    FOLDERS.some((folder) => {
      const node = findPath(fileSystem, `${folder}/${name}`)?.node;
      return node?.type === 'file' && (node.mode & 0o111) !== 0;
    });
  return names.filter(isThere).sort();
}

async function readPackages(fileSystem: FileSystem, contents: Contents): Promise<readonly PackageList[]> {
  const dpkg = [nodeAt(fileSystem, '/var/lib/dpkg/status'), ...fragments(fileSystem)].filter(
    (node) => node !== undefined,
  );
  const apk = ['/lib/apk/db/installed', '/usr/lib/apk/db/installed']
    .map((path) => nodeAt(fileSystem, path))
    .find(Boolean);
  await contents.prepare([...dpkg, ...(apk ? [apk] : [])]);
  const lists: PackageList[] = [];
  if (dpkg.length > 0) {
    const texts = await Promise.all(dpkg.map((node) => readText(contents, node, MOST_DATABASE_BYTES)));
    const names = new Set(texts.flatMap((text) => readDpkgNames(text ?? '')));
    lists.push({ manager: 'dpkg', names: [...names].sort() });
  }
  if (apk) {
    const text = await readText(contents, apk, MOST_DATABASE_BYTES);
    lists.push({ manager: 'apk', names: [...new Set(readApkNames(text ?? ''))].sort() });
  }
  return lists;
}

/** Distroless images have a file per package in place of one list. */
function fragments(fileSystem: FileSystem): readonly FileNode[] {
  const folder = findPath(fileSystem, '/var/lib/dpkg/status.d')?.node;
  return [...(folder?.children?.values() ?? [])]
    .filter(({ name, type }) => type === 'file' && !name.endsWith('.md5sums'))
    .slice(0, MOST_FRAGMENTS);
}

function nodeAt(fileSystem: FileSystem, path: string): FileNode | undefined {
  const node = findPath(fileSystem, path)?.node;
  return node?.type === 'file' ? node : undefined;
}
