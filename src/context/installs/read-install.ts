import type { BuildContext } from '../build-context.ts';
import { readCargoInstall } from './cargo-install.ts';
import { findRestored, readDotnetInstall } from './dotnet-install.ts';
import { readGoInstall } from './go-install.ts';
import { readGradleInstall } from './gradle-install.ts';
import type { InstallFiles } from './install-files.ts';
import { readMavenInstall } from './maven-install.ts';
import { readMixInstall } from './mix-install.ts';
import { readNodeInstall } from './node-install.ts';
import { readComposerInstall } from './php-install.ts';
import { readPipInstall } from './pip-install.ts';
import { readPipenvInstall, readPoetryInstall, readUvInstall } from './python-project.ts';
import { readBundlerInstall } from './ruby-install.ts';
import { readSbtInstall } from './sbt-install.ts';
import type { DependencyInstall, InstallTool } from '../../knowledge/dependency-installs.ts';

type Reader = (context: BuildContext, path: string, install: DependencyInstall) => InstallFiles;

interface ToolReader {
  /** The file that says where the project is; of several, the first that is there. */
  readonly manifests: readonly string[];
  readonly read: Reader;
}

const node = { manifests: ['package.json'], read: readNodeInstall };

/** All but pip and .NET, which are told the names of their files. */
const READERS: Readonly<Record<Exclude<InstallTool, 'pip' | 'dotnet'>, ToolReader>> = {
  npm: node,
  yarn: node,
  pnpm: node,
  bun: node,
  poetry: { manifests: ['pyproject.toml'], read: readPoetryInstall },
  pipenv: { manifests: ['Pipfile'], read: readPipenvInstall },
  uv: { manifests: ['pyproject.toml'], read: readUvInstall },
  bundler: { manifests: ['Gemfile'], read: readBundlerInstall },
  composer: { manifests: ['composer.json'], read: readComposerInstall },
  go: { manifests: ['go.mod', 'go.work'], read: readGoInstall },
  maven: { manifests: ['pom.xml'], read: readMavenInstall },
  gradle: {
    manifests: ['settings.gradle', 'settings.gradle.kts', 'build.gradle', 'build.gradle.kts'],
    read: readGradleInstall,
  },
  cargo: { manifests: ['Cargo.toml'], read: readCargoInstall },
  mix: { manifests: ['mix.exs'], read: readMixInstall },
  sbt: { manifests: ['build.sbt'], read: readSbtInstall },
};

/** The names of what was copied to a folder, which is relative to that of the install, or absolute. */
export type ListNames = (folder: string) => readonly string[];

/**
 * The files by which an install knows what to do, as its words name them: relative to the folder that it runs in. The
 * first is what lists the dependencies.
 */
export function manifestsOf(install: DependencyInstall, listNames: ListNames): readonly string[] {
  const { tool, lists, options, programWord } = install;
  if (tool === 'pip') return lists;
  const wrapper = programWord.value?.startsWith('./') ? [programWord.value.slice(2)] : [];
  if (tool === 'dotnet') return [nameProject(lists[0] ?? '.', listNames), ...namedBy(options, ['--configfile'])];
  if (tool === 'maven') {
    const [named = '.'] = namedBy(options, ['-f', '--file']);
    const manifest = named.endsWith('.xml') ? named : inFolder(named, 'pom.xml');
    return [manifest, ...wrapper, ...namedBy(options, ['-s', '--settings']).filter((name) => !/^\/(?:usr|root)\//.test(name))];
  }
  if (tool === 'gradle' && install.subcommand === '--version' && wrapper.length > 0) return wrapper;
  const { manifests } = READERS[tool];
  const names = manifests.length > 1 ? listNames('.') : [];
  return [manifests.find((name) => names.includes(name)) ?? manifests[0]!, ...wrapper];
} // prettier-ignore

/** A folder stands for the one project, or solution, in it. */
function nameProject(named: string, listNames: ListNames): string {
  if (/\.(?:\w*proj|slnx?)$/.test(named)) return named;
  return inFolder(named, findRestored(listNames(named)) ?? '*.csproj');
}

function inFolder(folder: string, name: string): string {
  return folder === '.' ? name : `${folder.replace(/\/+$/, '')}/${name}`;
}

function namedBy(options: DependencyInstall['options'], names: readonly string[]): readonly string[] {
  return names.flatMap((name) => options.get(name) ?? []);
}

/**
 * What an install reads of a context.
 * @param paths where the files of {@link manifestsOf} are in the context
 */
export function readInstall(context: BuildContext, paths: readonly string[], install: DependencyInstall): InstallFiles {
  if (install.tool === 'pip') return readPipInstall(context, paths);
  if (install.tool === 'dotnet') return readDotnetInstall(context, paths, install);
  return READERS[install.tool].read(context, paths[0]!, install);
}
