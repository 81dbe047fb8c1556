import type { BuildContext } from '../build-context.ts';
import { baseName, folderOf } from '../context-path.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';

/** What builds an ecosystem's output, and by which files it is known that there is something to be built. */
interface BuildStep {
  readonly folders: readonly string[];
  readonly markers: readonly string[];
  readonly command: RegExp;
}

const BUILD_STEPS: readonly BuildStep[] = [
  { folders: ['target'], markers: ['Cargo.toml'], command: /\bcargo\s+(?:\S+\s+)*?(?:build|install|rustc)\b/ },
  { folders: ['target'], markers: ['pom.xml'], command: /\bmvnw?\b[^&|;\n]*\b(?:package|install|verify|compile)\b/ },
  {
    folders: ['build'],
    markers: ['build.gradle', 'build.gradle.kts', 'settings.gradle', 'settings.gradle.kts'],
    command: /\bgradlew?\b[^&|;\n]*\b(?:build|assemble|\w*[jJ]ar|install\w*|\w+:\w+)\b/,
  },
  {
    folders: ['dist', 'build', 'out', '.next', '.nuxt', '.output', '.svelte-kit'],
    markers: ['package.json'],
    command: /\b(?:npm|pnpm|yarn|bun)\b[^&|;\n]*\bbuild\b|\b(?:vite|ng|next|nuxt|nest)\s+build\b|\btsc\b|\bwebpack\b/,
  },
  {
    folders: ['dist', 'build'],
    markers: ['pyproject.toml', 'setup.py'],
    command: /\bpython3?\s+-m\s+build\b|\b(?:poetry|uv|hatch|pdm|flit)\s+build\b|\bsetup\.py\b/,
  },
  { folders: ['build'], markers: ['CMakeLists.txt'], command: /\bcmake\b/ },
];

const DOTNET_BUILD = /\bdotnet\s+(?:build|publish|restore|pack)\b/;
const NODE_INSTALL = /\b(?:npm|pnpm|bun)\b[^&|;\n]*\b(?:ci|install|i|clean-install|add)\b|\byarn(?:pkg)?(?:\s+(?:install|--[\w-]+|workspaces?\s+focus)|\s*(?:&&|;|"|$))/m; // prettier-ignore
const COMPOSER_INSTALL = /\bcomposer(?:\.phar)?\b[^&|;\n]*\b(?:install|i|update)\b/;
const PYTHON_INSTALL = /\b(?:pip3?|uv|poetry|pipenv|pdm|conda|mamba)\b[^&|;\n]*\b(?:install|sync|update|create)\b/;

/** Programs that take `.env` files into what they build. */
const READS_ENV =
  /"(?:vite|next|nuxt3?|react-scripts|@vue\/cli-service|@sveltejs\/kit|astro|gatsby|@angular-devkit\/[\w-]+|parcel|dotenv-webpack|@remix-run\/dev|dotenv-cli|env-cmd)"\s*:/;
const FRONTEND_BUILD =
  /\b(?:npm|pnpm|yarn|bun)\b[^&|;\n]*\bbuild\b|\b(?:vite|next|nuxt|react-scripts|vue-cli-service|astro|gatsby)\s+build\b/;

const START = new Set(['run', 'cmd', 'entrypoint', 'healthcheck', 'env']);

/** What the instructions of Dockerfiles and the manifests beside them say of the files of a project. */
export class ProjectFacts {
  readonly #context: BuildContext;
  /** What each Dockerfile runs, all of it. */
  readonly #scripts: readonly string[];
  readonly #ignored: ReadonlySet<string>;

  constructor(files: readonly Dockerfile[], context: BuildContext) {
    this.#context = context;
    this.#scripts = files.map(({ instructions }) =>
      instructions
        .filter(({ content }) => START.has((content.trigger ?? content).keyword ?? ''))
        .map(({ content }) => content.source)
        .join('\n'),
    );
    this.#ignored = readGitIgnored(context);
  }

  installsNodePackages(folder: string): boolean {
    if (!this.#scripts.every((script) => NODE_INSTALL.test(script))) return false;
    return folder === '' || this.#hasWorkspaces() || this.#scripts.every((script) => script.includes(baseName(folder)));
  }

  runsNodeInstall(): boolean {
    return this.#scripts.some((script) => NODE_INSTALL.test(script));
  }

  installsPythonPackages(): boolean {
    return this.#scripts.every((script) => PYTHON_INSTALL.test(script));
  }

  /** Composer makes the folder in each of them, and git does not keep it. */
  makesVendor(): boolean {
    return this.#ignored.has('vendor') && this.#context.has('composer.json') && this.#all(COMPOSER_INSTALL);
  }

  /** Git does not keep what has the name, by a line of that name alone. */
  isGitIgnored(name: string): boolean {
    return this.#ignored.has(name);
  }

  /** Each of them makes the folder itself, and git does not keep it. */
  makes(folder: string): boolean {
    const name = baseName(folder);
    if (name === 'bin' || name === 'obj') {
      const beside = this.#context.namesIn(folderOf(folder));
      return beside.some((each) => /\.(?:cs|fs|vb)proj$/.test(each)) && this.#all(DOTNET_BUILD);
    }
    if (!this.#ignored.has(name)) return false;
    return BUILD_STEPS.some(
      ({ folders, markers, command }) =>
        folders.includes(name) && markers.some((marker) => this.#context.has(marker)) && this.#all(command),
    );
  }

  /** Whether something that is run, or set, speaks of it by its name. */
  mentions(path: string): boolean {
    const name = baseName(path).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const mention = new RegExp(`(?:^|[^\\w.-])${name}(?:[^\\w.-]|$)`, 'm');
    return (
      this.#scripts.some((script) => mention.test(script)) || this.#packageScripts().some((text) => mention.test(text))
    );
  }

  /** A Dockerfile uses a virtual environment by its path, and does not make it. */
  usesAsItIs(environment: string): boolean {
    const name = baseName(environment).replace(/[.]/g, '\\.');
    const use = new RegExp(`(?:^|[^\\w.-])${name}/(?:bin|lib|Scripts)\\b`, 'm');
    const making = new RegExp(
      `\\b(?:venv|virtualenv)\\b[^&|;\\n]*${name}|\\buv\\s+(?:sync|venv)|\\b(?:poetry|pdm|pipenv)\\b`,
      'm',
    );
    return this.#scripts.some((script) => use.test(script) && !making.test(script));
  }

  /** A program that takes `.env` files into what it builds is run. */
  takesEnvFiles(): boolean {
    const manifest = this.#context.readText('package.json');
    return (
      manifest !== undefined && READS_ENV.test(manifest) && this.#scripts.some((script) => FRONTEND_BUILD.test(script))
    );
  }

  #all(command: RegExp): boolean {
    return this.#scripts.length > 0 && this.#scripts.every((script) => command.test(script));
  }

  #hasWorkspaces(): boolean {
    const manifest = this.#context.readText('package.json');
    return /"workspaces"\s*:/.test(manifest ?? '') || this.#context.has('pnpm-workspace.yaml');
  }

  #packageScripts(): readonly string[] {
    const manifest = this.#context.readText('package.json');
    const scripts = manifest === undefined ? undefined : /"scripts"\s*:\s*\{([^}]*)\}/.exec(manifest)?.[1];
    return scripts === undefined ? [] : [scripts];
  }
}

/** The names that stand by themselves in `.gitignore`: what is there is made, not written. */
function readGitIgnored(context: BuildContext): ReadonlySet<string> {
  const { ignoreFile } = context;
  const whole = ignoreFile?.path === undefined ? context : context.withFile(ignoreFile.path, '');
  const lines = (whole.readText('.gitignore') ?? '').split('\n').map((line) => line.trim());
  const names = lines.map((line) => line.replace(/^(?:\*\*)?\/|\/(?:\*{1,2})?$/g, ''));
  return new Set(names.filter((name) => /^[\w.-]+$/.test(name)));
}
