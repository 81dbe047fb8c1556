import type { BuildContext } from '../build-context.ts';
import { folderOf, joinPath, readContextPath } from '../context-path.ts';
import { type InstallFiles, refuseInstall } from './install-files.ts';
import type { DependencyInstall } from '../../knowledge/dependency-installs.ts';

/** What a line of a plain list of gems begins with; a `Gemfile` is a program, and nothing else in it is read. */
const LINE = /^(?:$|#|end\b|(?:source|gem|group|groups|platforms?|ruby|git|git_source|install_if)\b|\w+: |["']|\])/;
/** What may look at files, or run something. */
const OTHER = /`|\$|\b(?:File|Dir|IO|ENV|Pathname|eval\w*|require_relative|load|path|gemspec|send|system|exec|__dir__|__FILE__|instance_eval|open|read|readlines)\b|%x/; // prettier-ignore

/** What `bundle install` reads, where the `Gemfile` is a plain list. @param path of the `Gemfile` */
export function readBundlerInstall(context: BuildContext, path: string, { options }: DependencyInstall): InstallFiles {
  const text = context.readText(path);
  if (text === undefined) return refuseInstall('unread-manifest', `${path} could not be read`);
  const folder = folderOf(path);
  const names = ['Gemfile.lock', 'vendor/cache'];
  for (const [at, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (/\bpath:|:path\b|\bgemspec\b/.test(line) && !line.startsWith('#'))
      return refuseInstall('local-dependency', `line ${at + 1} of ${path} takes a gem out of the project`);
    const version = /^ruby\s+file:\s*["']([\w.-]+)["']$/.exec(line)?.[1];
    if (version !== undefined) names.push(version);
    const isRead = line.length < 1000 && LINE.test(line) && (line.startsWith('#') || !OTHER.test(line));
    if (!isRead) return refuseInstall('unread-manifest', `line ${at + 1} of ${path} is more than a list of gems`);
  }
  const files = [path, ...names.map((name) => joinPath(folder, name)).filter((file) => context.has(file))];
  const chosen = readContextPath(options.get('--path') ?? '') ?? '';
  const filled = ['vendor/bundle', '.bundle', ...(chosen === '' ? [] : [chosen])];
  return {
    kind: 'known',
    files: files.sort(),
    fills: filled.map((name) => joinPath(folder, name)),
    doubts: ['No gem reads a file of the project while it is installed.'],
  };
}
