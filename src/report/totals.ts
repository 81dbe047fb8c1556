import { FILE_STATUSES, type FileReport, type FileStatus } from './file-report.ts';
import type { Step } from '../pipeline/rewrite-result.ts';

/** What a run found in all its files. */
export interface Totals {
  readonly files: number;
  readonly statuses: Readonly<Record<FileStatus, number>>;
  /** Files that are written, or would be: those beside the Dockerfiles, too. */
  readonly written: number;
  /** Applied fixes. */
  readonly steps: readonly Step[];
  /** Fixes that `--unsafe` would add. */
  readonly proposals: readonly Step[];
  /** Numbers of places. */
  readonly refusals: number;
  readonly ignored: number;
  /** Notes, unused ignore comments, declined fixes and verifications. */
  readonly remarks: number;
}

/** Counts files of every status: an unchanged one has proposals and refusals, too. */
export function sumReports(reports: readonly FileReport[]): Totals {
  const rewrites = reports.flatMap(({ rewrite }) => rewrite ?? []);
  const counts = FILE_STATUSES.map((status) => [status, reports.filter((report) => report.status === status).length]);
  return {
    files: reports.length,
    statuses: Object.fromEntries(counts) as Record<FileStatus, number>,
    written: rewrites.reduce((sum, { before, after, files }) => sum + (after === before ? 0 : 1) + files.length, 0),
    steps: rewrites.flatMap(({ steps }) => steps),
    proposals: rewrites.flatMap(({ proposals }) => proposals),
    refusals: rewrites.reduce((sum, { refusals }) => sum + refusals.length, 0),
    ignored: rewrites.reduce((sum, { ignored }) => sum + ignored.length, 0),
    remarks:
      reports.filter(({ verification }) => verification && verification.outcome !== 'nothing-to-do').length +
      rewrites.reduce((sum, { notes, unusedIgnores, declined }) => {
        return sum + notes.length + unusedIgnores.length + declined.length;
      }, 0),
  };
}
