import type { BuildContext } from '../build-context.ts';
import { folderOf, joinPath } from '../context-path.ts';
import { findAbove, type InstallFiles, refuseInstall } from './install-files.ts';

/** What `go mod download` reads. @param path of the `go.mod` */
export function readGoInstall(context: BuildContext, path: string): InstallFiles {
  const text = context.readText(path);
  if (text === undefined) return refuseInstall('unread-manifest', `${path} could not be read`);
  const folder = folderOf(path);
  const work = [joinPath(folder, 'go.work')].find((each) => context.has(each)) ?? findAbove(context, folder, ['go.work']);
  if (work !== undefined) return refuseInstall('local-dependency', `${work} has several modules used together`);
  const line = text.split('\n').findIndex((each) => /=>\s*\.{0,2}\//.test(each.slice(0, 2000)));
  if (line !== -1) return refuseInstall('local-dependency', `line ${line + 1} of ${path} takes a module out of a folder`);
  const sums = joinPath(folder, 'go.sum');
  const hasSums = context.has(sums);
  const doubts = hasSums ? [] : [`${path} needs no go.sum, which is not in the build context.`];
  return { kind: 'known', files: hasSums ? [path, sums] : [path], fills: [], doubts };
} // prettier-ignore
