/**
 * What is to be said of a Dockerfile of the articles: `good` is left as it is without unsafe fixes, `naive` gets better,
 * `broken` builds and does not start, which is named.
 */
type Verdict = 'good' | 'naive' | 'broken';

interface ArticleVerdict {
  readonly verdict: Verdict;
  /** The base of what is a part of a Dockerfile. */
  readonly on?: string;
  /** Of a broken one, what names it. */
  readonly named?: string;
}

const SCRATCH_WITHOUT_LOADER = 'what PyInstaller packs asks for a loader';
const OLDER_LIBRARY = 'what PyInstaller packs holds a Python that was linked on trixie';

/** By the number of the article and of the Dockerfile in it. */
export const ARTICLE_VERDICTS: Readonly<Record<string, ArticleVerdict>> = {
  '000-1': { verdict: 'naive' },
  '000-2': { verdict: 'naive' },
  '000-3': { verdict: 'naive' },
  '000-4': { verdict: 'broken', named: SCRATCH_WITHOUT_LOADER },
  '000-5': { verdict: 'naive', on: 'debian:bookworm' },
  '000-6': { verdict: 'good' },
  '000-7': { verdict: 'broken', named: OLDER_LIBRARY },
  '000-8': { verdict: 'good', on: 'debian:bookworm-slim' },
  '001-1': { verdict: 'good' },
  '001-2': { verdict: 'good' },
  '001-3': { verdict: 'good' },
  // The wrong way and the right one, in one block.
  '001-4': { verdict: 'naive', on: 'debian:bookworm' },
  '001-5': { verdict: 'good', on: 'debian:bookworm-slim' },
  '001-6': { verdict: 'good', on: 'debian:bookworm-slim' },
  '001-7': { verdict: 'good', on: 'alpine:3.22' },
  '001-8': { verdict: 'good', on: 'python:3.13-slim' },
  '001-9': { verdict: 'naive', on: 'node:24-slim' },
  '001-10': { verdict: 'naive', on: 'node:24-slim' },
  '001-11': { verdict: 'good' },
  '001-12': { verdict: 'good' },
  '001-13': { verdict: 'good' },
  '001-14': { verdict: 'broken', named: 'the packages stay in the stage in line' },
  '001-15': { verdict: 'naive' },
  '001-16': { verdict: 'good' },
  '002-1': { verdict: 'naive' },
  '002-2': { verdict: 'good' },
  '002-3': { verdict: 'naive' },
  '002-4': { verdict: 'naive' },
  '002-5': { verdict: 'broken', named: SCRATCH_WITHOUT_LOADER },
  '002-6': { verdict: 'naive', on: 'debian:bookworm' },
  '002-7': { verdict: 'good' },
  '002-8': { verdict: 'broken', named: OLDER_LIBRARY },
  '002-9': { verdict: 'good', on: 'debian:bookworm-slim' },
  '003-1': { verdict: 'naive' },
  '003-2': { verdict: 'good' },
  '003-3': { verdict: 'broken', named: 'what Go links with the C library asks for the loader of glibc' },
  '003-4': { verdict: 'naive' },
  '003-5': { verdict: 'good' },
  '003-6': { verdict: 'naive' },
  '004-1': { verdict: 'naive' },
  '004-2': { verdict: 'good' },
  '004-3': { verdict: 'good' },
  '004-4': { verdict: 'naive' },
  '004-5': { verdict: 'good', on: 'node:24-alpine' },
};
