import type { BuildContext } from '../build-context.ts';
import { folderOf, joinPath, readContextPath } from '../context-path.ts';
import { type InstallFiles, refuseInstall } from './install-files.ts';

/** What a build definition, which is a program, may look at while it is loaded. */
const READS = /\bIO\.|\bnew\s+(?:java\.io\.)?File\b|\bSource\.from|\bsys\.process\b|\bProcess\(|"\s*(?:\.\s*)?!|\bPaths?\.|\bFiles\.|\bunmanagedBase\b|\bunmanagedJars\b/; // prettier-ignore
const LOOKS_AT_GIT = /sbt-git\b|sbt-dynver|sbt-semver|sbt-version|sbt-ci-release|sbt-jgit/;
const OUTSIDE = /\b(?:ProjectRef|RootProject)\b|"file:|\bResolver\.file\b|\bPath\.userHome\b/;
const MAX_SOURCES = 200;

/**
 * What `sbt update` reads: the `.sbt` files of the root and of the folders of its projects, and all of `project`, which is
 * a build of its own (scala-sbt.org/1.x/docs, "Directories", "Organizing the build").
 * @param path of the `build.sbt`
 */
export function readSbtInstall(context: BuildContext, path: string): InstallFiles {
  const folder = folderOf(path);
  const definition = joinPath(folder, 'project');
  const folders = [folder];
  const files = new Set<string>();
  const meta = context.list(definition).filter((file) => /\.(?:sbt|scala|java)$/.test(file));
  for (const name of ['project', '.sbtopts', '.jvmopts']) if (context.has(joinPath(folder, name))) files.add(joinPath(folder, name)); // prettier-ignore
  const options = `${context.readText(joinPath(folder, '.sbtopts')) ?? ''}\n${context.readText(joinPath(folder, '.jvmopts')) ?? ''}`;
  if (/[/\\]/.test(options)) return refuseInstall('unread-manifest', 'the options of sbt name folders or files');
  const open = [...sbtFilesIn(context, folder), ...meta];
  if (open.length > MAX_SOURCES) return refuseInstall('unread-manifest', `${definition} has too many files`);
  for (let at = 0; at < open.length; at += 1) {
    const file = open[at]!;
    const text = context.readText(file);
    if (text === undefined || at > 2 * MAX_SOURCES) return refuseInstall('unread-manifest', `${file} could not be read`);
    const outside = OUTSIDE.exec(text)?.[0];
    if (outside !== undefined) return refuseInstall('local-dependency', `${file} names another folder ("${outside}")`);
    const read = (READS.exec(text) ?? LOOKS_AT_GIT.exec(text))?.[0];
    if (read !== undefined) return refuseInstall('needs-sources', `${file} may read files of the project ("${read}")`);
    if (!file.startsWith(`${definition}/`)) files.add(file);
    for (const [, argument] of text.matchAll(/\bfile\s*\(([^)\n]{0,300})\)/g)) {
      const name = /^\s*"([\w./-]+)"\s*$/.exec(argument!)?.[1];
      const own = name === undefined ? undefined : readContextPath(joinPath(folder, name));
      if (own === undefined) return refuseInstall('unread-manifest', `which folder ${file} means by file(${argument!.slice(0, 40)}) is not clear`);
      if (folders.includes(own)) continue;
      folders.push(own);
      open.push(...sbtFilesIn(context, own));
    }
    // A project without a folder of its own name, `lazy val a = project`, is in the folder `a`.
    for (const [, name] of text.matchAll(/\blazy\s+val\s+`?([\w-]+)`?\s*=[\s(]*(?:project|crossProject)\b(?!\s*(?:\.\s*)?in\b)/g)) {
      const own = joinPath(folder, name!);
      if (folders.includes(own)) continue;
      folders.push(own);
      open.push(...sbtFilesIn(context, own));
    }
  }
  const fills = [...folders.map((each) => joinPath(each, 'target')), joinPath(definition, 'target'), joinPath(definition, 'project')];
  const doubts = ['No plugin of the build looks at another file of the project while dependencies are resolved.'];
  return { kind: 'known', files: [...files].sort(), fills: fills.filter((fill) => !isMeta(context, fill)), doubts };
} // prettier-ignore

/** `project/project` may hold a definition of the definition, as well as what sbt has made. */
function isMeta(context: BuildContext, folder: string): boolean {
  return folder.endsWith('/project/project') && !context.has(`${folder}/target`) && !context.has(`${folder}/project`);
}

function sbtFilesIn(context: BuildContext, folder: string): readonly string[] {
  return context
    .namesIn(folder)
    .filter((name) => name.endsWith('.sbt'))
    .map((name) => joinPath(folder, name));
}
