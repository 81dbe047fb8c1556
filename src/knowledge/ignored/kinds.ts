/**
 * Files that lie in a folder of sources and are no part of what is built from it. From the documentation of the tools that
 * make them (git, npm, Python, Cargo, Maven, Gradle, .NET, editors), as of 2026-11.
 */
export const IGNORED_KINDS = {
  'version-control': 'the history of the repository',
  dependencies: 'dependencies that the build installs itself',
  'virtual-environment': 'a virtual environment of this machine',
  'python-cache': 'caches of Python and its tools',
  'build-output': 'what the build makes itself',
  'tool-cache': 'caches of build tools',
  editor: 'settings of editors',
  system: 'files of desktops',
  log: 'logs',
  coverage: 'reports on tests',
  container: 'Dockerfiles, Compose files and the ignore file',
  automation: 'settings of CI',
  secret: 'credentials',
} as const;

export type IgnoredKind = keyof typeof IGNORED_KINDS;

/** What the name of a file or folder says of it. */
export interface NamedKind {
  readonly kind: IgnoredKind;
  /** The line of an ignore file for it, wherever it stands; `undefined` where each is to be named by its path. */
  readonly pattern: string | undefined;
}

/** Where people put a virtual environment of Python. */
export const VIRTUAL_ENVIRONMENTS: readonly string[] = ['.venv', 'venv', 'env'];

/** What build tools write to, where the project begins. */
export const BUILD_OUTPUTS: readonly string[] = [
  'target', 'build', 'dist', 'out', '.next', '.nuxt', '.output', '.svelte-kit',
]; // prettier-ignore

const FOLDERS: Readonly<Record<string, NamedKind>> = {
  node_modules: { kind: 'dependencies', pattern: '**/node_modules' },
  ...all('virtual-environment', VIRTUAL_ENVIRONMENTS, () => undefined),
  ...all(
    'python-cache',
    ['__pycache__', '.pytest_cache', '.mypy_cache', '.ruff_cache', '.tox', '.nox', '.ipynb_checkpoints', '.hypothesis'],
    (name) => `**/${name}`,
  ),
  ...all('build-output', ['bin', 'obj'], () => undefined),
  ...all(
    'tool-cache',
    ['.gradle', '.turbo', '.parcel-cache', '.angular', '.sass-cache', '.pnpm-store'],
    (name) => `**/${name}`,
  ),
  ...all('editor', ['.idea', '.vscode', '.vs'], (name) => `**/${name}`),
  '.nyc_output': { kind: 'coverage', pattern: '**/.nyc_output' },
  ...all('secret', ['.aws', '.kube', '.ssh'], (name) => `**/${name}`),
};

/** Folders that mean something only where the project begins. */
const ROOT_FOLDERS: Readonly<Record<string, NamedKind>> = {
  ...all('version-control', ['.git', '.hg', '.svn'], (name) => name),
  ...all('build-output', BUILD_OUTPUTS, (name) => name),
  vendor: { kind: 'dependencies', pattern: 'vendor' },
  ...all('coverage', ['coverage', 'htmlcov'], (name) => name),
  ...all('automation', ['.github', '.circleci'], (name) => name),
};

const FILES: Readonly<Record<string, NamedKind>> = {
  ...all('system', ['.DS_Store', 'Thumbs.db', 'desktop.ini'], (name) => `**/${name}`),
  '.eslintcache': { kind: 'tool-cache', pattern: '**/.eslintcache' },
  '.coverage': { kind: 'coverage', pattern: '**/.coverage' },
  ...all('secret', ['.env', '.env.local', 'id_rsa', 'id_dsa', 'id_ecdsa', 'id_ed25519', 'kubeconfig', '.netrc', '.pypirc', '.npmrc'], (name) => `**/${name}`),
}; // prettier-ignore

interface FilePattern extends NamedKind {
  readonly name: RegExp;
}

const FILE_PATTERNS: readonly FilePattern[] = [
  { name: /^\.env\..+\.local$/, kind: 'secret', pattern: '**/.env.*.local' },
  // Those that show what is to be set hold no values.
  { name: /^\.env\.(?!(?:[\w.-]*\.)?(?:example|sample|template|tmpl|tpl|dist|defaults?|schema|vault)$)[\w.-]+$/, kind: 'secret', pattern: undefined },
  { name: /\.pem$/, kind: 'secret', pattern: '**/*.pem' },
  { name: /\.key$/, kind: 'secret', pattern: '**/*.key' },
  { name: /\.swp$/, kind: 'editor', pattern: '**/*.swp' },
  { name: /\.swo$/, kind: 'editor', pattern: '**/*.swo' },
  { name: /.~$/, kind: 'editor', pattern: '**/*~' },
  { name: /^(?:npm|yarn|pnpm|lerna)-(?:debug|error)\.log/, kind: 'log', pattern: undefined },
]; // prettier-ignore

/** Files that mean something only where the project begins. */
const ROOT_FILE_PATTERNS: readonly FilePattern[] = [
  { name: /\.log$/, kind: 'log', pattern: '*.log' },
  { name: /^Dockerfile(?:[.-].*)?$/, kind: 'container', pattern: 'Dockerfile*' },
  { name: /^Containerfile(?:[.-].*)?$/, kind: 'container', pattern: 'Containerfile*' },
  { name: /^docker-compose[\w.-]*\.ya?ml$/, kind: 'container', pattern: 'docker-compose*' },
  { name: /^compose(?:\.[\w-]+)*\.ya?ml$/, kind: 'container', pattern: 'compose*.y*ml' },
  { name: /^\.dockerignore$/, kind: 'container', pattern: '.dockerignore' },
  { name: /^\.gitlab-ci\.yml$/, kind: 'automation', pattern: '.gitlab-ci.yml' },
];

/** Lines that are offered whether such a file is there or not: the next one who makes one does not think of the image. */
export const SECRET_PATTERNS: readonly string[] = [
  '**/.env',
  '**/.env.local',
  '**/.env.*.local',
  '**/*.pem',
  '**/*.key',
  '**/id_rsa',
  '**/id_ed25519',
  '**/.aws',
  '**/kubeconfig',
];

/** What a file or folder is by its name, which is all that is looked at. */
export function kindOfName(name: string, isFolder: boolean, isInRoot: boolean): NamedKind | undefined {
  const table = isFolder ? FOLDERS : FILES;
  if (Object.hasOwn(table, name)) return table[name];
  if (isFolder) return isInRoot && Object.hasOwn(ROOT_FOLDERS, name) ? ROOT_FOLDERS[name] : undefined;
  const found = FILE_PATTERNS.find((each) => each.name.test(name));
  return found ?? (isInRoot ? ROOT_FILE_PATTERNS.find((each) => each.name.test(name)) : undefined);
}

function all(
  kind: IgnoredKind,
  names: readonly string[],
  toPattern: (name: string) => string | undefined,
): Readonly<Record<string, NamedKind>> {
  return Object.fromEntries(names.map((name) => [name, { kind, pattern: toPattern(name) }]));
}
