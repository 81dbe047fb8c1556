/** A file of the build context, beside the Dockerfile, that a fix writes. */
export interface FileChange {
  /** Relative to the root of the context, with `/`. */
  readonly path: string;
  /** The whole text as it is now; `undefined` where there is no such file. */
  readonly before: string | undefined;
  readonly after: string;
}

/** The changes of one fix after the other as one change for each file, in the order of their first. */
export function joinChanges(changes: readonly FileChange[]): readonly FileChange[] {
  const joined = new Map<string, FileChange>();
  for (const change of changes) {
    const { path, before } = joined.get(change.path) ?? change;
    joined.set(change.path, { path, before, after: change.after });
  }
  return [...joined.values()];
}
