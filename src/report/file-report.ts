import { maskSecrets } from '../knowledge/secrets/mask.ts';
import type { Rewrite } from '../pipeline/rewrite-result.ts';
import type { Verification } from '../verify/verification.ts';

export const FILE_STATUSES = ['changed', 'unchanged', 'refused', 'error'] as const;
export type FileStatus = (typeof FILE_STATUSES)[number];

/** What became of one file. Plain data: a worker can send it, and every format of the report is made from it. */
export interface FileReport {
  /** As shown to the user: relative to the current folder, with `/` between folders. */
  readonly path: string;
  /** The folder of the build context, shown the same way, '' for the current one; that of the file where not given. */
  readonly folder?: string | undefined;
  readonly status: FileStatus;
  /** `undefined` only where the status is `error`. */
  readonly rewrite: Rewrite | undefined;
  /** Only where the status is `error`. */
  readonly error: { readonly message: string } | undefined;
  /** Only where both images were to be built. */
  readonly verification?: Verification | undefined;
}

/** The report on a file that was read. */
export function reportRewrite(path: string, rewrite: Rewrite, folder?: string): FileReport {
  return { path, ...(folder !== undefined && { folder }), status: rewrite.status, rewrite, error: undefined };
}

/** The report on a file that could not be read, rewritten or written. */
export function reportError(path: string, message: string): FileReport {
  return { path, status: 'error', rewrite: undefined, error: { message: maskSecrets(message) } };
}

/** The text that `--unsafe --write` would leave: that of the last proposal, or what the applied fixes left. */
export function proposedText(rewrite: Rewrite): string {
  return rewrite.proposals.at(-1)?.after ?? rewrite.after;
}
