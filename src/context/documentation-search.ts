import type { BuildContext } from './build-context.ts';
import { type SourceSelection, sourceTexts } from './source-texts.ts';
import { readMounts } from '../dockerfile/mounts.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { namesDocumentationFolders } from '../knowledge/documentation.ts';
import { memoize } from '../text/memo.ts';

/** What a search through the files of a build has found. */
export interface DocumentationSearch {
  /** How many files were searched. */
  readonly files: number;
  /** The first that names a folder of documentation, relative to the root of the context. */
  readonly reader: string | undefined;
}

/** Scripts, sources and settings; what has no ending may be a script. Dockerfiles are read as such, and texts for people run nothing. */
const FILES: SourceSelection = {
  names:
    /(?:^|\/)\.?[\w+-]+$|\.(?:(?:ba|z|k)?sh|[cm]?[jt]s|[jt]sx|py|rb|php|pl|pm|lua|go|rs|c|cc|cpp|h|hpp|java|kt|scala|exs?|erl|awk|tcl|cgi|conf|cfg|cnf|ini|ya?ml|json|toml|xml|html?|in|j2|tmpl|tpl|template|erb|service|env|mk)$/i,
  elsewhere:
    /(?:^|\/)(?:node_modules|vendor|\.git|target)\/|(?:^|\/)(?:Dockerfile|Containerfile|LICENSE|COPYING|README|CHANGELOG)[^/]*$/i,
  mostFiles: 2000,
  mostLength: 16 * 1024 * 1024,
};

/**
 * Looks through the files that a build may copy for one that names /usr/share/doc or /usr/share/man. `undefined` where there is
 * no context, or the build takes nothing from it.
 */
export function searchForDocumentation(
  { instructions }: Scan,
  context: BuildContext | undefined,
): DocumentationSearch | undefined {
  const takes = instructions.some(({ content }) => {
    const { keyword } = content.trigger ?? content;
    if (keyword === 'copy' || keyword === 'add') return true;
    return keyword === 'run' && readMounts(content.trigger ?? content).length > 0;
  });
  return context && takes ? searchFiles(context) : undefined;
}

/** Asked for each RUN that installs something. */
const searchFiles = memoize((context: BuildContext): DocumentationSearch => {
  let files = 0;
  for (const { path, text } of sourceTexts(context, FILES)) {
    files += 1;
    if (namesDocumentationFolders(text)) return { files, reader: path };
  }
  return { files, reader: undefined };
});
