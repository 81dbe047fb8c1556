import type { BuildContext } from '../../context/build-context.ts';
import { baseName } from '../../context/context-path.ts';

/** How a list of packages fetches some of them: by Git at all, and whether through SSH. */
export interface GitFetch {
  readonly where: string;
  readonly isBySsh: boolean;
}

/** As pip ("VCS Support"), npm ("package.json", "dependencies"), Yarn, pnpm and Bundler's lock file write it. */
const BY_GIT =
  /\bgit\+(?:https?|ssh|file|git):|\bgit:\/\/|\bgit@[\w.-]+[:/]|["'\s@](?:github|gitlab|bitbucket|gist):[\w.-]+|https?:\/\/[^\s"']{1,200}\.git\b/;
const BY_SSH = /\bgit\+ssh:|\bssh:\/\/git@|\bgit@[\w.-]+:/;
const OF_BUNDLER = /^GIT\r?$/m;
/** A page of a repository: npm and Yarn fetch that by Git as well ("package.json", "Git URLs as dependencies"). */
const REPOSITORY_PAGE = /^https?:\/\/(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org)\/[^/#]+\/[^/#]+\/?(?:#.*)?$/;
/** Those of a package.json that is installed. */
const LISTS: readonly string[] = ['dependencies', 'devDependencies', 'optionalDependencies'];

/** The first of some lists that names a repository of Git. @param paths of the files that an install reads */
export function findGitFetch(context: BuildContext, paths: readonly string[]): GitFetch | undefined {
  let found: GitFetch | undefined;
  for (const where of paths) {
    const text = context.readText(where);
    if (text === undefined) continue;
    const lists = baseName(where) === 'package.json' ? readRanges(text) : [text];
    if (!lists.some((list) => BY_GIT.test(list) || OF_BUNDLER.test(list))) continue;
    const isBySsh = found?.isBySsh === true || lists.some((list) => BY_SSH.test(list));
    found = { where: found?.where ?? where, isBySsh };
  }
  return found;
}

/** What stands behind the names in a package.json: elsewhere in it, a repository is the home of the project. */
function readRanges(text: string): readonly string[] {
  try {
    const manifest = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const ranges = LISTS.flatMap((name) => Object.values(Object(manifest?.[name]) as object) as unknown[]);
    return ranges.flatMap((range) => {
      if (typeof range !== 'string') return [];
      if (REPOSITORY_PAGE.test(range)) return ` git+${range}`;
      // npm takes "user/repository" for one of GitHub.
      return /^[\w-][\w.-]*\/[\w.-]+(?:#.*)?$/.test(range) ? ` github:${range}` : ` ${range}`;
    });
  } catch {
    return [];
  }
}
