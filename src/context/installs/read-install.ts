import type { BuildContext } from '../build-context.ts';
import { readGoInstall } from './go-install.ts';
import type { InstallFiles } from './install-files.ts';
import { readMavenInstall } from './maven-install.ts';
import { readNodeInstall } from './node-install.ts';
import { readComposerInstall } from './php-install.ts';
import { readPipInstall } from './pip-install.ts';
import { readPipenvInstall, readPoetryInstall, readUvInstall } from './python-project.ts';
import { readBundlerInstall } from './ruby-install.ts';
import type { DependencyInstall, InstallTool } from '../../knowledge/dependency-installs.ts';

type Reader = (context: BuildContext, path: string, install: DependencyInstall) => InstallFiles;

interface ToolReader {
  /** The file that says where the project is. */
  readonly manifest: string;
  readonly read: Reader;
}

const node = { manifest: 'package.json', read: readNodeInstall };

/** All but pip, which is told the names of its files. */
const READERS: Readonly<Record<Exclude<InstallTool, 'pip'>, ToolReader>> = {
  npm: node,
  yarn: node,
  pnpm: node,
  poetry: { manifest: 'pyproject.toml', read: readPoetryInstall },
  pipenv: { manifest: 'Pipfile', read: readPipenvInstall },
  uv: { manifest: 'pyproject.toml', read: readUvInstall },
  bundler: { manifest: 'Gemfile', read: readBundlerInstall },
  composer: { manifest: 'composer.json', read: readComposerInstall },
  go: { manifest: 'go.mod', read: readGoInstall },
  maven: { manifest: 'pom.xml', read: readMavenInstall },
};

/** The files by which an install knows what to do, as its words name them: relative to the folder that it runs in. */
export function manifestsOf({ tool, lists }: DependencyInstall): readonly string[] {
  return tool === 'pip' ? lists : [READERS[tool].manifest];
}

/**
 * What an install reads of a context.
 * @param paths where the files of {@link manifestsOf} are in the context
 */
export function readInstall(context: BuildContext, paths: readonly string[], install: DependencyInstall): InstallFiles {
  if (install.tool === 'pip') return readPipInstall(context, paths);
  return READERS[install.tool].read(context, paths[0]!, install);
}
