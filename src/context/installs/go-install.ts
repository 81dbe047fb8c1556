import type { BuildContext } from '../build-context.ts';
import { baseName, folderOf, joinPath, readContextPath } from '../context-path.ts';
import { type GoModule, readGoModule } from '../dependencies/go-module.ts';
import { findAbove, type InstallFiles, type RefusedInstall, refuseInstall } from './install-files.ts';

const MAX_MODULES = 200;

/**
 * What `go mod download` reads: `go.mod` and `go.sum` of a module, or those of all modules of a workspace
 * (go.dev/ref/mod, "go mod download" and "Workspaces").
 * @param path of the `go.mod`, or of the `go.work` of a workspace whose root is no module
 */
export function readGoInstall(context: BuildContext, path: string): InstallFiles {
  const folder = folderOf(path);
  const own = readModule(context, path);
  if ('kind' in own) return own;
  const beside = joinPath(folder, 'go.work');
  const work = context.has(beside) ? beside : findAbove(context, folder, ['go.work']);
  const sums = joinPath(folder, 'go.sum');
  const hasSums = context.has(sums);
  if (work !== undefined) return readWorkspace(context, work, hasSums ? [path, sums] : [path]);
  const doubts = hasSums ? [] : [`${path} needs no go.sum, which is not in the build context.`];
  return { kind: 'known', files: hasSums ? [path, sums] : [path], fills: [], doubts };
}

function readWorkspace(context: BuildContext, path: string, own: readonly string[]): InstallFiles {
  const work = readModule(context, path);
  if ('kind' in work) return work;
  if (work.used.length > MAX_MODULES) return refuseInstall('unread-manifest', `${path} names too many modules`);
  const files = new Set([path, ...own]);
  const sums = joinPath(folderOf(path), 'go.work.sum');
  if (context.has(sums)) files.add(sums);
  for (const used of work.used) {
    const folder = used.startsWith('/') ? undefined : readContextPath(joinPath(folderOf(path), used));
    const manifest = folder === undefined ? undefined : joinPath(folder, 'go.mod');
    if (manifest === undefined || !context.has(manifest))
      return refuseInstall('local-dependency', `${path} uses ${used}, where the build context has no go.mod`);
    const module = readModule(context, manifest);
    if ('kind' in module) return module;
    files.add(manifest);
    const sum = joinPath(folder!, 'go.sum');
    if (context.has(sum)) files.add(sum);
  }
  return { kind: 'known', files: [...files].sort(), fills: [], doubts: [] };
}

function readModule(context: BuildContext, path: string): GoModule | RefusedInstall {
  const text = context.readText(path);
  const module = text === undefined ? undefined : readGoModule(text);
  if (!module) return refuseInstall('unread-manifest', `${path} could not be read`);
  if (module.replacedBy !== undefined)
    return refuseInstall('local-dependency', `${path} takes a module out of the folder ${module.replacedBy}`);
  if (baseName(path) === 'go.mod' && module.used.length > 0)
    return refuseInstall('unread-manifest', `${path} could not be read`);
  return module;
}
