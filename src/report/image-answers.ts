import type { HiddenContent } from '../image/file-tree.ts';

/** Files that a transform would keep out of an image, by the folders in which they lie. */
export interface ImageAnswer {
  /** The id of the transform. */
  readonly transform: string;
  /** What the files are, as a phrase. */
  readonly what: string;
  /** What their paths look like. */
  readonly paths: readonly RegExp[];
}

const HOME = String.raw`(?:/root|/home/[^/]+)`;

/** Which transform answers which files. The first that fits counts. */
export const IMAGE_ANSWERS: readonly ImageAnswer[] = [
  {
    transform: 'apt-cleanup',
    what: "apt's package lists and archives",
    paths: [/^\/var\/lib\/apt\/lists\/./, /^\/var\/cache\/apt\/./],
  },
  {
    transform: 'apk-no-cache',
    what: "apk's index and cache",
    paths: [/^\/var\/cache\/apk\/./, /^\/etc\/apk\/cache\/./],
  },
  { transform: 'dnf-cleanup', what: "dnf's cache", paths: [/^\/var\/cache\/(?:lib)?dnf5?\/./] },
  { transform: 'yum-cleanup', what: "yum's cache", paths: [/^\/var\/cache\/yum\/./] },
  { transform: 'zypper-cleanup', what: "zypper's cache", paths: [/^\/var\/cache\/zypp\/./] },
  { transform: 'pip-no-cache', what: "pip's download cache", paths: [new RegExp(`^${HOME}/\\.cache/pip/.`)] },
  {
    transform: 'npm-cache',
    what: "npm's cached downloads",
    paths: [new RegExp(`^${HOME}/\\.npm/(?:_cacache|_npx|_logs)/.`)],
  },
  {
    transform: 'yarn-cache',
    what: "yarn's download cache",
    paths: [
      /^\/usr\/local\/share\/\.cache\/yarn\/./,
      new RegExp(`^${HOME}/\\.(?:cache/yarn|yarn/berry/cache|yarn/cache)/.`),
    ],
  },
];

/** What `merge-run` answers, in the same words. */
export const MERGE_ANSWER = {
  transform: 'merge-run',
  what: 'files that one RUN wrote and a later RUN deletes or replaces',
};

/** The transform that keeps a file out of an image; `undefined` where none does. */
export function findAnswer(path: string): ImageAnswer | undefined {
  return IMAGE_ANSWERS.find(({ paths }) => paths.some((pattern) => pattern.test(path)));
}

/**
 * Whether joining RUNs would keep a hidden content out of the image: it came with one RUN above the lowest layer, which is
 * the base's, and went with another.
 * @param origins what made each layer, the lowest first
 */
export function isForMerging({ layer, hiddenBy }: HiddenContent, origins: readonly string[]): boolean {
  if (layer === 0 || layer === hiddenBy) return false;
  return isRun(origins[layer]) && isRun(origins[hiddenBy]);
}

/** How builders write a RUN down: BuildKit with the word, older ones by the shell alone, with `#(nop)` for all else. */
function isRun(origin = ''): boolean {
  if (/^RUN\b/.test(origin)) return true;
  return /^(?:\|\d+ .*)?\/bin\/(?:ba|da)?sh -[a-z]*c /.test(origin.slice(0, 2000)) && !origin.includes('#(nop)');
}
