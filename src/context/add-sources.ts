import type { BuildContext } from './build-context.ts';
import { findSources, MAX_LOOKS } from './copy-sources.ts';
import { isArchive } from './archives.ts';
import { mayEndLike } from './pattern-end.ts';
import { argumentWords, type InstructionContent } from '../dockerfile/instruction.ts';

/** What ADD does with one of its sources. */
export type AddSource =
  /** Folders and files that are known to be copied as they are. */
  | { readonly kind: 'copied'; readonly word: string; readonly by: 'folder' | 'content' }
  /** A file that nobody has looked into: it is unpacked if it is an archive. */
  | { readonly kind: 'unseen'; readonly word: string }
  /** A pattern that may stand for the name of an archive, and nobody has looked at what it stands for. */
  | { readonly kind: 'pattern'; readonly word: string }
  /** By its name, or by what is in it, ADD is there to unpack it. */
  | { readonly kind: 'archive'; readonly word: string }
  /** An address, or what may be taken for one. */
  | { readonly kind: 'remote'; readonly word: string }
  | { readonly kind: 'variable'; readonly word: string }
  | { readonly kind: 'heredoc'; readonly word: string }
  /** Quotes, escapes, or a path that leads out of the context. */
  | { readonly kind: 'unclear'; readonly word: string };

/** Of these names it is meant that they are unpacked, whatever is in them. */
const ARCHIVE_NAME = /\.(?:tar[\w.*?]{0,8}|t[bgx]z2?|tb2|tzst|gz|gzip|bz2?|xz|zst|t?gz[*?])$/i;

/** How such names end. */
const ARCHIVE_ENDS = [
  '.tar',
  '.tgz',
  '.tbz',
  '.tbz2',
  '.tb2',
  '.txz',
  '.tzst',
  '.gz',
  '.gzip',
  '.bz',
  '.bz2',
  '.xz',
  '.zst',
];

/** `https://…`, `git@host:…`, `host.com/…` as git writes them, and a folder of git's own (BuildKit's `ParseGitRef`). */
const REMOTE = /^(?:[a-z][a-z\d+.-]*:\/\/|[^/@]*@[^/:]*:|github\.com\/)|\.git(?:[#?].*)?$/i;

/**
 * What ADD does with each of its sources. Whether a file is unpacked is decided by its content (BuildKit's
 * `isArchivePath`): a tar archive, packed by gzip, bzip2, xz or zstd, or not at all. A zip, and so a jar, is none. A folder
 * is copied as it is, whatever is in it.
 * @param context the files of the build; `undefined` where they are not to be had, and for an ONBUILD
 */
export function readAddSources(content: InstructionContent, context: BuildContext | undefined): readonly AddSource[] {
  const budget = { names: MAX_LOOKS };
  const isJson = content.json !== undefined;
  return argumentWords(content)
    .slice(0, -1)
    .map((word): AddSource => {
      if (content.heredocs.length > 0 && word.startsWith('<<')) return { kind: 'heredoc', word };
      if (word.includes('$')) return { kind: 'variable', word };
      if (REMOTE.test(word)) return { kind: 'remote', word };
      if (ARCHIVE_NAME.test(word)) return { kind: 'archive', word };
      if (/["']/.test(word) || word.includes(content.escape)) return { kind: 'unclear', word };
      if (!isJson && word === '') return { kind: 'unclear', word };
      return readLocal(word, context, budget);
    });
}

function readLocal(word: string, context: BuildContext | undefined, budget: { names: number }): AddSource {
  // What ends in a slash is a folder: a file by that name would be found, too, but nobody writes it so.
  if (/(?:^|\/)\.?$/.test(word)) return { kind: 'copied', word, by: 'folder' };
  const sources = context ? findSources(word, context, budget) : [];
  if (!context || !sources || sources.length === 0) return toUnseen(word);
  const isFolder = sources.every((source) => source.isFolder);
  if (isFolder) return { kind: 'copied', word, by: 'folder' };
  const starts = sources.filter((source) => !source.isFolder).map(({ path }) => context.readStart(path, 512));
  if (starts.some(isArchive)) return { kind: 'archive', word };
  return starts.includes(undefined) ? toUnseen(word) : { kind: 'copied', word, by: 'content' };
}

function toUnseen(word: string): AddSource {
  return { kind: mayEndLike(word, ARCHIVE_ENDS) ? 'pattern' : 'unseen', word };
}
