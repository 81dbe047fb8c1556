import { type FileRefusal, refuseFile } from './refusal.ts';
import type { Scan } from './scan.ts';

/** Longer comments are not read to their end: the mark stands near the start. */
const MAX_COMMENT = 400;

const MARK =
  /DO NOT EDIT|\b[Dd]o not (?:edit|modify)\b.*\b[Gg]enerated\b|\b[Gg]enerated\b.*\b[Dd]o not (?:edit|modify)\b/;

/** A comment outside of the instructions that forbids to edit the file (trap K1). */
export function findGeneratedMark(scan: Scan): FileRefusal | undefined {
  for (const { span, line } of scan.comments) {
    const text = scan.text.slice(span.start, Math.min(span.end, span.start + MAX_COMMENT));
    if (MARK.test(text)) return refuseFile('generated', `a comment says "${text.replace(/^[#\s]+/, '').trim()}"`, line);
  }
  return undefined;
}
