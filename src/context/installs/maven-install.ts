import type { BuildContext } from '../build-context.ts';
import { folderOf, joinPath, readContextPath } from '../context-path.ts';
import { childrenOf, nodesIn, readXml, textIn, type XmlNode } from '../dependencies/xml.ts';
import { findAbove, type InstallFiles, refuseInstall } from './install-files.ts';
import { findLocalWrapper } from './tool-wrapper.ts';

/** A reactor with more modules would need more COPY instructions than an image may have layers. */
const MAX_POMS = 200;
/** Extensions of the build that work out its version from Git, and others that look at its files. */
const LOOKS_AT_FILES = /git|semver|dynamic-?version|tycho|polyglot|pomless/i;

/**
 * What fetching the dependencies of a project reads (maven.apache.org/pom.html, "Inheritance" and "Aggregation"): the pom,
 * those of its modules, the parents that lie in the project, `.mvn` and the wrapper.
 * @param path of the `pom.xml`
 */
export function readMavenInstall(context: BuildContext, path: string): InstallFiles {
  const files = new Set<string>();
  const fills: string[] = [];
  const doubts = new Set(['No plugin of the build needs a file of the project while dependencies are fetched.']);
  const open = [path];
  for (let pom = open.pop(); pom !== undefined; pom = open.pop()) {
    if (files.has(pom)) continue;
    if (files.size >= MAX_POMS) return refuseInstall('unread-manifest', `${path} has too many modules`);
    const text = context.readText(pom);
    const project = text === undefined ? undefined : readXml(text);
    if (project?.name !== 'project') return refuseInstall('unread-manifest', `${pom} could not be read`);
    const trouble = findTrouble(project, pom);
    if (trouble) return trouble;
    for (const name of extensionsOf(project)) doubts.add(`The extension ${name} looks at no file of the project.`);
    files.add(pom);
    fills.push(joinPath(folderOf(pom), 'target'));
    const others = [...modulesOf(project), ...parentsOf(project)];
    for (const other of others) {
      const found = readContextPath(joinPath(folderOf(pom), other));
      if (found === undefined) continue;
      const file = context.isFolder(found) ? joinPath(found, 'pom.xml') : found;
      if (context.has(file)) open.push(file);
    }
  }
  const folder = folderOf(path);
  // Maven takes the next folder above with `.mvn` for the root of the project.
  const settings = [joinPath(folder, '.mvn')].find((each) => context.has(each)) ?? findAbove(context, folder, ['.mvn']);
  const trouble = settings === undefined ? undefined : findSettingsTrouble(context, settings);
  if (trouble !== undefined) return refuseInstall(trouble.reason, trouble.because);
  if (settings !== undefined) files.add(settings);
  return { kind: 'known', files: [...files].sort(), fills, doubts: [...doubts] };
}

type Trouble = ReturnType<typeof refuseInstall>;

function findTrouble(project: XmlNode, pom: string): Trouble | undefined {
  for (const node of nodesIn(project)) {
    if (node.name === 'systemPath')
      return refuseInstall('local-dependency', `${pom} takes a library out of ${node.text.slice(0, 80)}`);
    const isLocal = node.name === 'url' && /^\s*file:|\$\{(?:project\.)?basedir\}/.test(node.text);
    if (isLocal) return refuseInstall('local-dependency', `${pom} has a repository in the folder ${node.text.slice(0, 80)}`); // prettier-ignore
    // `<activation><file><exists>`: which profile holds depends on files of the project.
    if (node.name === 'activation' && childrenOf(node, 'file').length > 0)
      return refuseInstall('needs-sources', `a profile of ${pom} holds only where a certain file is there`);
  }
  const odd = [...modulesOf(project), ...parentsOf(project)].find((other) => other.includes('$'));
  if (odd !== undefined) return refuseInstall('unread-manifest', `${pom} names ${odd.slice(0, 80)}, which depends on the run`);
  const extension = extensionsOf(project).find((name) => LOOKS_AT_FILES.test(name));
  return extension === undefined ? undefined : refuseInstall('needs-sources', `the extension ${extension} of ${pom} may read the history, or files, of the project`); // prettier-ignore
} // prettier-ignore

/** Of the project, and of each of its profiles. Maven 4 calls them subprojects. */
function modulesOf(project: XmlNode): readonly string[] {
  const lists = nodesIn(project).filter(({ name }) => name === 'modules' || name === 'subprojects');
  return lists.flatMap(({ children }) => children.map(({ text }) => text)).filter((text) => text !== '');
}

/** By its path; without one, Maven looks for the parent in the folder above. An empty one says that it is in no folder. */
function parentsOf(project: XmlNode): readonly string[] {
  return childrenOf(project, 'parent').flatMap((parent) => {
    const path = textIn(parent, 'relativePath') ?? '../pom.xml';
    return path === '' ? [] : [path];
  });
}

/** Those of the build, and plugins that are extensions at the same time. */
function extensionsOf(project: XmlNode): readonly string[] {
  const own = nodesIn(project).filter(({ name }) => name === 'extension');
  const plugins = nodesIn(project).filter((node) => node.name === 'plugin' && textIn(node, 'extensions') === 'true');
  return [...own, ...plugins].flatMap((node) => textIn(node, 'artifactId') ?? []);
}

/** What `.mvn` holds, which is read at each start of Maven (maven.apache.org/configure.html). */
function findSettingsTrouble(context: BuildContext, folder: string): { reason: 'unread-manifest' | 'needs-sources'; because: string } | undefined {
  const options = [`${folder}/maven.config`, `${folder}/jvm.config`].filter((file) => context.has(file));
  for (const file of options) {
    const words = (context.readText(file) ?? '/').split(/\s+/);
    const odd = words.find((word) => /[/\\]|^-(?:f|s|gs|t)$/.test(word) && !/=https?:/.test(word));
    if (odd !== undefined) return { reason: 'unread-manifest', because: `${file} may name other files (${odd.slice(0, 60)})` };
  }
  const wrapper = findLocalWrapper(context, `${folder}/wrapper/maven-wrapper.properties`);
  if (wrapper !== undefined) return { reason: 'unread-manifest', because: wrapper };
  const file = `${folder}/extensions.xml`;
  if (!context.has(file)) return undefined;
  const root = readXml(context.readText(file) ?? '');
  if (!root) return { reason: 'unread-manifest', because: `${file} could not be read` };
  const names = nodesIn(root).filter(({ name }) => name === 'artifactId').map(({ text }) => text);
  const odd = names.find((name) => LOOKS_AT_FILES.test(name));
  return odd === undefined ? undefined : { reason: 'needs-sources', because: `the extension ${odd} of ${file} may read the history, or files, of the project` };
} // prettier-ignore
