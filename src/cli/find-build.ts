import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathIn, sourceOf } from './surroundings.ts';
import { loadedYamlReader, loadYamlReader } from './yaml-reader.ts';
import { findConsumerFiles } from '../context/consumers/find-files.ts';
import { needsYaml, readUses } from '../context/consumers/read-uses.ts';
import type { Use } from '../context/consumers/use.ts';
import { folderOf } from '../context/context-path.ts';

/** How a Dockerfile is built, by the files of its project. */
export interface FoundBuild {
  /** The folder of the project, absolute. */
  readonly project: string;
  readonly hasYaml: boolean;
  /** The folder of the context, absolute; `undefined` where no file names one, or several name different ones. */
  readonly context: string | undefined;
  readonly target: string | undefined;
  /** Which file names the context: `docker-compose.yml, line 3`. */
  readonly by: readonly { readonly context: string; readonly where: string }[];
}

/**
 * Looks how a Dockerfile is built: in Compose and Bake files, pipelines, Makefiles and scripts of its repository, or of the
 * folder that was named where it is in none. Nothing outside of that is read, and nothing there is run.
 * @param dockerfile absolute
 * @param named the folder that the command line named, absolute
 */
export async function findBuild(dockerfile: string, named: string): Promise<FoundBuild> {
  const project = findRepository(dirname(dockerfile)) ?? named;
  const path = pathIn(project, dockerfile);
  const nothing = { project, hasYaml: false, context: undefined, target: undefined, by: [] };
  if (path === undefined) return nothing;
  const { files } = sourceOf(project);
  const found = findConsumerFiles(files, folderOf(path));
  if (found.length === 0) return nothing;
  const hasYaml = loadedYamlReader() !== undefined || needsYaml(files, found);
  if (hasYaml) await loadYamlReader();
  const { uses } = readUses(sourceOf(project), folderOf(path));
  const builds = uses.filter(({ build }) => build?.dockerfile === path && build.context !== undefined);
  const by = firstOfEach(builds);
  const targets = new Set(builds.map(({ target }) => target));
  return {
    project,
    hasYaml,
    context: by.length === 1 ? join(project, by[0]!.context) : undefined,
    target: targets.size === 1 ? [...targets][0] : undefined,
    by,
  };
}

/** The first that names each context. */
function firstOfEach(builds: readonly Use[]): FoundBuild['by'] {
  const contexts = new Map<string, string>();
  for (const { build, path, line } of builds)
    if (!contexts.has(build!.context!)) contexts.set(build!.context!, `${path}, line ${line}`);
  return [...contexts].map(([context, where]) => ({ context, where }));
}

const repositories = new Map<string, string | undefined>();

/** The nearest folder with a `.git`, which is a file in a worktree; `undefined` where there is none. */
function findRepository(folder: string): string | undefined {
  if (repositories.has(folder)) return repositories.get(folder);
  const above = dirname(folder);
  const found = existsSync(join(folder, '.git')) ? folder : above === folder ? undefined : findRepository(above);
  repositories.set(folder, found);
  return found;
}
