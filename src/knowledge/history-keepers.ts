/** A repository that uses its own history when it runs, and why. */
interface HistoryKeeper {
  /** Of the path behind the host, in lower case and without `.git`. */
  readonly path: RegExp;
  readonly because: string;
}

/** From the documentation and the scripts of each project, from general knowledge on 2026-11-21. */
const KEEPERS: readonly HistoryKeeper[] = [
  {
    path: /^flutter\/flutter$/,
    because: 'flutter asks git for its version, its tags and its channel whenever it runs',
  },
  { path: /^(?:microsoft|azure)\/vcpkg$/, because: 'vcpkg checks older versions of its ports out of its history' },
  {
    path: /^(?:home|linux)brew\//,
    because: 'brew updates itself and its formulae by git, and takes its version from the tags',
  },
  { path: /^asdf-vm\/asdf$/, because: 'asdf updates itself by checking tags out' },
  { path: /^(?:nvm-sh|creationix)\/nvm$/, because: 'nvm is updated by checking its newest tag out' },
  {
    path: /^(?:rbenv|sstephenson|pyenv|yyuu|nodenv|phpenv|goenv|syndbg|jenv|tfenv|tfutils|kamatama41)\//,
    because: 'version managers of this family are updated by git pull, and by git checkout of a tag',
  },
  { path: /^(?:ohmyzsh|robbyrussell)\/(?:ohmyzsh|oh-my-zsh)$/, because: 'Oh My Zsh updates itself by git pull' },
  { path: /^(?:emscripten-core|juj)\/emsdk$/, because: 'emsdk updates itself by git pull' },
  { path: /^chromium\/tools\/depot_tools$/, because: 'depot_tools updates itself by git whenever it runs' },
  { path: /^espressif\/esp-idf$/, because: 'its builds take their version from git describe' },
];

/**
 * Why a clone of a repository needs its history when it runs, as a clause.
 * @param path behind the host, as written; letters may have either case
 */
export function whyHistoryIsKept(path: string): string | undefined {
  const name = path
    .toLowerCase()
    .replace(/^\/+|\/+$/g, '')
    .replace(/\.git$/, '');
  return KEEPERS.find((keeper) => keeper.path.test(name))?.because;
}
