import type { NodeProject } from './node-prune.ts';
import type { SplitObstacle } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import { baseName, joinPath } from '../../context/context-path.ts';
import { type PackageJson, readPackageJson } from '../../context/dependencies/package-json.ts';
import { findWorkspaces } from '../../context/installs/workspaces.ts';
import { readNodeSources, filesImported, stemOf } from '../../context/node-sources.ts';
import { isUnread } from '../../dockerfile/run-script.ts';
import { readInvocation } from '../../knowledge/invocation.ts';
import { type NodeFiles, readNodeCommands, readPackageIn } from '../../trace/node-commands.ts';

/** Reads the project in the folder that the program runs in, with the packages of its workspace. */
export function readNodeProject(site: SplitSite, files: NodeFiles): NodeProject | SplitObstacle {
  const { workingDir, stage } = site;
  const { context } = files;
  const manifest = readPackageIn(files, workingDir);
  if (!manifest) {
    return { reason: 'unread-manifest', instruction: stage.from, detail: `there is no package.json to be read in ${workingDir}` };
  }
  const folder = manifest.contextFolder;
  const isPlugAndPlay = context.has(joinPath(folder, '.yarnrc.yml')) && !/^nodeLinker:\s*["']?node-modules\b/m.test(context.readText(joinPath(folder, '.yarnrc.yml')) ?? '');
  if (isPlugAndPlay) {
    return { reason: 'outside-writes', instruction: stage.from, detail: 'Yarn may keep packages in the home folder: .yarnrc.yml names no nodeLinker' };
  }
  const sources = readNodeSources(context, folder);
  const scripts = findBuildScripts(site, files);
  const program = sources?.filter(({ path }) => !scripts.has(baseName(path)));
  const stems = new Set(program?.flatMap(({ text }) => filesImported(text)));
  const own = sources?.filter((source) => program?.includes(source) === true || stems.has(stemOf(source.path)));
  return { context, folder, manifest: withWorkspaces(manifest, folder, files), sources: own };
} // prettier-ignore

/** The names of files that only the build gives to Node.js. */
function findBuildScripts({ runs, workingDir }: SplitSite, files: NodeFiles): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { reading } of runs) {
    if (isUnread(reading)) continue;
    for (const { command } of reading.commands) {
      const read = readNodeCommands(command, workingDir, files);
      if (read.kind === 'unknown') continue;
      for (const each of read.commands) {
        const invocation = readInvocation(each.command);
        if (invocation?.program !== 'node') continue;
        const file = invocation.args.find(({ value }) => value !== undefined && !value.startsWith('-'))?.value;
        if (file !== undefined) names.add(baseName(file)).add(`${baseName(file)}.js`);
      }
    }
  }
  return names;
}

/** What any package of the workspace needs counts as needed. */
function withWorkspaces(manifest: PackageJson, folder: string, { context }: NodeFiles): PackageJson {
  if (manifest.workspaces.length === 0) return manifest;
  const paths = findWorkspaces(context, folder, manifest.workspaces) ?? [];
  const all = paths.flatMap((path) => readPackageJson(context.readText(path) ?? '') ?? []);
  const needs = new Map(manifest.needs);
  const devNeeds = new Map(manifest.devNeeds);
  for (const each of all) {
    for (const [name, range] of each.needs) needs.set(name, range);
    for (const [name, range] of each.devNeeds) devNeeds.set(name, range);
    if (each.name !== undefined) needs.set(each.name, '*');
  }
  return { ...manifest, needs, devNeeds };
}
