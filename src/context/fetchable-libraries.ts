import type { BuildContext } from './build-context.ts';
import { folderOf, isAtOrBelow, joinPath } from './context-path.ts';
import { findContextPath } from './copied-files.ts';
import type { Copy } from './copies.ts';
import { childrenOf, nodesIn, readXml } from './dependencies/xml.ts';
import type { LibraryTool } from '../knowledge/library-fetching.ts';
import { isProjectPath } from '../knowledge/project-folders.ts';

/**
 * The libraries that a project asks for, by their names, where a step of their own can fetch them; why none can, as a clause.
 *
 * Maven resolves a dependency on another module only when that was built, so that a project of several cannot go offline
 * before it (maven-dependency-plugin, "go-offline"); an extension may take a part in what is resolved. Gradle resolves such
 * without building them.
 * @param path of the pom, or of the script of the root
 */
export function readFetchableLibraries(
  context: BuildContext,
  path: string,
  tool: LibraryTool,
): readonly string[] | string {
  const names = tool === 'maven' ? readPom(context, path) : readScripts(context, path);
  return typeof names !== 'string' && names.length === 0 ? `${path} asks for no library` : names;
}

const FILLS = /^(?:addjars|non-maven-jar)-maven-plugin$/;

function readPom(context: BuildContext, path: string): readonly string[] | string {
  const project = readXml(context.readText(path) ?? '');
  if (project?.name !== 'project') return `${path} could not be read`;
  const nodes = nodesIn(project);
  if (nodes.some(({ name }) => name === 'modules' || name === 'subprojects')) return `${path} has modules`;
  if (nodes.some(({ name }) => name === 'extension' || name === 'extensions')) return `${path} has an extension`;
  if (context.has(joinPath(folderOf(path), '.mvn/extensions.xml'))) return `${path} has an extension`;
  // A plugin that puts files of the project into the local repository does so in a phase of the build, not before it.
  const isFilled = nodes.some(({ name, text }) => (name === 'goal' && text.trim() === 'install-file') || (name === 'artifactId' && FILLS.test(text.trim()))); // prettier-ignore
  if (isFilled) return `${path} takes libraries out of files of the project`;
  const own = childrenOf(project, 'dependencies').flatMap((list) => childrenOf(list, 'dependency'));
  return own.flatMap((dependency) => childrenOf(dependency, 'artifactId').map(({ text }) => text.trim()));
}

/**
 * What of the given copies may say where a tool fetches from, and with which credentials: a file in its home, or outside of what is a
 * project (maven.apache.org/settings.html; docs.gradle.org, "Gradle User Home"). A step before them would do without.
 * @param root of the project, absolute
 */
export function findToolSettings(copies: readonly Copy[], context: BuildContext, root: string): Copy | undefined {
  const home = ['.m2', '.gradle'].map((name) => `${root}/${name}`).find((path) => findContextPath(copies, context, path));
  return copies.find(({ imagePath }) => {
    if (imagePath === undefined || (home !== undefined && isAtOrBelow(home, imagePath))) return true;
    if (/\/\.(?:m2|gradle)(?:\/|$)/.test(imagePath)) return true;
    return !isAtOrBelow(imagePath, root) && !isAtOrBelow(root, imagePath) && !isProjectPath(folderOf(imagePath));
  });
} // prettier-ignore

/** The names of libraries in a script, with their group and without their version. */
const LIBRARY = /["']([\w.-]{1,80}:[\w.-]{1,80})(?::[^"'\n]{0,80})?["']/g;

function readScripts(context: BuildContext, path: string): readonly string[] {
  const folder = folderOf(path);
  const scripts = ['build.gradle', 'build.gradle.kts'].map((name) => joinPath(folder, name));
  const text = scripts.map((script) => context.readText(script) ?? '').join('\n').replace(/\/\/[^\n]*/g, '');
  const at = text.search(/\bdependencies\s*\{/);
  return at === -1 ? [] : [...text.slice(at).matchAll(LIBRARY)].map(([, name]) => name!);
} // prettier-ignore
