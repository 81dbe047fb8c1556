import type { GitFetch } from './git-dependencies.ts';
import type { StageCommands, UsedCommand } from './stage-commands.ts';
import type { Ecosystem } from '../../knowledge/images/native.ts';
import { readPackageCommand } from '../../knowledge/package-managers.ts';

/** A package of a language that a stage installs. */
export interface InstalledPackage {
  readonly ecosystem: Ecosystem;
  /** As the ecosystem writes it. */
  readonly name: string;
  /** The very version, where it is known. */
  readonly version: string | undefined;
  /** Whether its lock file says that it runs a script when it is installed; `undefined` where nothing says it. */
  readonly hasInstallScript: boolean | undefined;
  /** The lock file names no package of it for a platform, so that its source is fetched. */
  readonly isSource?: boolean;
  /** For a message: `requirements.txt`, `line 5`. */
  readonly where: string;
  readonly command: UsedCommand;
}

/** A list of packages that could not be read. */
export interface UnreadList {
  readonly command: UsedCommand;
  /** As a clause: `requirements.txt was not there to be read`. */
  readonly because: string;
}

/** A list that names repositories of Git. */
export interface FetchedByGit extends GitFetch {
  readonly command: UsedCommand;
}

export interface StageDependencies {
  readonly packages: readonly InstalledPackage[];
  readonly fetched?: readonly FetchedByGit[];
  readonly unread: readonly UnreadList[];
  /** Lists that do not name what the packages in them bring. */
  readonly incomplete: readonly string[];
}

/** A list that an install reads, as it lies where the command runs. */
export interface ManifestRequest {
  readonly ecosystem: Ecosystem;
  /** Names to look for, the best first. */
  readonly files: readonly string[];
  readonly command: UsedCommand;
}

/** Reads lists of packages out of the context. */
export type ReadManifest = (request: ManifestRequest) => StageDependencies;

/** What the commands of stages install by the package managers of languages. */
export function readStageDependencies({ commands }: StageCommands, readManifest: ReadManifest): StageDependencies {
  const packages: InstalledPackage[] = [];
  const unread: UnreadList[] = [];
  const incomplete = new Set<string>();
  const fetched: FetchedByGit[] = [];
  for (const command of commands) {
    for (const part of readInstall(command)) {
      if ('ecosystem' in part && 'files' in part) {
        const read = readManifest(part);
        packages.push(...read.packages);
        unread.push(...read.unread);
        fetched.push(...(read.fetched ?? []));
        for (const file of read.incomplete) incomplete.add(file);
        continue;
      }
      if ('because' in part) {
        unread.push(part);
        continue;
      }
      packages.push(part);
      incomplete.add(part.where);
    }
  }
  return { packages, fetched, unread, incomplete: [...incomplete] };
}

type Part = ManifestRequest | InstalledPackage | UnreadList;

function readInstall(used: UsedCommand): readonly Part[] {
  const packages = used.command && readPackageCommand(used.command);
  // Of "$VENV/bin/pip" only the last part of its name is known.
  if (packages?.manager === 'pip' || isPip(used)) return readPip(used);
  const [name, ...rest] = used.words.map((word, i) => (i === 0 ? used.name : word));
  const [subcommand] = rest.filter((word) => !word.startsWith('-'));
  if (name === 'npm' || name === 'pnpm' || name === 'yarn' || name === 'yarnpkg' || name === 'bun') {
    return readNode(used, name, rest);
  }
  if (name === 'bundle' && (subcommand === undefined || subcommand === 'install')) {
    return [{ ecosystem: 'ruby', files: ['Gemfile.lock', 'Gemfile'], command: used }];
  }
  if (name === 'gem' && subcommand === 'install') return namedPackages(used, 'ruby', rest.slice(1), GEM_OPTIONS);
  if (name === 'uv' && subcommand === 'sync')
    return [{ ecosystem: 'python', files: ['pyproject.toml', 'uv.lock'], command: used }];
  if (name === 'uv' && subcommand === 'pip') return readPip(used);
  if (name === 'poetry' && subcommand === 'install') {
    return [{ ecosystem: 'python', files: ['pyproject.toml', 'poetry.lock'], command: used }];
  }
  if (name === 'pipenv' && (subcommand === 'install' || subcommand === 'sync')) {
    return [{ ecosystem: 'python', files: ['Pipfile', 'Pipfile.lock'], command: used }];
  }
  if (name === 'pdm' && (subcommand === 'install' || subcommand === 'sync')) {
    return [{ ecosystem: 'python', files: ['pyproject.toml', 'pdm.lock'], command: used }];
  }
  if (/^easy_install(?:-[\d.]+)?$/.test(name!)) return namedPackages(used, 'python', rest, new Set());
  if (name === 'pipx' && subcommand === 'install') return readPip(used);
  if (/^python(?:\d(?:\.\d+)?)?$/.test(name!) && /(?:^|\/)setup\.py$/.test(rest[0] ?? '')) {
    return [{ ecosystem: 'python', files: ['pyproject.toml', 'setup.cfg'], command: used }];
  }
  return [];
}

function isPip({ name, words }: UsedCommand): boolean {
  return /^pip[\d.]*$/.test(name) || (/^python[\d.]*$/.test(name) && words[1] === '-m' && words[2] === 'pip');
}

const GEM_OPTIONS: ReadonlySet<string> = new Set(['-v', '--version', '--source', '-s', '-i', '--install-dir', '-n', '--bindir', '-P', '--platform']); // prettier-ignore
const PIP_OPTIONS: ReadonlySet<string> = new Set([
  '-c', '--constraint', '-i', '--index-url', '--extra-index-url', '-f', '--find-links', '-t', '--target', '--prefix', '--root',
  '--cache-dir', '--timeout', '--retries', '--trusted-host', '--proxy', '--log', '--upgrade-strategy', '--platform',
  '--python-version', '--implementation', '--abi', '--no-binary', '--only-binary', '--progress-bar', '--python', '-C',
  '--config-settings', '--global-option', '--install-option', '--cert', '--client-cert', '--exists-action', '--src', '-w',
]); // prettier-ignore

function readPip(used: UsedCommand): readonly Part[] {
  const at = used.words.findIndex((word) => word === 'install' || word === 'wheel');
  if (at === -1) return [];
  const words = used.words.slice(at + 1);
  const parts: Part[] = [];
  const others: string[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]!;
    const file =
      /^(?:-r|--requirement=)(.+)$/.exec(word)?.[1] ??
      (word === '-r' || word === '--requirement' ? words[(i += 1)] : undefined);
    if (file !== undefined) {
      if (file.includes('$'))
        parts.push({ command: used, because: `the name of the list in "-r ${file}" depends on a variable` });
      else parts.push({ ecosystem: 'python', files: [file], command: used });
      continue;
    }
    if (word === '-e' || word === '--editable') {
      i += 1;
      parts.push({ ecosystem: 'python', files: projectFiles(words[i] ?? '.'), command: used });
      continue;
    }
    if (PIP_OPTIONS.has(word)) {
      i += 1;
      continue;
    }
    others.push(word);
  }
  for (const word of others) {
    if (word.startsWith('-')) continue;
    const isLocal = /^\.{0,2}\/|^\.+(?:\[|$)/.test(word) && !/\.(?:whl|tar\.gz|zip)$/.test(word);
    if (isLocal) parts.push({ ecosystem: 'python', files: projectFiles(word.replace(/\[.*$/, '')), command: used });
    else parts.push(...namedPackages(used, 'python', [word], new Set()));
  }
  return parts;
}

function projectFiles(folder: string): readonly string[] {
  const start = folder.replace(/\/+$/, '');
  return [`${start === '' ? '.' : start}/pyproject.toml`];
}

const NODE_INSTALLS: ReadonlySet<string> = new Set([
  'install', 'i', 'ci', 'add', 'clean-install', 'isntall', 'in', 'it', 'install-test', 'cit', 'rebuild', 'rb', 'update', 'up', 'upgrade',
]); // prettier-ignore
const NODE_OPTIONS: ReadonlySet<string> = new Set(['--prefix', '--registry', '--cache', '-C', '--dir', '--cwd', '--network-timeout', '--loglevel', '--filter', '--modules-folder', '--cache-folder']); // prettier-ignore

function readNode(used: UsedCommand, program: string, rest: readonly string[]): readonly Part[] {
  const words = rest.filter((word, i) => !NODE_OPTIONS.has(rest[i - 1] ?? '') && !word.startsWith('-'));
  const isGlobal = words[0] === 'global' && program.startsWith('yarn');
  const [subcommand, ...names] = isGlobal ? words.slice(1) : words;
  const isInstall = subcommand === undefined ? program.startsWith('yarn') : NODE_INSTALLS.has(subcommand);
  if (!isInstall) return [];
  if (names.length === 0) {
    const elsewhere = rest.find((word) => /^(?:--prefix|-C|--dir|--cwd)(?:=|$)/.test(word));
    if (elsewhere !== undefined) return [{ command: used, because: `"${elsewhere}" says which package.json is read` }];
    return [{ ecosystem: 'node', files: ['package.json'], command: used }];
  }
  return namedPackages(used, 'node', names, NODE_OPTIONS);
}

function namedPackages(
  used: UsedCommand,
  ecosystem: Ecosystem,
  words: readonly string[],
  withValue: ReadonlySet<string>,
): readonly (InstalledPackage | UnreadList)[] {
  const names = words.filter((word, i) => !withValue.has(words[i - 1] ?? '') && !word.startsWith('-'));
  return names.map((word) => {
    if (word.includes('$') || word.includes('`')) {
      return { command: used, because: `the name of the package in "${word}" depends on a variable` };
    }
    if (/^(?:git\+|https?:|git:|ssh:|file:|github:|\.{0,2}\/)/.test(word) || isElsewhere(word, ecosystem)) {
      return { command: used, because: `what "${word}" needs is known only where it is fetched` };
    }
    const [, name = word, version] = SPECIFIERS[ecosystem].exec(word) ?? [];
    return { ecosystem, name, version, hasInstallScript: undefined, where: used.where, command: used };
  });
}

/** An archive, an egg, or a repository of GitHub as npm takes it: `user/repository`. */
function isElsewhere(word: string, ecosystem: Ecosystem): boolean {
  if (/\.(?:tar\.gz|tgz|tar\.bz2|zip|egg)$/.test(word)) return true;
  return ecosystem === 'node' && /^(?:[\w.-]+\/[\w.-]+(?:#.*)?$|git@|gitlab:|bitbucket:|gist:)/.test(word);
}

/** `flask[async]==3.0`, `@scope/name@1.2.3`, `rails:7.1`. */
const SPECIFIERS: Readonly<Record<Ecosystem, RegExp>> = {
  python: /^([\w.-]+)(?:\[[^\]]*\])?(?:==([\w.!+]+)$)?/,
  node: /^(@?[^@]+)(?:@(\d[\w.+-]*)$)?/,
  ruby: /^([\w.-]+)(?::(\d[\w.]*))?$/,
  php: /^([\w./-]+)(?::(\d[\w.]*))?$/,
};
