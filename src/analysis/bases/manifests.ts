import type { Analysis } from '../analysis.ts';
import type { InstalledPackage, ManifestRequest, ReadManifest, StageDependencies } from './dependencies.ts';
import type { UsedCommand } from './stage-commands.ts';
import { workingDirAt } from './working-dir.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { cleanPath, folderOf, joinPath } from '../../context/context-path.ts';
import { findContextPath } from '../../context/copied-files.ts';
import { readCopies } from '../../context/copies.ts';
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
  const addon = joinPath(folderOf(path), 'binding.gyp');
  // npm compiles a project that has it (npm's scripts, "npm install").
  const own = ecosystem === 'node' && context.has(addon) ? [ofScript(addon, where, command)] : [];
  return {
    packages: [
      ...own,
      ...reading.packages.map(({ name, version, hasInstallScript }) => ({
        ecosystem,
        name,
        version,
        hasInstallScript,
        where,
        command,
      })),
    ],
    unread: [],
    incomplete: reading.isComplete ? [] : [where],
  };
}

function ofScript(name: string, where: string, command: UsedCommand): InstalledPackage {
  return { ecosystem: 'node', name, version: undefined, hasInstallScript: true, where, command };
}

function leave({ command }: ManifestRequest, because: string): StageDependencies {
  return { packages: [], unread: [{ command, because }], incomplete: [] };
}
