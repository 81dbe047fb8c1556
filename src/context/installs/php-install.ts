import type { BuildContext } from '../build-context.ts';
import { folderOf, joinPath, readContextPath } from '../context-path.ts';
import { entriesOf, fieldOf, fieldsOf, listOf, stringOf } from '../dependencies/fields.ts';
import { readJson } from '../dependencies/json.ts';
import { type InstallFiles, refuseInstall } from './install-files.ts';
import type { DependencyInstall } from '../../knowledge/dependency-installs.ts';

/** What `composer install` reads. @param path of the `composer.json` */
export function readComposerInstall(context: BuildContext, path: string, { options }: DependencyInstall): InstallFiles {
  const text = context.readText(path);
  const json = text === undefined ? undefined : readJson(text);
  if (fieldsOf(json) !== json) return refuseInstall('unread-manifest', `${path} could not be read`);
  const config = fieldOf(json, 'config');
  const script = entriesOf(fieldOf(json, 'scripts')).find(([name]) => /^(?:pre|post|init|command)(?:-|$)/.test(name));
  if (script && !options.has('--no-scripts'))
    return refuseInstall('needs-sources', `the script "${script[0]}" of ${path} may need any file`);
  if (!options.has('--no-autoloader')) {
    const loaders = ['autoload', 'autoload-dev'].map((field) => fieldOf(json, field));
    if (loaders.some((loader) => listOf(fieldOf(loader, 'classmap')).length > 0))
      return refuseInstall('needs-sources', `${path} has Composer look for classes in the sources ("classmap")`);
    const flag = ['-o', '--optimize-autoloader', '-a', '--classmap-authoritative'].find((name) => options.has(name));
    const setting = ['optimize-autoloader', 'classmap-authoritative'].find((name) => fieldOf(config, name) === true);
    if (flag ?? setting)
      return refuseInstall('needs-sources', `"${flag ?? setting}" has Composer look for classes in the sources`);
  }
  const local = [fieldOf(json, 'repositories')].flatMap((all) => [...listOf(all), ...entriesOf(all).map(([, each]) => each)]); // prettier-ignore
  if (local.some((each) => /^(?:path|artifact)$/.test(stringOf(fieldOf(each, 'type')) ?? '')))
    return refuseInstall('local-dependency', `${path} takes packages out of folders of the project`);
  const required = [...entriesOf(fieldOf(json, 'require')), ...entriesOf(fieldOf(json, 'require-dev'))];
  const writer = required.find(([name]) => name === 'symfony/flex' || name === 'composer/installers');
  if (writer && !options.has('--no-plugins'))
    return refuseInstall('needs-sources', `${writer[0]} writes into the folders of the project`);
  const folder = folderOf(path);
  const files = [path, ...['composer.lock', 'auth.json'].map((name) => joinPath(folder, name)).filter((file) => context.has(file))]; // prettier-ignore
  const folders = [stringOf(fieldOf(config, 'vendor-dir')) ?? 'vendor', stringOf(fieldOf(config, 'bin-dir')) ?? 'vendor/bin']; // prettier-ignore
  const fills = folders.map((name) => readContextPath(joinPath(folder, name)));
  if (fills.includes(undefined)) return refuseInstall('unread-manifest', 'packages go to a folder outside of the project'); // prettier-ignore
  const doubts = ['No plugin of Composer reads a file of the project while packages are installed.'];
  return { kind: 'known', files: files.sort(), fills: fills as string[], doubts };
}
