import type { Analysis } from '../analysis.ts';
import type { InstalledPackage, ManifestRequest, ReadManifest, StageDependencies } from './dependencies.ts';
import type { UsedCommand } from './stage-commands.ts';
import { findGitFetch } from './git-dependencies.ts';
import { workingDirAt } from './working-dir.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { cleanPath, folderOf, joinPath } from '../../context/context-path.ts';
import { findContextPath } from '../../context/copied-files.ts';
import { readCopies } from '../../context/copies.ts';
import type { Ecosystem } from '../../knowledge/images/native.ts';
import { readDependencies } from '../../context/dependencies/read-dependencies.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';

/**
 * Reads lists of packages where the commands that install them run.
 * @param baseWorkingDir of the base image
 */
export function makeManifestReader(
  file: Dockerfile,
  { surroundings: { context } }: Analysis,
  baseWorkingDir: string | undefined,
): ReadManifest {
  return (request) => {
    const found = context ? locate(request, file, context, baseWorkingDir) : undefined;
    if (!context || !found) return leave(request, `${request.files[0]!} was not there to be read`);
    if ('because' in found) return leave(request, `${request.files[0]!} could not be read: ${found.because}`);
    return read(request, context, found.path);
  };
}

function locate(
  { files, command }: ManifestRequest,
  file: Dockerfile,
  context: BuildContext,
  baseWorkingDir: string | undefined,
): { readonly path: string } | { readonly because: string } | undefined {
  const folder = workingDirAt(command, baseWorkingDir);
  const copies = readCopies(file, command.stage, context, { baseWorkingDir });
  let because: string | undefined;
  for (const name of files) {
    if (!name.startsWith('/') && folder === undefined)
      return { because: 'the folder it is run in depends on a variable' };
    const found = findContextPath(copies, context, cleanPath(name.startsWith('/') ? name : `${folder}/${name}`));
    if (found?.kind === 'found') return { path: found.contextPath };
    if (found) because ??= found.because;
  }
  return because === undefined ? undefined : { because };
}

function read(request: ManifestRequest, context: BuildContext, path: string): StageDependencies {
  const { ecosystem, command } = request;
  const reading = readDependencies(context, ecosystem, path);
  if (reading.kind === 'unread') return leave(request, reading.because);
  const [unread] = reading.unread;
  if (unread !== undefined) return leave(request, unread);
  const where = reading.from.at(-1) ?? path;
  const addon = findAddon(ecosystem, context, path);
  const git = findGitFetch(context, [...new Set([path, ...reading.from, ...manifestsBeside(ecosystem, path)])]);
  const own = addon === undefined ? [] : [ofScript(addon, ecosystem, where, command)];
  const forPlatform = new Set(reading.packages.flatMap(({ name, hasMarkers }) => (hasMarkers ? name : [])));
  return {
    packages: [
      ...own,
      ...reading.packages.map(({ name, version, hasInstallScript }) => ({
        ecosystem,
        name,
        version,
        hasInstallScript,
        isSource: ecosystem === 'ruby' && !forPlatform.has(name),
        where,
        command,
      })),
    ],
    fetched: git ? [{ ...git, command }] : [],
    unread: [],
    incomplete: reading.isComplete ? [] : [where],
  };
}

/** Lists whose lock files do not tell how a package is fetched. */
function manifestsBeside(ecosystem: Ecosystem, path: string): readonly string[] {
  return ecosystem === 'node'
    ? ['package.json', 'yarn.lock', 'pnpm-lock.yaml'].map((name) => joinPath(folderOf(path), name))
    : [];
}

const COMPILED_BY_SETUP = /\b(?:Extension\s*\(|ext_modules\b|cythonize\b|rust_extensions\b|cffi_modules\b)/;
const COMPILED_BY_BACKEND =
  /^[ \t]*build-backend[ \t]*=[ \t]*["'](?:maturin|mesonpy|scikit_build_core|setuptools_rust)\b|\bext[_-]modules\b/m;

/**
 * The file that says that a project itself is compiled where it is installed: npm looks for `binding.gyp` (npm's scripts,
 * "npm install"), Python's build backends for what setup.py and pyproject.toml name.
 */
function findAddon(ecosystem: Ecosystem, context: BuildContext, manifest: string): string | undefined {
  const beside = (name: string): string => joinPath(folderOf(manifest), name);
  if (ecosystem === 'node') return context.has(beside('binding.gyp')) ? beside('binding.gyp') : undefined;
  if (ecosystem !== 'python' || !/(?:^|\/)(?:pyproject\.toml|setup\.cfg)$/.test(manifest)) return undefined;
  if (COMPILED_BY_SETUP.test(context.readText(beside('setup.py')) ?? '')) return beside('setup.py');
  return COMPILED_BY_BACKEND.test(context.readText(manifest) ?? '') ? manifest : undefined;
}

function ofScript(name: string, ecosystem: Ecosystem, where: string, command: UsedCommand): InstalledPackage {
  return { ecosystem, name, version: undefined, hasInstallScript: true, where, command };
}

function leave({ command }: ManifestRequest, because: string): StageDependencies {
  return { packages: [], unread: [{ command, because }], incomplete: [] };
}
