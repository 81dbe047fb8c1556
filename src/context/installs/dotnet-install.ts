import type { BuildContext } from '../build-context.ts';
import { baseName, folderOf, joinPath, readContextPath } from '../context-path.ts';
import { readMsbuild } from '../dependencies/msbuild.ts';
import { readSolution } from '../dependencies/solution.ts';
import { nodesIn, readXml } from '../dependencies/xml.ts';
import { type InstallFiles, type RefusedInstall, refuseInstall } from './install-files.ts';
import type { DependencyInstall } from '../../knowledge/dependency-installs.ts';

/** The last is that of Docker Compose in a solution. */
const PROJECT = /\.(?:cs|fs|vb|dc)proj$/;
const SOLUTION = /\.slnx?$/;
const MAX_PROJECTS = 200;
const MAX_FILES = 1000;
/** Looked for in the folder of a project, or of what is restored, and in those above (MSBuild, NuGet, the SDK). */
const ABOVE =
  /^(?:directory\.(?:build|packages)\.(?:props|targets)|directory\.build\.rsp|directory\.solution\.(?:props|targets)|nuget\.config|global\.json)$/i;

/** The project or solution that `dotnet restore` takes in a folder: the only one that is there. */
export function findRestored(names: readonly string[]): string | undefined {
  const found = names.filter((name) => PROJECT.test(name) || SOLUTION.test(name) || /\.\w*proj$/.test(name));
  return found.length === 1 ? found[0] : undefined;
}

/**
 * What `dotnet restore` reads: the projects that a solution or a project refers to, files that they import, what MSBuild and
 * NuGet look for in the folders above (learn.microsoft.com/visualstudio/msbuild/customize-by-directory,
 * learn.microsoft.com/nuget/consume-packages/configuring-nuget-behavior), lock files.
 * @param paths of a project or solution, and of the settings of NuGet where they are named
 */
export function readDotnetInstall(context: BuildContext, paths: readonly string[], { options }: DependencyInstall): InstallFiles {
  const path = paths[0]!;
  const files = new Set(paths);
  const projects: string[] = [];
  const open: string[] = [];
  if (SOLUTION.test(path)) {
    const solution = readSolution(path, context.readText(path) ?? '');
    if (!solution) return refuseInstall('unread-manifest', `${path} could not be read`);
    for (const project of solution) {
      const found = readContextPath(joinPath(folderOf(path), project));
      if (found !== undefined && context.has(found)) open.push(found);
    }
    // Targets of a solution itself, by its name.
    for (const name of ['before', 'after'].map((when) => `${when}.${baseName(path)}.targets`))
      if (context.has(joinPath(folderOf(path), name))) return refuseInstall('needs-sources', `${name} runs targets of its own`);
  } else open.push(path);
  const reader = new Reader(context, files);
  for (let project = open.pop(); project !== undefined; project = open.pop()) {
    if (projects.includes(project)) continue;
    if (projects.length >= MAX_PROJECTS) return refuseInstall('unread-manifest', `${path} has too many projects`);
    projects.push(project);
    if (!PROJECT.test(project)) return refuseInstall('unread-manifest', `${project} is of a kind that is not read`);
    const found = reader.readProject(project);
    if ('kind' in found) return found;
    open.push(...found);
  }
  const trouble = reader.readAbove(folderOf(path)) ?? findSettingsTrouble(context, files);
  if (trouble) return trouble;
  const doubts = reader.hasTargets ? ['No target of its own that a project has runs with a restore.'] : [];
  const locks = [...files].filter((file) => file.endsWith('.lock.json'));
  if (locks.length > 0 && !options.has('--locked-mode')) doubts.push(`${locks.join(', ')} is in step with the projects, so that NuGet does not write it anew.`);
  const fills = projects.map((project) => joinPath(folderOf(project), 'obj'));
  return { kind: 'known', files: [...files].sort(), fills: [...new Set(fills)], doubts };
} // prettier-ignore

class Reader {
  readonly #context: BuildContext;
  readonly #files: Set<string>;
  /** Folders that were looked through, with those above them. */
  readonly #seen = new Set<string>();
  #hasTargets = false;

  constructor(context: BuildContext, files: Set<string>) {
    this.#context = context;
    this.#files = files;
  }

  get hasTargets(): boolean {
    return this.#hasTargets;
  }

  /** @returns the projects that it refers to */
  readProject(path: string): readonly string[] | RefusedInstall {
    const folder = folderOf(path);
    const references = this.#read(path, true);
    if ('kind' in references) return references;
    const lock = baseName(path).replace(PROJECT, '');
    for (const name of ['packages.lock.json', `packages.${lock}.lock.json`, 'packages.config', 'project.json']) {
      if (this.#context.has(joinPath(folder, name))) this.#files.add(joinPath(folder, name));
    }
    // Imported by the targets that come with the SDK, where they are there.
    const user = `${path}.user`;
    const own = this.#context.has(user) ? this.#read(user, false) : [];
    return 'kind' in own ? own : (this.readAbove(folder) ?? references);
  }

  /** Takes up what is looked for by its name in a folder and above it. */
  readAbove(folder: string): RefusedInstall | undefined {
    for (let at = folder; ; at = folderOf(at)) {
      if (this.#seen.has(at)) return undefined;
      this.#seen.add(at);
      for (const name of this.#context.namesIn(at)) {
        const file = joinPath(at, name);
        if (!ABOVE.test(name) || this.#files.has(file)) continue;
        if (/\.rsp$/i.test(name)) return refuseInstall('unread-manifest', `${file} adds words to each command`);
        const found = /\.(?:props|targets)$/i.test(name) ? this.#read(file, false) : [];
        if ('kind' in found) return found;
        this.#files.add(file);
      }
      if (at === '') return undefined;
    }
  }

  /** Reads a file and those that it imports. @returns the projects that it refers to */
  #read(path: string, isProject: boolean): readonly string[] | RefusedInstall {
    const references: string[] = [];
    const open = [path];
    for (let file = open.pop(); file !== undefined; file = open.pop()) {
      const text = this.#context.readText(file);
      const read = text === undefined ? undefined : readMsbuild(text);
      if (!read || this.#files.size > MAX_FILES) return refuseInstall('unread-manifest', `${file} could not be read`);
      if (read.trouble !== undefined) return refuseInstall('needs-sources', `${file}: ${read.trouble}`);
      if (isProject && file === path && !read.hasSdk) return refuseInstall('unread-manifest', `${file} names no SDK`);
      // What a common file refers to is found from each project.
      if (!isProject && read.references.length > 0)
        return refuseInstall('local-dependency', `${file} refers to ${read.references[0]!} for all projects`);
      this.#hasTargets ||= read.hasTargets;
      this.#files.add(file);
      for (const [others, target] of [[read.references, references], [read.imports, open]] as const) {
        for (const other of others) {
          const found = readContextPath(joinPath(folderOf(file), other));
          if (found === undefined || found === file) return refuseInstall('local-dependency', `${file} names ${other}`);
          const isNew = target === references || !this.#files.has(found);
          if (isNew && this.#context.has(found)) target.push(found);
        }
      }
      if (file !== path && read.references.length > 0)
        return refuseInstall('local-dependency', `${file} refers to other projects`);
    }
    return references;
  } // prettier-ignore
}

/** Settings of NuGet with folders of the project in them. */
function findSettingsTrouble(context: BuildContext, files: ReadonlySet<string>): RefusedInstall | undefined {
  for (const file of files) {
    if (!/\.config$/i.test(file) || /packages\.config$/i.test(file)) continue;
    const root = readXml((context.readText(file) ?? '').replace(/^\uFEFF/, ''));
    if (!root) return refuseInstall('unread-manifest', `${file} could not be read`);
    const sources = nodesIn(root).filter(({ name }) => /packageSources$|^fallbackPackageFolders$/i.test(name));
    const folder = sources.flatMap(({ children }) => children).find(({ name, attributes }) => name === 'add' && !/^https?:\/\//.test(attributes['value'] ?? ''));
    const odd = folder ?? nodesIn(root).find(({ attributes }) => {
      const { key = '', value = '' } = attributes;
      const isPlace = /^(?:globalPackagesFolder|repositoryPath|offlineFeed)$/i.test(key);
      return isPlace || (/[/\\]|^\.{1,2}$/.test(value) && !/^https?:\/\//.test(value));
    });
    if (odd) return refuseInstall('local-dependency', `${file} names the folder ${(odd.attributes['value'] ?? '').slice(0, 80)}`);
  }
  return undefined;
} // prettier-ignore
