import type { BuildContext } from '../build-context.ts';
import { folderOf, joinPath } from '../context-path.ts';
import { type InstallFiles, refuseInstall } from './install-files.ts';

/** What fetching the dependencies of a project of one module reads. @param path of the `pom.xml` */
export function readMavenInstall(context: BuildContext, path: string): InstallFiles {
  const text = context.readText(path);
  if (text === undefined) return refuseInstall('unread-manifest', `${path} could not be read`);
  if (/<(?:modules|subprojects)\s*>/.test(text)) return refuseInstall('local-dependency', `${path} has further modules`);
  if (/<systemPath>|<url>\s*file:|<relativePath>\s*[^<\s]/.test(text))
    return refuseInstall('local-dependency', `${path} names files of the project`);
  const folder = folderOf(path);
  const parent = folder === '' ? '' : joinPath(folderOf(folder), 'pom.xml');
  // Without a path, Maven looks for the parent in the folder above.
  if (/<parent>/.test(text) && !/<relativePath\s*\/>|<relativePath>\s*<\//.test(text) && parent !== '' && context.has(parent))
    return refuseInstall('local-dependency', `${path} may have ${parent} for its parent`);
  const settings = joinPath(folder, '.mvn');
  const files = context.has(settings) ? [settings, path] : [path];
  const doubts = ['No plugin of the build needs a file of the project while dependencies are fetched.'];
  return { kind: 'known', files, fills: [], doubts };
} // prettier-ignore
