import type { BuildContext } from './build-context.ts';

/** Which files of a context are sources that are worth a search, and how many of them. */
export interface SourceSelection {
  readonly names: RegExp;
  /** Folders of others, of tests and of what is built. */
  readonly elsewhere: RegExp;
  readonly mostFiles: number;
  /** Of all texts together, in UTF-16 code units. */
  readonly mostLength: number;
}

/** The texts of sources, in the order of their names, until there are more of them than anyone would search. */
export function* sourceTexts(
  context: BuildContext,
  { names, elsewhere, mostFiles, mostLength }: SourceSelection,
): Iterable<{ readonly path: string; readonly text: string }> {
  let files = 0;
  let length = 0;
  for (const path of context.list()) {
    if (!names.test(path) || elsewhere.test(path)) continue;
    if (files === mostFiles || length > mostLength) return;
    const text = context.readText(path);
    if (text === undefined) continue;
    files += 1;
    length += text.length;
    yield { path, text };
  }
}
