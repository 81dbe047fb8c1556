import type { BuildContext } from '../build-context.ts';
import { joinPath } from '../context-path.ts';
import { type Dockerfile, readDockerfile } from '../../dockerfile/dockerfile.ts';
import { FOREIGN_FOLDERS } from '../../knowledge/foreign-folders.ts';
import { memoize } from '../../text/memo.ts';

/** The Dockerfiles in a folder that may be built with that as their context (trap H8). */
export interface SharedContext {
  /** Their paths, those in the root first. */
  readonly paths: readonly string[];
  /** What of them could be read, by path. */
  readonly files: ReadonlyMap<string, Dockerfile>;
  /** One that could not be read, with the reason as a clause. */
  readonly unread: { readonly path: string; readonly because: string } | undefined;
}

const NAME = /^(?:[Dd]ockerfile|Dockerfile[.-].+|.+\.[Dd]ockerfile|Containerfile.*)$/;
/** Ignore files, leftovers of editors, documents. Templates count: what is made of one is built with this context, too. */
const OTHER =
  /\.(?:dockerignore|containerignore|orig|rej|bak|backup|old|save|sw[nop]|patch|diff|md|markdown|rst|adoc|html)$|~$/;

/** More folders than that are no place to look for Dockerfiles in. */
const MOST_FOLDERS = 2000;

/** Those that an ignore file leaves out are among them. */
export const findSharedContext: (context: BuildContext) => SharedContext = memoize(findAfresh);

function findAfresh(context: BuildContext): SharedContext {
  const { ignoreFile } = context;
  const whole = ignoreFile?.path === undefined ? context : context.withFile(ignoreFile.path, '');
  const paths: string[] = [];
  let folders = [''];
  let looked = 0;
  while (folders.length > 0 && looked < MOST_FOLDERS) {
    const next: string[] = [];
    for (const folder of folders) {
      looked += 1;
      if (looked > MOST_FOLDERS) break;
      for (const name of whole.namesIn(folder)) {
        const path = joinPath(folder, name);
        if (whole.isFolder(path)) {
          if (!FOREIGN_FOLDERS.has(name)) next.push(path);
        } else if (NAME.test(name) && !OTHER.test(name)) paths.push(path);
      }
    }
    folders = next;
  }
  const files = new Map<string, Dockerfile>();
  let unread: SharedContext['unread'];
  for (const path of paths) {
    const text = whole.readText(path);
    const file = text === undefined ? undefined : readDockerfile(text);
    if (file?.kind === 'dockerfile') files.set(path, file);
    else unread ??= { path, because: file?.detail ?? 'it is no text' };
  }
  return { paths, files, unread };
}

/** The one that proposes what becomes of an ignore file which several share: it is to be changed once. */
export function findProposer({ paths }: SharedContext): string | undefined {
  return paths.find((path) => /(?:^|\/)Dockerfile$/.test(path)) ?? paths[0];
}
