import { type BuildContext, MAX_FILES } from '../build-context.ts';
import { baseName } from '../context-path.ts';
import { type Dockerfile, readDockerfile } from '../../dockerfile/dockerfile.ts';
import { FOREIGN_FOLDERS } from '../../knowledge/foreign-folders.ts';
import { memoize } from '../../text/memo.ts';

/** The Dockerfiles in a folder that may be built with that as their context (trap H8). */
export interface SharedContext {
  /** Their paths, those in the root first. */
  readonly paths: readonly string[];
  /** What of them could be read, by path. */
  readonly files: ReadonlyMap<string, Dockerfile>;
  /** There are too many files to look at all of them. */
  readonly isCut: boolean;
  /** One that could not be read, with the reason as a clause. */
  readonly unread: { readonly path: string; readonly because: string } | undefined;
}

const NAME = /^(?:[Dd]ockerfile|Dockerfile[.-].+|.+\.[Dd]ockerfile|Containerfile.*)$/;
/** Ignore files, leftovers of editors, documents. Templates count: what is made of one is built with this context, too. */
const OTHER =
  /\.(?:dockerignore|containerignore|orig|rej|bak|backup|old|save|sw[nop]|patch|diff|md|markdown|rst|adoc|html)$|~$/;

/** Those that an ignore file leaves out are among them. */
export const findSharedContext: (context: BuildContext) => SharedContext = memoize(findAfresh);

function findAfresh(context: BuildContext): SharedContext {
  const { ignoreFile } = context;
  const whole = ignoreFile?.path === undefined ? context : context.withFile(ignoreFile.path, '');
  const paths: string[] = [];
  let looked = 0;
  for (const path of whole.walk((folder) => FOREIGN_FOLDERS.has(baseName(folder)))) {
    const name = baseName(path);
    if (NAME.test(name) && !OTHER.test(name) && !whole.isFolder(path)) paths.push(path);
    looked += 1;
    if (looked < MAX_FILES) continue;
    break;
  }
  const depthOf = (path: string): number => path.split('/').length;
  paths.sort((a, b) => depthOf(a) - depthOf(b));
  const files = new Map<string, Dockerfile>();
  let unread: SharedContext['unread'];
  for (const path of paths) {
    const text = whole.readText(path);
    const file = text === undefined ? undefined : readDockerfile(text);
    if (file?.kind === 'dockerfile') files.set(path, file);
    else unread ??= { path, because: file?.detail ?? 'it is no text' };
  }
  return { paths, files, unread, isCut: looked >= MAX_FILES };
}

/** The one that proposes what becomes of an ignore file which several share: it is to be changed once. */
export function findProposer({ paths }: SharedContext): string | undefined {
  return paths.find((path) => /(?:^|\/)Dockerfile$/.test(path)) ?? paths[0];
}
