import { type FileChange, joinChanges } from '../context/file-change.ts';
import type { Rewrite } from '../pipeline/rewrite-result.ts';

/** What is built: the text of a Dockerfile, and what is changed beside it. */
export interface Candidate {
  readonly text: string;
  readonly files: readonly FileChange[];
}

/** Of a rewrite as it stands after so many steps. */
export function candidateAfter({ before, steps }: Rewrite, count: number): Candidate {
  const done = steps.slice(0, count);
  return { text: done.at(-1)?.after ?? before, files: joinChanges(done.flatMap(({ file }) => file ?? [])) };
}

/** Tells candidates apart. */
export function keyOf({ text, files }: Candidate): string {
  return [text, ...files.flatMap(({ path, after }) => [path, after])].join('\0');
}
