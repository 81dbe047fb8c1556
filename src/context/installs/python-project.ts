import type { BuildContext } from '../build-context.ts';
import { folderOf, joinPath } from '../context-path.ts';
import { fieldOf, type Fields, listOf } from '../dependencies/fields.ts';
import { readToml } from '../dependencies/toml.ts';
import { findAbove, type InstallFiles, refuseInstall } from './install-files.ts';
import type { DependencyInstall } from '../../knowledge/dependency-installs.ts';

/** What `poetry install` reads where it leaves the project itself out. @param path of the `pyproject.toml` */
export function readPoetryInstall(context: BuildContext, path: string, { options }: DependencyInstall): InstallFiles {
  const toml = readTables(context, path);
  if (!toml) return refuseInstall('unread-manifest', `${path} could not be read`);
  const poetry = fieldOf(fieldOf(toml, 'tool'), 'poetry');
  if (!options.has('--no-root') && fieldOf(poetry, 'package-mode') !== false)
    return refuseInstall('needs-sources', 'without --no-root, Poetry installs the project itself');
  const tables = [fieldOf(poetry, 'dependencies'), fieldOf(poetry, 'dev-dependencies'), fieldOf(poetry, 'group')];
  if (namesPath([...tables, fieldOf(toml, 'project'), fieldOf(toml, 'dependency-groups')]))
    return refuseInstall('local-dependency', `${path} names a package by its folder`);
  return known(context, path, ['poetry.lock', 'poetry.toml'], 'Poetry, with its plugins,');
}

/** What `uv sync` reads where it leaves the project itself out. @param path of the `pyproject.toml` */
export function readUvInstall(context: BuildContext, path: string, { options }: DependencyInstall): InstallFiles {
  const toml = readTables(context, path);
  if (!toml) return refuseInstall('unread-manifest', `${path} could not be read`);
  const uv = fieldOf(fieldOf(toml, 'tool'), 'uv');
  const isPackage = fieldOf(uv, 'package') ?? fieldOf(toml, 'build-system') !== undefined;
  if (isPackage !== false && !options.has('--no-install-project'))
    return refuseInstall('needs-sources', 'without --no-install-project, uv installs the project itself');
  const isDynamic = listOf(fieldOf(fieldOf(toml, 'project'), 'dynamic')).length > 0;
  if (isDynamic && !options.has('--frozen'))
    return refuseInstall('needs-sources', `parts of ${path} are worked out by the build of the project`);
  const above = findAbove(context, folderOf(path), ['pyproject.toml', 'uv.toml']);
  if (above !== undefined)
    return refuseInstall('local-dependency', `${path} may be a part of a workspace, by ${above}`);
  if (fieldOf(uv, 'workspace') !== undefined)
    return refuseInstall('local-dependency', `${path} is a workspace of several packages`);
  if (namesPath([fieldOf(uv, 'sources'), fieldOf(uv, 'index'), fieldOf(uv, 'find-links'), fieldOf(toml, 'project')]))
    return refuseInstall('local-dependency', `${path} names a package by its folder`);
  return known(context, path, ['uv.lock', 'uv.toml', '.python-version'], 'uv');
}

/** What `pipenv install` reads. @param path of the `Pipfile` */
export function readPipenvInstall(context: BuildContext, path: string): InstallFiles {
  const toml = readTables(context, path);
  if (!toml) return refuseInstall('unread-manifest', `${path} could not be read`);
  if (namesPath([fieldOf(toml, 'packages'), fieldOf(toml, 'dev-packages')]))
    return refuseInstall('local-dependency', `${path} names a package by its folder`);
  return known(context, path, ['Pipfile.lock'], 'Pipenv');
}

function readTables(context: BuildContext, path: string): Fields | undefined {
  const text = context.readText(path);
  return text === undefined ? undefined : readToml(text);
}

function namesPath(tables: readonly unknown[]): boolean {
  const text = JSON.stringify(tables, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  return /"(?:path|workspace|directory|editable|develop)":|@\s*file:|"(?:file:|\.{1,2}\/)/.test(text);
}

function known(context: BuildContext, path: string, names: readonly string[], tool: string): InstallFiles {
  const folder = folderOf(path);
  const files = [path, ...names.map((name) => joinPath(folder, name)).filter((file) => context.has(file))];
  const fills = ['.venv', 'venv'].map((name) => joinPath(folder, name));
  const doubts = [`${tool} reads nothing of the project but ${files.join(', ')} here.`];
  return { kind: 'known', files: files.sort(), fills, doubts };
}
