import type { BuildContext } from '../build-context.ts';
import { folderOf, joinPath, readContextPath } from '../context-path.ts';
import { type InstallFiles, type RefusedInstall, refuseInstall } from './install-files.ts';

/** What a project of Mix, which is a program, may look at while it is loaded. */
const READS =
  /\bFile\.|\bSystem\.(?:cmd|shell)\b|\bPort\.|\bCode\.|:(?:file|os|code)\.|\bPath\.wildcard|\bIO\.read|\bimport_file|\bgit\b\s*describe|@external_resource|\bimport_config\b[^\n]{0,100}\.\.\//;
/** Tasks of its own in the place of those that fetch. */
const RENAMED = /["']?deps\.(?:get|compile|loadpaths)["']?\s*(?::|=>)/;
const MAX_APPS = 100;

/**
 * What `mix deps.get` and `mix deps.compile` read: `mix.exs`, the lock file and, before each task, what is in `config`
 * (hexdocs.pm/mix, "Mix.Tasks.Loadconfig"); in an umbrella, `mix.exs` of each application.
 * @param path of the `mix.exs`
 */
export function readMixInstall(context: BuildContext, path: string): InstallFiles {
  const folder = folderOf(path);
  const text = context.readText(path);
  if (text === undefined) return refuseInstall('unread-manifest', `${path} could not be read`);
  const apps = findApps(context, folder, text);
  if (!apps) return refuseInstall('unread-manifest', `which applications the umbrella of ${path} has is not clear`);
  const manifests = [path, ...apps];
  for (const manifest of manifests) {
    const trouble = findTrouble(context, manifest, apps.length > 0);
    if (trouble) return trouble;
  }
  const files = [...manifests, ...['mix.lock', 'config'].map((name) => joinPath(folder, name)).filter((file) => context.has(file))]; // prettier-ignore
  const settings = joinPath(folder, 'config');
  for (const config of context.list(settings).filter((file) => /(?<!\/runtime)\.exs$/.test(file)).slice(0, MAX_APPS)) {
    const read = READS.exec(context.readText(config) ?? 'File.')?.[0];
    if (read !== undefined) return refuseInstall('needs-sources', `${config} may read files of the project ("${read}")`);
  }
  const fills = ['deps', '_build'].map((name) => joinPath(folder, name));
  const doubts = [`No dependency and no text of ${manifests.length > 1 ? 'a mix.exs' : path} looks at another file of the project.`];
  if (context.has(joinPath(folder, 'mix.lock'))) doubts.push('mix.lock is in step with mix.exs, so that Mix does not write it anew.');
  return { kind: 'known', files: files.sort(), fills, doubts };
} // prettier-ignore

/** `mix.exs` of the applications of an umbrella; none where it is no umbrella. */
function findApps(context: BuildContext, folder: string, text: string): readonly string[] | undefined {
  if (!/\bapps_path:/.test(text)) return [];
  const named = /\bapps_path:\s*"([\w/.-]{1,200})"/.exec(text)?.[1];
  const base = named === undefined ? undefined : readContextPath(joinPath(folder, named));
  // With a list of some, the others would be none.
  if (base === undefined || base === folder || /\bapps:/.test(text)) return undefined;
  const apps = context.namesIn(base).map((name) => joinPath(joinPath(base, name), 'mix.exs'));
  const found = apps.filter((app) => context.has(app));
  return found.length === 0 || found.length > MAX_APPS ? undefined : found;
}

function findTrouble(context: BuildContext, path: string, isUmbrella: boolean): RefusedInstall | undefined {
  const text = context.readText(path);
  if (text === undefined) return refuseInstall('unread-manifest', `${path} could not be read`);
  if (/\bpath:/.test(text.replace(/\b\w+_path:/g, '')))
    return refuseInstall('local-dependency', `${path} takes a dependency out of a folder`);
  if (/\bin_umbrella:/.test(text) && !isUmbrella)
    return refuseInstall('local-dependency', `${path} is a part of an umbrella`);
  const read = (READS.exec(text) ?? RENAMED.exec(text))?.[0];
  if (read !== undefined) return refuseInstall('needs-sources', `${path} may read files of the project ("${read}")`);
  return undefined;
}
