import { FILE_REFUSALS, type FileRefusal } from '../dockerfile/refusal.ts';
import type { FixText, Rewrite } from '../pipeline/rewrite-result.ts';
import type { FileReport } from './file-report.ts';
import { toJsonText } from './json-text.ts';
import { formatProposalPatch, formatRewritePatch, shownFile } from './rewrite-patch.ts';
import { sumReports } from './totals.ts';
import { toVerificationJson } from './verification-json.ts';

/** Raised whenever a field goes or changes its meaning; a new field does not raise it. */
const SCHEMA_VERSION = 1;

/**
 * The report for programs: one JSON object with a newline at its end, every field of which docs/json.md describes.
 * Holds no whole texts of files, only diffs. Only visible ASCII and printable characters are written as they are.
 */
export function toJsonReport(reports: readonly FileReport[], meta: { readonly version: string }): string {
  const { files, statuses, steps, proposals, refusals } = sumReports(reports);
  const report = {
    schemaVersion: SCHEMA_VERSION,
    tool: 'dockoptimize',
    version: meta.version,
    summary: { files, ...statuses, fixes: steps.length, proposals: proposals.length, refusals },
    files: reports.map(toFile),
  };
  return toJsonText(report);
}

function toFile(report: FileReport): object {
  const { path, status, rewrite, error, verification } = report;
  return {
    path,
    status,
    fixes: rewrite?.steps.map(toFix) ?? [],
    proposals: rewrite?.proposals.map(toFix) ?? [],
    notes: rewrite?.notes.map(toFix) ?? [],
    refusals: rewrite?.refusals.map(toRefusal) ?? [],
    ignored: rewrite?.ignored.map(({ line, transform, comment }) => ({ line, transform, comment })) ?? [],
    unusedIgnores: rewrite?.unusedIgnores.map(({ line, comment, because }) => ({ line, comment, because })) ?? [],
    declined: rewrite?.declined.map((fix) => ({ ...toFix(fix), because: fix.because })) ?? [],
    refusal: rewrite?.refusal ? toFileRefusal(rewrite.refusal) : null,
    error: error ? { message: error.message } : null,
    verification: verification ? toVerificationJson(verification) : null,
    otherFiles:
      rewrite?.files.map((file) => ({ path: shownFile(report, file), isNew: file.before === undefined })) ?? [],
    patch: (rewrite && formatRewritePatch(report, rewrite)) || null,
    proposalPatch: (rewrite && formatProposalPatch(report, rewrite)) || null,
  };
}

function toFix(fix: FixText): object {
  const { savings } = fix;
  return {
    line: fix.line,
    transform: fix.transform,
    category: fix.category,
    title: fix.title,
    why: fix.why,
    evidence: fix.evidence,
    assumptions: fix.assumptions,
    effects: fix.effects,
    applicability: fix.applicability,
    file: fix.file?.path ?? null,
    savings: savings ? { what: savings.what, bytes: savings.bytes ?? null, basis: savings.basis } : null,
    key: fix.key,
  };
}

function toRefusal({ line, transform, reason, because, detail, remedy }: Rewrite['refusals'][number]): object {
  return { line, transform, reason, because, detail, remedy };
}

function toFileRefusal({ reason, detail, line }: FileRefusal): object {
  const { because, remedy } = FILE_REFUSALS[reason];
  return { reason, because, detail, remedy, line: line ?? null };
}
