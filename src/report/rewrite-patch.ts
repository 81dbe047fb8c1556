import { folderOf, joinPath } from '../context/context-path.ts';
import { type FileChange, joinChanges } from '../context/file-change.ts';
import type { Rewrite } from '../pipeline/rewrite-result.ts';
import { type FileReport, proposedText } from './file-report.ts';
import { formatFilePatch } from './patch.ts';

/** What a run did to a Dockerfile and to the files beside it, as one patch of several files; '' where it did nothing. */
export function formatRewritePatch(report: FileReport, { before, after, files }: Rewrite): string {
  return formatFilePatch(report.path, before, after) + formatChanges(report, files);
}

/** What the proposals would add to that. */
export function formatProposalPatch(report: FileReport, rewrite: Rewrite): string {
  const changes = joinChanges(rewrite.proposals.flatMap(({ file }) => file ?? []));
  return formatFilePatch(report.path, rewrite.after, proposedText(rewrite)) + formatChanges(report, changes);
}

/** The diffs of files beside a Dockerfile, one after the other. */
export function formatChanges(report: Pick<FileReport, 'path' | 'folder'>, changes: readonly FileChange[]): string {
  return changes.map((change) => formatFilePatch(shownFile(report, change), change.before, change.after)).join('');
}

/** How the path of a file beside a Dockerfile is shown. */
export function shownFile(
  { path, folder }: Pick<FileReport, 'path' | 'folder'>,
  change: { readonly path: string },
): string {
  return joinPath(folder ?? folderOf(path), change.path);
}
