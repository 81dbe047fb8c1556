import type { BuildContext } from '../build-context.ts';
import { folderOf, joinPath, readContextPath } from '../context-path.ts';
import { findAbove, type InstallFiles, type RefusedInstall, refuseInstall } from './install-files.ts';
import { findLocalWrapper } from './tool-wrapper.ts';
import type { DependencyInstall } from '../../knowledge/dependency-installs.ts';

const SETTINGS = ['settings.gradle', 'settings.gradle.kts'];
const BUILDS = ['build.gradle', 'build.gradle.kts'];
/** Beside the scripts of the root; `gradle` has the wrapper, the catalogue of versions and what verifies them. */
const COMPANIONS = ['gradle', 'gradlew', 'gradle.properties', 'gradle.lockfile', 'buildscript-gradle.lockfile', 'settings-gradle.lockfile']; // prettier-ignore
const MODULE_COMPANIONS = [...BUILDS, 'gradle.properties', 'gradle.lockfile', 'buildscript-gradle.lockfile'];
const MAX_MODULES = 200;
const MAX_SCRIPTS = 400;

/** What takes a dependency, or a project, out of a folder of its own choice. */
const LOCAL = /\b(?:files|fileTree|zipTree|tarTree|flatDir|includeBuild|includeFlat|projectDir|buildFileName|RootProject|mavenLocal)\b|\burl\b[^\n]{0,40}(?:file:|["']\.{0,2}\/|\$\{?(?:rootDir|projectDir|rootProject))/; // prettier-ignore
/** What may look at a file while a script is carried out. */
const READS =
  /\b(?:file|File|Paths?|Files)\s*[.(]|\bnew\s+File|\bexec\s*[({]|\bexecute\s*\(|\bfileContents\b|\breadText\b|\.text\b|\.load\s*\(|ProcessBuilder|\bGroovyShell\b|\bevaluate\s*\(|\bfilesMatching\b|\b(?:listFiles|exists|eachFile|eachDir|walk\w*)\s*[({]/;
/** Plugins that read the history, or the sources, when a project is configured. */
const LOOKS = /com\.android\.|git-?version|grgit|gitProperties|gradle-git|axion-release|nebula\.release|semver|versioning|palantir\.git|reckon|jgitver/i; // prettier-ignore

/**
 * What a step of Gradle that lists dependencies reads: the scripts of all projects of the build, which are programs, and
 * the settings beside them (docs.gradle.org, "Settings File Basics", "The Directories and Files Gradle Uses").
 * @param path of a script of the root, or of its wrapper
 */
export function readGradleInstall(
  context: BuildContext,
  path: string,
  { subcommand }: DependencyInstall,
): InstallFiles {
  const folder = folderOf(path);
  const have = (base: string, names: readonly string[]): readonly string[] =>
    names.map((name) => joinPath(base, name)).filter((file) => context.has(file));
  const companions = have(folder, COMPANIONS);
  const wrapper = findLocalWrapper(context, joinPath(folder, 'gradle/wrapper/gradle-wrapper.properties'));
  if (wrapper !== undefined) return refuseInstall('unread-manifest', wrapper);
  // It says what the wrapper has fetched, before any script is read.
  if (subcommand === '--version') return { kind: 'known', files: [path, ...companions].sort(), fills: [joinPath(folder, '.gradle')], doubts: [] }; // prettier-ignore
  const [settings] = have(folder, SETTINGS);
  const above = settings === undefined ? findAbove(context, folder, SETTINGS) : undefined;
  if (above !== undefined) return refuseInstall('local-dependency', `${path} may be a part of the build of ${above}`);
  if (context.has(joinPath(folder, 'buildSrc')))
    return refuseInstall('needs-sources', `${joinPath(folder, 'buildSrc')} is built before any script is read`);
  const modules = settings === undefined ? [] : findModules(context, settings);
  if (!modules) return refuseInstall('unread-manifest', `which projects ${settings} has is not clear`);
  const files = new Set([path, ...companions, ...have(folder, [...SETTINGS, ...BUILDS])]);
  for (const module of modules) {
    const own = have(module, MODULE_COMPANIONS);
    const isParent = modules.some((other) => other.startsWith(`${module}/`));
    // Gradle 9 does not take a project whose folder is missing.
    if (!isParent && !own.some((file) => /\/build\.gradle(?:\.kts)?$/.test(file)))
      return refuseInstall('needs-sources', `the project ${module} has no build script that would make its folder`);
    for (const file of own) files.add(file);
  }
  const trouble = readScripts(context, files);
  if (trouble) return trouble;
  const fills = [joinPath(folder, '.gradle'), ...[folder, ...modules].map((module) => joinPath(module, 'build'))];
  const doubts = [
    'No script or plugin of the build looks at another file of the project while dependencies are listed.',
  ];
  // What is in the folder of the wrapper comes with it.
  const outer = [...files].filter((file) => !files.has(folderOf(file)));
  return { kind: 'known', files: outer.sort(), fills, doubts };
}

/** Looks at every script, and takes up those that it applies. */
function readScripts(context: BuildContext, files: Set<string>): RefusedInstall | undefined {
  const open = [...files].filter((file) => /\.gradle(?:\.kts)?$/.test(file));
  const seen = new Set(open);
  for (let script = open.pop(); script !== undefined; script = open.pop()) {
    const text = context.readText(script);
    if (text === undefined || seen.size > MAX_SCRIPTS) return refuseInstall('unread-manifest', `${script} could not be read`);
    const local = LOCAL.exec(text)?.[0];
    if (local !== undefined) return refuseInstall('local-dependency', `${script} names files of the project ("${local.slice(0, 60)}")`);
    const read = (READS.exec(text) ?? LOOKS.exec(text))?.[0];
    if (read !== undefined) return refuseInstall('needs-sources', `${script} may read files of the project ("${read.slice(0, 60)}")`);
    const applied = text.matchAll(/\bapply\b[\s\S]{0,40}?\bfrom\b(?:\s*[:=(]+\s*(?:uri\()?(["'])([^"'\n]{1,300})\1)?/g);
    for (const [whole, , other] of applied) {
      if (other !== undefined && /^https?:/.test(other)) continue;
      const found = other === undefined || other.includes('$') ? undefined : readContextPath(joinPath(folderOf(script), other));
      if (found === undefined || !context.has(found) || context.isFolder(found))
        return refuseInstall('unread-manifest', `which script ${script} applies is not clear ("${whole.slice(0, 60)}")`);
      files.add(found);
      if (!seen.has(found)) open.push(found);
      seen.add(found);
    }
  }
  return undefined;
} // prettier-ignore

/** The folders of the projects of a build; `undefined` where one is not named by a plain text. */
function findModules(context: BuildContext, settings: string): readonly string[] | undefined {
  const text = context.readText(settings);
  if (text === undefined) return undefined;
  const modules = new Set<string>();
  const mentions = [...text.matchAll(/\binclude\b/g)];
  for (const { index } of mentions) {
    const list = /^include[\s(]*((?:["'][\w:.-]+["'][\s,]*)+)/.exec(text.slice(index, index + 20_000))?.[1];
    if (list === undefined) return undefined;
    for (const [, name] of list.matchAll(/["']([\w:.-]+)["']/g)) {
      const names = name!.split(':').filter((part) => part !== '');
      for (let end = 1; end <= names.length; end += 1)
        modules.add(joinPath(folderOf(settings), names.slice(0, end).join('/')));
    }
    if (modules.size > MAX_MODULES) return undefined;
  }
  return [...modules].sort();
}
